import { describe, expect, it } from 'vitest';
import type { CameraId, ScreenId, TileId } from '#contract/ids';
import { failure, success } from '#contract/outcome';
import type { PreviewEdit } from '#contract/preview';
import type { Screen } from '#contract/scene';
import { aCamera } from '../../tests/builders/catalog';
import { anActor } from '../../tests/builders/happenings';
import { aScreen, aStarter } from '../../tests/builders/scenes';
import { FakeClock } from '../../tests/fakes/fakeClock';
import { FakeIds } from '../../tests/fakes/fakeIds';
import { FakeStore } from '../../tests/fakes/fakeStore';
import { Preview } from './preview';
import { previewView } from './previewView';
import { SceneKeeper } from './sceneKeeper';

const officer = anActor();
const one = 'screen-1' as ScreenId;
const two = 'screen-2' as ScreenId;
const tile = (number: number): TileId => String(number) as TileId;
const put = (number: number, camera: number | null): PreviewEdit => ({
  kind: 'camera',
  tileId: tile(number),
  cameraId: camera === null ? null : (`city:${String(camera)}` as CameraId),
});

/** Two walls of nine tiles; cameras 1 and 2 are on the first. */
const aPreview = async () => {
  const clock = new FakeClock();
  const scene = new SceneKeeper({
    store: new FakeStore(),
    clock,
    starter: aStarter(),
    ids: new FakeIds(),
  });
  await scene.load();
  let screens: Screen[] = [];
  const plug = (...numbers: number[]): void => {
    screens = numbers.map((number) => aScreen({ number }));
    scene.setScreens(screens);
  };
  plug(1, 2);
  for (const number of [1, 2]) {
    scene.assign(officer, { screenId: one, tileId: tile(number) }, aCamera({ number }));
  }
  const gone = new Set<string>();
  const camera = (cameraId: CameraId) => {
    const number = Number(cameraId.split(':')[1]);
    return gone.has(cameraId) ? undefined : aCamera({ number, cameraId });
  };
  const preview = new Preview({ clock, scene, camera, screens: () => screens });
  const view = () => {
    const current = preview.current();
    if (current === undefined) throw new Error('nothing is prepared');
    return previewView(current, {
      screens,
      camera,
      board: () => {
        throw new Error('no board here');
      },
      cases: () => ({ nodeId: null, name: null, incidentIds: [], total: 0 }),
    });
  };
  const onWall = (screenId = one) =>
    (scene.inForce().screens.get(screenId)?.tiles ?? []).map(({ cameraId }) => cameraId);
  preview.open(false);
  return { preview, scene, plug, gone, view, onWall, clock };
};

describe('preparing', () => {
  it('begins from the wall and leaves it alone', async () => {
    const { preview, view, onWall } = await aPreview();
    expect(view().plans[one]?.tiles[1]?.camera?.number).toBe(2);
    expect(preview.edit(one, put(2, 7))).toEqual(success(null));
    expect(view().plans[one]?.tiles[1]?.camera?.number).toBe(7);
    expect(view()).toMatchObject({ changed: [one], isOvertaken: false });
    expect(onWall()).toEqual(['city:1', 'city:2']);
  });

  it('tells each edit with the tiles it was about', async () => {
    const { preview, view, clock } = await aPreview();
    preview.edit(one, { kind: 'merge', tileId: tile(1), withId: tile(2) });
    preview.edit(two, { kind: 'reserve', tileId: tile(5), isReserved: true });
    preview.edit(two, put(4, 9));
    expect(view().steps).toEqual([
      { atMs: clock.now(), screenNumber: 2, kind: 'camera', tile: 4, cameraNumber: 9, tiles: 9 },
      { atMs: clock.now(), screenNumber: 2, kind: 'reserve', tile: 5, isOn: true, tiles: 9 },
      { atMs: clock.now(), screenNumber: 1, kind: 'merge', tile: 1, other: 2, tiles: 8 },
    ]);
  });

  it.each<[PreviewEdit, string]>([
    [{ kind: 'preset', tileCount: 7 }, 'scene/unknown-layout'],
    [{ kind: 'split', tileId: tile(10) }, 'scene/unknown-tile'],
    [{ kind: 'merge', tileId: tile(1), withId: tile(10) }, 'scene/unknown-tile'],
    [{ kind: 'move', tileId: tile(1), columns: -1, rows: 0 }, 'layout/no-room'],
    [{ kind: 'matrix', columns: 12, rows: 12 }, 'layout/too-fine'],
    [put(1, 5), 'scene/tile-pinned'],
  ])('refuses %j and changes nothing', async (edit, code) => {
    const { preview, view } = await aPreview();
    preview.edit(one, { kind: 'pin', tileId: tile(1), isPinned: true });
    const before = view();
    expect(preview.edit(one, edit)).toMatchObject({ fault: { code } });
    expect(view()).toEqual(before);
  });

  it('reserves four tiles and no more, and swapping leaves the places reserved', async () => {
    const { preview, view } = await aPreview();
    for (const number of [1, 5, 9]) {
      preview.edit(one, { kind: 'reserve', tileId: tile(number), isReserved: true });
    }
    expect(preview.edit(one, { kind: 'reserve', tileId: tile(6), isReserved: true })).toEqual(
      failure('scene/alarm-tiles-full'),
    );
    preview.edit(one, { kind: 'swap', tileId: tile(1), withId: tile(2) });
    expect(view().contents[one]).toMatchObject({ alarmTiles: [0, 2, 4, 8] });
    expect(view().plans[one]?.tiles[0]?.camera?.number).toBe(2);
  });

  it('puts whatever a tile may show, and tours where it may', async () => {
    const { preview, view } = await aPreview();
    const tour = { nodeId: null, dwellS: 10 };
    preview.edit(one, {
      kind: 'put',
      tileId: tile(1),
      content: { cameraId: null, isPinned: true, tour },
    });
    expect(view().contents[one]?.tiles[0]).toEqual({ cameraId: null, isPinned: false, tour });
    preview.edit(two, { kind: 'tour-all', tour });
    expect(view().contents[two]?.tiles.filter((each) => each.tour !== undefined)).toHaveLength(8);
    preview.edit(two, { kind: 'ribbon', isOn: true });
    expect(view().plans[two]?.hasRibbon).toBe(true);
  });

  it('takes back the last twenty edits, one by one', async () => {
    const { preview, view } = await aPreview();
    for (let camera = 1; camera <= 23; camera += 1) preview.edit(one, put(3, 100 + camera));
    for (let back = 0; back < 20; back += 1) expect(preview.undo()).toEqual(success(null));
    expect(preview.undo()).toEqual(failure('scene/nothing-to-undo'));
    expect(view().plans[one]?.tiles[2]?.camera?.number).toBe(103);
  });

  it('is unchanged again when all edits are taken back', async () => {
    const { preview, view } = await aPreview();
    preview.edit(one, { kind: 'split', tileId: tile(1) });
    preview.undo();
    expect(view().changed).toEqual([]);
  });
});

describe('taking', () => {
  it('changes all screens in one step that one undo takes back', async () => {
    const { preview, scene, onWall } = await aPreview();
    preview.edit(one, put(2, 7));
    preview.edit(two, put(1, 8));
    let told = 0;
    scene.onSceneChanged(() => (told += 1));
    expect(preview.take(officer)).toEqual(success(null));
    expect(told).toBe(1);
    expect([onWall(one), onWall(two)]).toEqual([['city:1', 'city:7'], ['city:8']]);
    expect(scene.inForce().changes[0]).toMatchObject({
      actor: officer,
      what: { kind: 'take', screens: 2 },
    });
    expect(preview.current()).toBeUndefined();
    scene.undo(officer);
    expect([onWall(one), onWall(two)]).toEqual([['city:1', 'city:2'], []]);
  });

  it('leaves screens that nobody edited to whatever happened there meanwhile', async () => {
    const { preview, scene, view, onWall } = await aPreview();
    preview.edit(two, put(1, 8));
    scene.assign(officer, { screenId: one, tileId: tile(3) }, aCamera({ number: 3 }));
    expect(view().isOvertaken).toBe(false);
    expect(view().plans[one]?.tiles[2]?.camera?.number).toBe(3);
    preview.edit(one, put(4, 4));
    expect(view().isOvertaken).toBe(false);
    preview.take(officer);
    expect(onWall()).toEqual(['city:1', 'city:2', 'city:3', 'city:4']);
  });

  it('says that the wall was changed under it, and replaces that', async () => {
    const { preview, scene, view, onWall } = await aPreview();
    preview.edit(one, put(2, 7));
    scene.assign(officer, { screenId: one, tileId: tile(3) }, aCamera({ number: 3 }));
    expect(view().isOvertaken).toBe(true);
    preview.take(officer);
    expect(onWall()).toEqual(['city:1', 'city:7']);
  });

  it('needs something to take', async () => {
    const { preview } = await aPreview();
    expect(preview.take(officer)).toEqual(failure('preview/unchanged'));
    preview.drop();
    expect(preview.take(officer)).toEqual(failure('preview/none'));
    expect(preview.edit(one, put(1, 1))).toEqual(failure('preview/none'));
    expect(preview.undo()).toEqual(failure('preview/none'));
    expect(preview.drop()).toEqual(failure('preview/none'));
  });
});

describe('giving up', () => {
  it('leaves the wall as it is; the one given up can be fetched back once', async () => {
    const { preview, view, onWall } = await aPreview();
    preview.edit(one, put(2, 7));
    preview.drop();
    expect(onWall()).toEqual(['city:1', 'city:2']);
    expect(preview.open(true)).toEqual(success(null));
    expect(view().plans[one]?.tiles[1]?.camera?.number).toBe(7);
    preview.undo();
    preview.drop();
    expect(preview.open(true)).toEqual(failure('preview/none'));
    expect(preview.open(false)).toEqual(success(null));
    expect(preview.open(false)).toEqual(success(null));
  });
});

describe('what goes missing', () => {
  it('an unplugged display keeps its edits, is taken with the others and shows them later', async () => {
    const { preview, plug, view, onWall } = await aPreview();
    preview.edit(one, put(2, 7));
    preview.edit(two, put(1, 8));
    plug(1);
    expect(view()).toMatchObject({ absent: 1, changed: [one, two] });
    expect(Object.keys(view().plans)).toEqual([one]);
    expect(preview.edit(two, put(2, 9))).toEqual(failure('scene/unknown-screen'));
    preview.take(officer);
    plug(1, 2);
    expect([onWall(one), onWall(two)]).toEqual([['city:1', 'city:7'], ['city:8']]);
  });

  it('a display plugged in meanwhile can be prepared too', async () => {
    const { preview, plug, onWall } = await aPreview();
    plug(1, 2, 3);
    const three = 'screen-3' as ScreenId;
    expect(preview.edit(three, put(1, 5))).toEqual(success(null));
    preview.take(officer);
    expect(onWall(three)).toEqual(['city:5']);
  });

  it('a camera that left the catalog is told by its tile', async () => {
    const { preview, gone, view } = await aPreview();
    preview.edit(one, put(4, 9));
    gone.add('city:9');
    expect(view().missing).toEqual([{ screenId: one, tileId: '4' }]);
    expect(view().plans[one]?.tiles[3]?.camera).toBeNull();
  });
});
