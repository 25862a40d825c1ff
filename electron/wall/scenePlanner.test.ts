import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Camera } from '#contract/camera';
import type { AlarmId, CameraId, IncidentId, NodeId, ScreenId } from '#contract/ids';
import { layouts } from '#contract/layout';
import type { PlanTile, ScreenContent, ScreenPlan } from '#contract/scene';
import { aCamera } from '../../tests/builders/catalog';
import { anActor } from '../../tests/builders/happenings';
import { aContent, aScene, aScreen } from '../../tests/builders/scenes';
import type { SceneInForce } from './sceneInForce';
import { planScreens, stageTiles, type PlanInput } from './scenePlanner';
import { tileIdAt, withLayout } from './screenContents';

const screen = aScreen();
const { screenId } = screen;

const sceneOf = (content: ScreenContent, given: Partial<SceneInForce> = {}): SceneInForce => ({
  scene: undefined,
  isChanged: false,
  screens: new Map([[screenId, content]]),
  enlarged: new Map(),
  selection: null,
  changes: [],
  ...given,
});

const known = (cameraId: CameraId): Camera | undefined => {
  const number = Number(cameraId.split(':')[1]);
  return number > 900 ? undefined : aCamera({ number });
};

const nothingMoves: Pick<PlanInput, 'tourOf' | 'hotspotOf' | 'zoomOf'> = {
  zoomOf: (_place, _cameraId, saved) => saved,
  tourOf: () => undefined,
  hotspotOf: () => undefined,
};

const noBoards: Pick<PlanInput, 'board' | 'cases'> = {
  board: (board) =>
    board.kind === 'statistics'
      ? { ...board, name: null, figures: null }
      : { kind: 'incidents', nodeId: null, name: null, incidentIds: [], total: 0 },
  cases: (nodeId) => ({ nodeId, name: null, incidentIds: [], total: 0 }),
};

const plan = (
  content: ScreenContent,
  given: Partial<PlanInput> = {},
  scene: Partial<SceneInForce> = {},
): ScreenPlan => {
  const plans = planScreens({
    screens: [screen],
    scene: sceneOf(content, scene),
    lights: [],
    camera: known,
    incidentOf: () => null,
    ...noBoards,
    replayOf: () => null,
    presetOf: () => null,
    ...nothingMoves,
    ...given,
  });
  const made = plans[screenId];
  if (made === undefined) throw new Error('no plan');
  return made;
};

const keysOf = (made: ScreenPlan): (string | null)[] => made.tiles.map((tile) => tile.playKey);

describe('a plan', () => {
  it('shows cameras in reading order and leaves empty tiles empty', () => {
    const made = plan(aContent(['city:1', null, 'city:3']));
    expect(made.tiles.map((tile) => tile.camera?.number ?? null).slice(0, 4)).toEqual([
      1,
      null,
      3,
      null,
    ]);
    expect(made.tiles[2]).toMatchObject({ tileId: '3', number: 3, isAlarmTile: true });
  });

  it('numbers the players of a camera that is shown twice', () => {
    expect(keysOf(plan(aContent(['city:1', 'city:1', 'city:2']))).slice(0, 3)).toEqual([
      'city:1#1',
      'city:1#2',
      'city:2#1',
    ]);
  });

  it('keeps a place for a camera that is not known yet', () => {
    expect(plan(aContent(['city:901'])).tiles[0]).toMatchObject({ camera: null, playKey: null });
  });

  it("lays an alarm over its tile: the alarm's camera, as a card, with its incident", () => {
    const alarmId = 'city:alarm-1' as AlarmId;
    const made = plan(aContent(['city:1', 'city:2', 'city:3']), {
      lights: [
        { screenId, index: 0, alarmId, taken: null, moreAlarms: 0 },
        {
          screenId,
          index: 2,
          alarmId,
          taken: { cameraId: 'city:7' as CameraId },
          moreAlarms: 2,
        },
      ],
      incidentOf: () => 'city:incident-1' as IncidentId,
    });
    expect(made.tiles[0]).toMatchObject({ alarmId, isCard: false, playKey: 'city:1#1' });
    expect(made.tiles[2]).toMatchObject({
      alarmId,
      isCard: true,
      playKey: 'city:7#1',
      incidentId: 'city:incident-1',
      moreAlarms: 2,
    });
  });

  it('shows the picture without a card while a tile waits to be given back', () => {
    const made = plan(aContent(['city:1', 'city:2', 'city:3']), {
      lights: [
        {
          screenId,
          index: 2,
          alarmId: null,
          taken: { cameraId: 'city:7' as CameraId },
          moreAlarms: 0,
        },
      ],
    });
    expect(made.tiles[2]).toMatchObject({ alarmId: null, isCard: false, playKey: 'city:7#1' });
  });

  it('marks selection, enlargement, pins and the ribbon', () => {
    const content = aContent(['city:1'], { hasRibbon: true });
    content.tiles = [{ cameraId: 'city:1' as CameraId, isPinned: true }];
    const made = plan(
      content,
      {},
      {
        selection: { screenId, tileId: tileIdAt(1) },
        enlarged: new Map([[screenId, tileIdAt(0)]]),
      },
    );
    expect(made).toMatchObject({ hasRibbon: true, enlargedTileId: '1' });
    expect(made.tiles[0]).toMatchObject({ isPinned: true, isSelected: false });
    expect(made.tiles[1]).toMatchObject({ isPinned: false, isSelected: true });
  });

  it('names the scene, and the last change of this screen', () => {
    const change = (screenNumber: number, atMs: number) => ({
      atMs,
      actor: anActor(),
      what: { kind: 'layout' as const, screenNumber, tileCount: 4 },
    });
    const made = plan(
      aContent(),
      {},
      { scene: aScene(), isChanged: true, changes: [change(2, 20), change(1, 10)] },
    );
    expect(made).toMatchObject({ sceneNumber: 1, sceneName: 'One', isChanged: true });
    expect(made.lastChange?.atMs).toBe(10);
  });

  it('shows figures where they were put, and the alarm while one has the tile', () => {
    const content = aContent([null, 'city:2']);
    const board = { kind: 'statistics', nodeId: null, period: 'today' } as const;
    const withFigures = {
      ...content,
      tiles: [{ cameraId: null, isPinned: false, board }, ...content.tiles.slice(1)],
    };
    expect(plan(withFigures).tiles[0]).toMatchObject({ camera: null, playKey: null, board });
    expect(plan(withFigures).tiles[1]?.board).toBeNull();
    const taken = { cameraId: 'city:7' as CameraId };
    const light = { screenId, index: 0, alarmId: 'city:alarm-1', taken, moreAlarms: 0 };
    const lit = plan(withFigures, { lights: [light as never] });
    expect(lit.tiles[0]).toMatchObject({ board: null, isCard: true, camera: { number: 7 } });
  });

  it('names the cases of a ribbon only where there is one', () => {
    expect(plan(aContent()).ribbon).toBeNull();
    const north = 'city:north' as NodeId;
    const made = plan(aContent([], { hasRibbon: true, ribbonNodeId: north }));
    expect(made.ribbon?.nodeId).toBe(north);
  });

  it('plans plugged screens only', () => {
    const other = aScreen({ number: 2 });
    const plans = planScreens({
      screens: [other],
      scene: sceneOf(aContent()),
      lights: [],
      camera: known,
      incidentOf: () => null,
      ...noBoards,
      replayOf: () => null,
      presetOf: () => null,
      ...nothingMoves,
    });
    expect(plans).toEqual({});
  });
});

describe('whatever the layout', () => {
  const contents = fc
    .record({
      layout: fc.constantFrom(...layouts),
      cameras: fc.array(fc.option(fc.integer({ min: 1, max: 20 })), { maxLength: 64 }),
    })
    .map(({ layout, cameras }) =>
      withLayout(
        aContent(cameras.map((number) => (number === null ? null : `city:${String(number)}`))),
        layout,
      ),
    );

  it('has every tile once, in the slots of the layout, and no player twice', () => {
    fc.assert(
      fc.property(contents, (content) => {
        const made = plan(content);
        expect(made.tiles).toHaveLength(content.tileCount);
        expect(new Set(made.tiles.map((tile) => tile.tileId)).size).toBe(content.tileCount);
        expect(made.tiles.map((tile) => tile.slot)).toEqual(made.layout.slots);
        const keys = keysOf(made).filter((key) => key !== null);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it('keeps the player of every camera that stays through a change of layout', () => {
    fc.assert(
      fc.property(contents, fc.constantFrom(...layouts), (content, layout) => {
        const before = plan(content);
        const after = plan(withLayout(content, layout));
        const shared = Math.min(before.tiles.length, after.tiles.length);
        const firstTiles = (tiles: readonly PlanTile[]) =>
          tiles.slice(0, shared).map((tile) => tile.playKey);
        expect(firstTiles(after.tiles)).toEqual(firstTiles(before.tiles));
      }),
    );
  });

  it('fills the screen with slots that do not overlap', () => {
    for (const layout of layouts) {
      const cells = layout.slots.flatMap((slot) =>
        Array.from(
          { length: slot.columnSpan * slot.rowSpan },
          (_, nth) =>
            `${String(slot.column + (nth % slot.columnSpan))} ${String(slot.row + Math.floor(nth / slot.columnSpan))}`,
        ),
      );
      expect(new Set(cells).size).toBe(cells.length);
      expect(cells).toHaveLength(layout.columns * layout.rows);
    }
  });
});

it('offers the spotlight the tiles of plugged screens, and says which are hidden', () => {
  const tiles = stageTiles(
    [screen, aScreen({ number: 2 })],
    sceneOf(aContent(['city:1']), { enlarged: new Map([[screenId, tileIdAt(3)]]) }),
    ({ tileId }) => tileId === tileIdAt(4),
    nothingMoves,
  );
  expect(tiles).toHaveLength(9);
  expect(tiles.filter((tile) => tile.isInUse).map((tile) => tile.index)).toEqual([4]);
  expect(tiles.filter((tile) => tile.isVisible).map((tile) => tile.index)).toEqual([3]);
  expect(tiles[0]).toMatchObject({ screenId: 'screen-1' as ScreenId, cameraId: 'city:1' });
});
