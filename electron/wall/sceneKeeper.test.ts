import { describe, expect, it } from 'vitest';
import type { Camera } from '#contract/camera';
import type { CameraId, NodeId, ScreenId, TileId } from '#contract/ids';
import { failure } from '#contract/outcome';
import type { StarterScenes } from '#contract/scene';
import { aCamera, someCameras } from '../../tests/builders/catalog';
import { anActor } from '../../tests/builders/happenings';
import { aScreen, aStarter } from '../../tests/builders/scenes';
import { FakeClock } from '../../tests/fakes/fakeClock';
import { FakeIds } from '../../tests/fakes/fakeIds';
import { FakeStore } from '../../tests/fakes/fakeStore';
import { SceneKeeper } from './sceneKeeper';

const officer = anActor();
const one = 'screen-1' as ScreenId;
const two = 'screen-2' as ScreenId;
const place = (tile: number, screenId = one) => ({ screenId, tileId: String(tile) as TileId });

const aKeeper = async (
  store = new FakeStore(),
  starter: StarterScenes = aStarter(),
  screens = [aScreen(), aScreen({ number: 2 })],
) => {
  const clock = new FakeClock();
  const keeper = new SceneKeeper({ store, clock, starter, ids: new FakeIds() });
  await keeper.load();
  keeper.setScreens(screens);
  const numbers = (screenId = one): (string | null)[] =>
    (keeper.inForce().screens.get(screenId)?.tiles ?? []).map(
      (tile) => tile.cameraId?.split(':')[1] ?? null,
    );
  const assign = (tile: number, number: number) =>
    keeper.assign(officer, place(tile), aCamera({ number }));
  return { keeper, clock, store, numbers, assign };
};

const sourceOf = (cameras: Camera[]) => ({
  byNumber: (number: number) => cameras.find((camera) => camera.number === number),
  firstOnline: (limit: number, isWanted: (camera: Camera) => boolean) =>
    cameras.filter((camera) => camera.isOnline && isWanted(camera)).slice(0, limit),
});

describe('changing the wall', () => {
  it('puts a camera on a tile and takes it off', async () => {
    const { keeper, assign, numbers } = await aKeeper();
    expect(assign(2, 1032)).toEqual({ ok: true, value: null });
    expect(numbers()).toEqual([null, '1032']);
    keeper.assign(officer, place(2), null);
    expect(numbers()).toEqual([null, null]);
    expect(keeper.inForce().changes.map(({ what }) => what)).toEqual([
      { kind: 'camera', screenNumber: 1, tile: 2, cameraNumber: null },
      { kind: 'camera', screenNumber: 1, tile: 2, cameraNumber: 1032 },
    ]);
  });

  it('puts figures on a tile; a camera, taking off and undo treat them like a camera', async () => {
    const { keeper, assign, store } = await aKeeper();
    const board = { kind: 'statistics', nodeId: null, period: 'today' } as const;
    const shown = () => keeper.inForce().screens.get(one)?.tiles[0];
    assign(1, 5);
    keeper.show(officer, place(1), board);
    expect(shown()).toEqual({ cameraId: null, isPinned: false, board });
    await keeper.save(officer, 3, 'Figures');
    keeper.show(officer, place(1), { ...board, period: 'week' });
    expect(keeper.inForce().isChanged).toBe(true);
    keeper.undo(officer);
    keeper.undo(officer);
    expect(shown()).toMatchObject({ cameraId: 'city:5' });
    keeper.assign(officer, place(1), null);
    expect(shown()).toEqual({ cameraId: null, isPinned: false });
    keeper.recall(officer, { number: 3 });
    await keeper.stop();
    const again = await aKeeper(store);
    expect(again.keeper.inForce().screens.get(one)?.tiles[0]).toMatchObject({ board });
    again.keeper.pin(officer, place(1), true);
    expect(again.keeper.show(officer, place(1), board)).toEqual(failure('scene/tile-pinned'));
  });

  it('shows the ribbon of a place, and of the desk’s own', async () => {
    const { keeper } = await aKeeper();
    const north = 'city:north' as NodeId;
    const ribbonOf = () => keeper.inForce().screens.get(one);
    keeper.ribbon(officer, one, true, north);
    expect(ribbonOf()).toMatchObject({ hasRibbon: true, ribbonNodeId: north });
    keeper.ribbon(officer, one, false);
    keeper.ribbon(officer, one, true);
    expect(ribbonOf()).toMatchObject({ hasRibbon: true, ribbonNodeId: north });
    keeper.ribbon(officer, one, true, null);
    expect(ribbonOf()?.ribbonNodeId).toBeUndefined();
  });

  it('tells who changed it and when', async () => {
    const { keeper, assign, clock } = await aKeeper();
    assign(1, 1);
    expect(keeper.inForce().changes[0]).toMatchObject({ actor: officer, atMs: clock.now() });
  });

  it('leaves a pinned tile alone until it is unpinned', async () => {
    const { keeper, assign } = await aKeeper();
    keeper.pin(officer, place(1), true);
    expect(assign(1, 5)).toEqual(failure('scene/tile-pinned'));
    keeper.pin(officer, place(1), false);
    expect(assign(1, 5)).toMatchObject({ ok: true });
  });

  it('reserves up to four tiles for alarms, which can be undone', async () => {
    const { keeper } = await aKeeper();
    const reserved = (): readonly number[] =>
      keeper.inForce().screens.get(place(1).screenId)?.alarmTiles ?? [];
    for (const index of [...reserved()]) keeper.reserve(officer, place(index + 1), false);
    for (const number of [5, 2, 9, 1]) keeper.reserve(officer, place(number), true);
    expect(reserved()).toEqual([0, 1, 4, 8]);
    expect(keeper.reserve(officer, place(3), true)).toEqual(failure('scene/alarm-tiles-full'));
    keeper.undo(officer);
    expect(reserved()).toEqual([1, 4, 8]);
  });

  it('keeps cameras that a smaller layout hides', async () => {
    const { keeper, assign, numbers } = await aKeeper();
    assign(9, 9);
    keeper.layout(officer, one, 4);
    expect(keeper.inForce().screens.get(one)?.tileCount).toBe(4);
    keeper.layout(officer, one, 16);
    expect(numbers()[8]).toBe('9');
  });

  it('names what is not there', async () => {
    const { keeper, assign } = await aKeeper();
    expect(assign(10, 1)).toEqual(failure('scene/unknown-tile'));
    expect(keeper.layout(officer, one, 7)).toEqual(failure('scene/unknown-layout'));
    expect(keeper.layout(officer, 'screen-9' as ScreenId, 4)).toEqual(
      failure('scene/unknown-screen'),
    );
    expect(keeper.recall(officer, { number: 5 })).toEqual(failure('scene/unknown'));
    expect(keeper.undo(officer)).toEqual(failure('scene/nothing-to-undo'));
    expect(keeper.recallPrevious(officer)).toEqual(failure('scene/nothing-to-undo'));
    expect(keeper.select(one, '10' as TileId)).toEqual(failure('scene/unknown-tile'));
    expect(keeper.enlarge(one, '10' as TileId)).toEqual(failure('scene/unknown-tile'));
  });

  it('ends selection and enlargement with their tile', async () => {
    const { keeper } = await aKeeper();
    keeper.select(one, '9' as TileId);
    keeper.enlarge(one, '9' as TileId);
    expect(keeper.inForce().selection).toEqual(place(9));
    keeper.layout(officer, one, 4);
    expect(keeper.inForce().selection).toBeNull();
    expect(keeper.inForce().enlarged.size).toBe(0);
  });

  it('does not count a change that changes nothing', async () => {
    const { keeper } = await aKeeper();
    keeper.layout(officer, one, 9);
    keeper.ribbon(officer, one, false);
    keeper.pin(officer, place(1), false);
    expect(keeper.inForce().changes).toEqual([]);
  });
});

describe('undo', () => {
  it('takes back one change after the other, up to twenty', async () => {
    const { keeper, assign, numbers } = await aKeeper();
    for (let number = 1; number <= 25; number += 1) assign(1, number);
    for (let times = 0; times < 20; times += 1) expect(keeper.undo(officer).ok).toBe(true);
    expect(numbers()).toEqual(['5']);
    expect(keeper.undo(officer)).toEqual(failure('scene/nothing-to-undo'));
    expect(keeper.inForce().changes).toHaveLength(20);
  });

  it('takes back a recall with the name of the scene', async () => {
    const { keeper, assign, numbers } = await aKeeper();
    assign(1, 1);
    await keeper.save(officer, 1, 'One');
    assign(1, 2);
    await keeper.save(officer, 2, 'Two');
    keeper.recall(officer, { number: 1 });
    keeper.undo(officer);
    expect(numbers()).toEqual(['2']);
    expect(keeper.inForce().scene?.number).toBe(2);
  });
});

describe('scenes', () => {
  it('saves the wall and puts it in force again, all screens in one step', async () => {
    const { keeper, assign, numbers } = await aKeeper();
    assign(1, 1);
    keeper.assign(officer, place(1, two), aCamera({ number: 2 }));
    expect(await keeper.save(officer, 3, 'Three')).toMatchObject({
      value: { number: 3, name: 'Three', isInForce: true },
    });
    assign(1, 9);
    keeper.assign(officer, place(1, two), null);
    expect(keeper.inForce().isChanged).toBe(true);
    let tellings = 0;
    keeper.onSceneChanged(() => (tellings += 1));
    keeper.recall(officer, { number: 3 });
    expect(tellings).toBe(1);
    expect([numbers(one), numbers(two)]).toEqual([['1'], ['2']]);
    expect(keeper.inForce().isChanged).toBe(false);
  });

  it('replaces a scene of the same number', async () => {
    const { keeper } = await aKeeper();
    await keeper.save(officer, 3, 'Three');
    await keeper.save(officer, 3, 'Again');
    expect(keeper.rows().map(({ name }) => name)).toEqual(['Again']);
  });

  it('goes back to what was there before, unsaved changes included, and forth again', async () => {
    const { keeper, assign, numbers } = await aKeeper();
    assign(1, 1);
    await keeper.save(officer, 1, 'One');
    assign(1, 7);
    keeper.recall(officer, { number: 1 });
    keeper.recallPrevious(officer);
    expect(numbers()).toEqual(['7']);
    keeper.recallPrevious(officer);
    expect(numbers()).toEqual(['1']);
  });

  it('says when a scene could not be kept, and does not list it', async () => {
    const { keeper, store } = await aKeeper();
    store.fault = failure('store/unwritable').fault;
    expect(await keeper.save(officer, 1, 'One')).toMatchObject({
      fault: { code: 'store/unwritable' },
    });
    expect(keeper.rows()).toEqual([]);
  });
});

describe('over a restart', () => {
  it('brings back the last scene in force within half a second of a change', async () => {
    const { store, assign, clock, keeper } = await aKeeper();
    await keeper.save(officer, 4, 'Four');
    assign(1, 1);
    assign(2, 2);
    await clock.pass(500);
    const again = await aKeeper(store);
    expect(again.numbers()).toEqual(['1', '2']);
    expect(again.keeper.inForce()).toMatchObject({ scene: { number: 4 }, isChanged: true });
  });

  it('writes once for many changes', async () => {
    const { store, assign, clock } = await aKeeper();
    for (let number = 1; number <= 10; number += 1) assign(1, number);
    await clock.pass(500);
    expect(store.writes).toEqual(['wall']);
  });

  it('writes what is waiting when it stops', async () => {
    const { store, assign, keeper } = await aKeeper();
    assign(1, 1);
    await keeper.stop();
    expect((await aKeeper(store)).numbers()).toEqual(['1']);
  });

  it('tries again when the file could not be written', async () => {
    const { store, assign, clock } = await aKeeper();
    assign(1, 1);
    store.fault = failure('store/unwritable').fault;
    await clock.pass(500);
    store.fault = undefined;
    await clock.pass(6_000);
    expect((await aKeeper(store)).numbers()).toEqual(['1']);
  });

  it('starts empty from files that are not ours', async () => {
    const store = new FakeStore();
    store.values.set('wall', { version: 9 });
    store.values.set('scenes', 'x');
    const { keeper } = await aKeeper(store);
    expect(keeper.rows()).toEqual([]);
    expect(keeper.inForce().screens.get(one)?.tileCount).toBe(9);
  });

  it('keeps the content of a screen that is unplugged', async () => {
    const { keeper, assign, numbers } = await aKeeper();
    assign(1, 1);
    keeper.setScreens([aScreen({ number: 2 })]);
    expect(assign(1, 2)).toEqual(failure('scene/unknown-screen'));
    keeper.setScreens([aScreen(), aScreen({ number: 2 })]);
    expect(numbers()).toEqual(['1']);
  });
});

describe('a first start', () => {
  const starter = aStarter({
    cameraNumbers: [30, 20, 10],
    scenes: [
      {
        number: 1,
        name: { zh: '一', en: 'First' },
        tileCount: 9,
        cameraNumbers: [30, 20, 10],
        hasRibbon: false,
      },
      {
        number: 2,
        name: { zh: '二', en: 'Second' },
        tileCount: 4,
        cameraNumbers: [10],
        hasRibbon: true,
      },
    ],
  });
  const cameras = someCameras(...Array.from({ length: 30 }, (_, nth) => nth + 1));

  it('fills every screen with nine cameras, the named ones first, none twice', async () => {
    const { keeper, numbers } = await aKeeper(new FakeStore(), starter);
    keeper.fillBlank(sourceOf(cameras), false, 'en');
    expect(numbers(one).slice(0, 9)).toEqual(['30', '20', '10', '1', '2', '3', '4', '5', '6']);
    expect(numbers(two).slice(0, 9)).toEqual([
      ...['7', '8', '9', '11', '12', '13', '14', '15', '16'],
    ]);
  });

  it('lets the other cameras wait behind the nine for a larger layout', async () => {
    const { keeper, numbers } = await aKeeper(new FakeStore(), starter);
    keeper.fillBlank(sourceOf(cameras), false, 'en');
    expect(numbers(one).slice(9)).toEqual(
      Array.from({ length: 13 }, (_, nth) => String(nth + 17)).filter((number) => number !== '20'),
    );
    expect(numbers(two).slice(9)).toEqual(numbers(one).slice(9));
  });

  it('waits for the named cameras while the catalog is being read', async () => {
    const { keeper, numbers } = await aKeeper(new FakeStore(), starter);
    keeper.fillBlank(sourceOf(someCameras(1, 2, 3)), false, 'en');
    expect(numbers()).toEqual([]);
    keeper.fillBlank(sourceOf(someCameras(1, 2, 3)), true, 'en');
    expect(numbers()).toEqual(['1', '2', '3']);
  });

  it('replaces a named camera that is offline', async () => {
    const { keeper, numbers } = await aKeeper(new FakeStore(), starter);
    const some = [aCamera({ number: 20, isOnline: false }), ...someCameras(10, 30, 5)];
    keeper.fillBlank(sourceOf(some), true, 'en');
    expect(numbers()).toEqual(['30', '10', '5']);
  });

  it('saves the starter scenes in the language of the station; the first is in force', async () => {
    const { keeper, store } = await aKeeper(new FakeStore(), starter);
    keeper.fillBlank(sourceOf(cameras), true, 'en');
    expect(keeper.rows()).toMatchObject([
      { number: 1, name: 'First', isInForce: true },
      { number: 2, name: 'Second', isInForce: false },
    ]);
    keeper.recall(officer, { number: 2 });
    expect(keeper.inForce().screens.get(one)).toMatchObject({ tileCount: 4, hasRibbon: true });
    expect(store.writes).toContain('scenes');
  });

  it('leaves alone what a person arranged meanwhile', async () => {
    const { keeper, assign, numbers } = await aKeeper(new FakeStore(), starter);
    assign(1, 99);
    keeper.fillBlank(sourceOf(cameras), true, 'en');
    expect(numbers(one)).toEqual(['99']);
    expect(numbers(two).length).toBeGreaterThanOrEqual(9);
  });

  it('fills a screen that is plugged in later, and makes no scenes then', async () => {
    const store = new FakeStore();
    const before = await aKeeper(store, starter, [aScreen()]);
    before.assign(1, 99);
    await before.keeper.stop();
    const { keeper, numbers } = await aKeeper(store, starter);
    keeper.fillBlank(sourceOf(cameras), true, 'en');
    expect(numbers(one)).toEqual(['99']);
    expect(numbers(two)).toContain('30' as CameraId);
    expect(keeper.rows()).toEqual([]);
  });
});
