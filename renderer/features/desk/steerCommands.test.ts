import { describe, expect, it, vi } from 'vitest';
import type { Steering } from '#contract/ptz';
import { aCamera } from '../../../tests/builders/catalog';
import { anActor } from '../../../tests/builders/happenings';
import { aPlan, aStationView, aView } from '../../../tests/builders/views';
import type { CommandRoom } from './commandRoom';
import type { DeskCommand } from './deskCommand';
import { initialDesk, type DeskState } from './deskState';
import { runCommand } from './runCommand';

const camera = aCamera({ kind: 'ptz' });
const { cameraId } = camera;
const own: Steering = { cameraId, holder: anActor(), isOwn: true, scope: 'platform' };
const place = { screenId: 'screen-1', tileId: '1' };

/** What a desk asks when the first of its tiles shows a camera that can be steered. */
async function asked(command: DeskCommand, held: Steering[] = [], state: Partial<DeskState> = {}) {
  const plan = aPlan([null]);
  const tiles = plan.tiles.map((tile) => ({ ...tile, camera }));
  const answer = { ok: true, value: [{ number: 4 }, { number: 2 }] };
  const ask = vi.fn().mockResolvedValue(answer);
  const dispatch = vi.fn();
  const room: CommandRoom = {
    state: { ...initialDesk, ...state },
    view: aView({
      station: aStationView({ steering: { held, news: null } }),
      plans: { [plan.screenId]: { ...plan, tiles } },
    }),
    dispatch,
    ask: ask as CommandRoom['ask'],
    now: 0,
    focusSearch: vi.fn(),
    openMenu: vi.fn(),
  };
  await runCommand(command, room);
  return { asked: ask.mock.calls.map((call) => call.slice(0, 2) as unknown[]), dispatch };
}

const heldRefusal = { code: 'ptz/held' as const, detail: '3 林一', subject: String(camera.number) };

describe('the key of steering', () => {
  it('takes the camera of the selected tile, and gives it back', async () => {
    expect((await asked({ kind: 'steer' })).asked).toEqual([
      ['ptz:take', { ...place, isTakeOver: false }],
    ]);
    expect((await asked({ kind: 'steer' }, [own])).asked).toEqual([['ptz:release', {}]]);
  });

  it('takes over only after it was told who has the camera', async () => {
    const told = await asked({ kind: 'steer' }, [], { refusal: heldRefusal });
    expect(told.asked).toEqual([['ptz:take', { ...place, isTakeOver: true }]]);
    const ofAnother = await asked({ kind: 'steer' }, [], {
      refusal: { ...heldRefusal, subject: '7' },
    });
    expect(ofAnother.asked).toEqual([['ptz:take', { ...place, isTakeOver: false }]]);
  });

  it('leads home to the first position, only while steering', async () => {
    expect((await asked({ kind: 'steer-home' }, [own])).asked).toEqual([
      ['tile:presets', place],
      ['tile:preset', { ...place, number: 2 }],
    ]);
    expect((await asked({ kind: 'steer-home' })).asked).toEqual([]);
  });

  it('ends with Escape, after whatever lies over it', async () => {
    expect((await asked({ kind: 'leave' }, [own])).asked).toEqual([['ptz:release', {}]]);
    const typed = await asked({ kind: 'leave' }, [own], { digits: '12' });
    expect(typed.asked).toEqual([]);
    expect(typed.dispatch).toHaveBeenCalledWith({ type: 'left' });
  });
});
