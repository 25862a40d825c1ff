import { describe, expect, it, vi } from 'vitest';
import { failure, success } from '#contract/outcome';
import type { TileReplay } from '#contract/replay';
import { aCamera } from '../../../tests/builders/catalog';
import { aPlan, aStationView, aView } from '../../../tests/builders/views';
import type { CommandRoom } from './commandRoom';
import { deskReducer, initialDesk, type DeskState, type Listening } from './deskState';
import { runCommand } from './runCommand';
import { heardTile } from './soundCommands';

const camera = aCamera();
const replay = { fromMs: 0 } as unknown as TileReplay;

/** A desk whose first tile is selected and shows a camera. */
function aDesk(given: { isEmpty?: true; answer?: unknown } = {}) {
  const plan = aPlan([null]);
  const tiles = plan.tiles.map((tile) => ({
    ...tile,
    camera: given.isEmpty === true ? null : camera,
  }));
  const plans = { [plan.screenId]: { ...plan, tiles } };
  const view = aView({ station: aStationView({}), plans });
  const ask = vi.fn().mockResolvedValue(given.answer ?? success(null));
  const [first] = tiles;
  if (first === undefined) throw new Error('no tile');
  const here: Listening = {
    screenId: plan.screenId,
    tileId: first.tileId,
    cameraId: camera.cameraId,
  };
  const press = async (state: Partial<DeskState>, kind: 'sound' = 'sound') => {
    let after: DeskState = { ...initialDesk, ...state };
    const room: CommandRoom = {
      state: after,
      view,
      dispatch: (action) => {
        after = deskReducer(after, action);
      },
      ask: ask as CommandRoom['ask'],
      now: 0,
      focusSearch: vi.fn(),
      openMenu: vi.fn(),
    };
    await runCommand({ kind }, room);
    return after;
  };
  return { ask, here, press, plans, plan, first };
}

describe('the key of the sound', () => {
  it('says to the station what is listened to, then lets it be heard', async () => {
    const { ask, here, press } = aDesk();
    expect((await press({})).listening).toEqual(here);
    expect(ask.mock.calls[0]?.slice(0, 2)).toEqual(['tile:listen', { ...here, isOn: true }]);
  });

  it('lets nothing be heard that the station refuses', async () => {
    const { press } = aDesk({ answer: failure('recording/no-sound') });
    expect((await press({})).listening).toBeNull();
  });

  it('turns it off on the tile that is heard, and moves it from any other', async () => {
    const { here, press } = aDesk();
    const elsewhere = { ...here, tileId: 'other' as Listening['tileId'] };
    expect((await press({ listening: here })).listening).toBeNull();
    expect((await press({ listening: elsewhere })).listening).toEqual(here);
  });

  it('on an empty tile ends what is heard, or says that there is no camera', async () => {
    const { here, press, ask } = aDesk({ isEmpty: true });
    expect((await press({ listening: here })).listening).toBeNull();
    expect((await press({})).refusal?.code).toBe('scene/no-camera');
    expect(ask).not.toHaveBeenCalled();
  });

  it('goes louder and quieter within its bounds', () => {
    const turn = (soundLevel: number, by: 1 | -1): number =>
      deskReducer({ ...initialDesk, soundLevel }, { type: 'soundLevelChanged', by }).soundLevel;
    expect([turn(7, 1), turn(10, 1), turn(2, -1), turn(1, -1)]).toEqual([8, 10, 1, 1]);
  });
});

describe('the tile that is heard', () => {
  it('is heard only while it shows that camera, live', () => {
    const { here, plans, plan, first } = aDesk();
    const shown = (tile: object) => ({
      [plan.screenId]: { ...plan, tiles: [{ ...first, camera, ...tile }] },
    });
    expect(heardTile(plans, null)).toBeUndefined();
    expect(heardTile(plans, here)?.tileId).toBe(here.tileId);
    expect(heardTile(shown({ replay }), here)).toBeUndefined();
    expect(heardTile(shown({ camera: null }), here)).toBeUndefined();
    expect(heardTile({}, here)).toBeUndefined();
  });
});
