import { describe, expect, it } from 'vitest';
import type { CameraId, ScreenId, TileId } from '#contract/ids';
import type { ZoomOrder } from '#contract/zoom';
import { aCamera, aNode } from '../../tests/builders/catalog';
import { aStation, desk, wallWindow, type Kept } from '../../tests/fakes/aStation';

const screenId = 'screen-1' as ScreenId;
const tileAt = (number: number) => ({ screenId, tileId: String(number) as TileId });

const withCloseUps = async (kept?: Kept) => {
  const made = await aStation(kept);
  const { handlers, station } = made;
  const plan = () => {
    const found = station.join(wallWindow).plans[screenId];
    if (found === undefined) throw new Error('no plan');
    return found;
  };
  return {
    ...made,
    plan,
    tile: (number = 2) => plan().tiles[number - 1],
    numbers: () => plan().tiles.map(({ camera }) => camera?.number ?? null),
    put: (camera: number, number = 2) =>
      handlers['scene:assign'](
        { ...tileAt(number), cameraId: `city:${String(camera)}` as CameraId },
        desk,
      ),
    zoom: (order: ZoomOrder, number = 2) =>
      handlers['tile:zoom']({ ...tileAt(number), order }, desk),
    save: (number: number, tile = 2) =>
      handlers['crop:save']({ ...tileAt(tile), number, name: 'Gate' }, desk),
    putCrop: (number: number, tile = 3) => handlers['crop:put']({ ...tileAt(tile), number }, desk),
  };
};

const nearer: ZoomOrder = { kind: 'step', steps: 2 };

describe('digital zoom', () => {
  it('belongs to the camera of the tile, and starts no stream anew', async () => {
    const { put, zoom, tile } = await withCloseUps();
    await put(12);
    const before = tile()?.playKey;
    expect(await zoom(nearer)).toMatchObject({ ok: true });
    expect(tile()).toMatchObject({ zoom: { factor: 1.5625 }, playKey: before });
    await put(13);
    expect(tile()?.zoom).toBeNull();
    await put(12);
    await zoom({ kind: 'whole' });
    expect(tile()?.zoom).toBeNull();
  });
});

describe('a saved part of a picture', () => {
  it('is put on a tile by its number, stays in scenes and over a restart', async () => {
    const first = await withCloseUps();
    await first.put(12);
    await first.zoom(nearer);
    expect(await first.save(9001)).toMatchObject({ ok: true });
    expect(first.station.join(desk).station.crops).toMatchObject([{ number: 9001, name: 'Gate' }]);
    expect(await first.putCrop(9001)).toMatchObject({ ok: true });
    const shown = {
      crop: { number: 9001, name: 'Gate' },
      camera: { number: 12 },
      zoom: { factor: 1.5625 },
    };
    expect(first.tile(3)).toMatchObject(shown);
    await first.handlers['scene:save']({ number: 7, name: 'Seven' }, desk);
    await first.put(1, 3);
    expect(first.tile(3)).toMatchObject({ crop: null, zoom: null });
    await first.handlers['scene:recall']({ number: 7 }, desk);
    expect(first.tile(3)).toMatchObject(shown);
    await first.station.stop();
    const second = await withCloseUps({ store: first.store, journal: first.journal });
    expect(second.tile(3)).toMatchObject(shown);
    expect(await second.putCrop(9001, 4)).toMatchObject({ ok: true });
  });

  it('can be zoomed by hand, and is seen as it was saved when it is put again', async () => {
    const { put, zoom, save, putCrop, tile } = await withCloseUps();
    await put(12);
    await zoom(nearer);
    await save(9001);
    await putCrop(9001);
    await zoom({ kind: 'step', steps: -1 }, 3);
    expect(tile(3)?.zoom).toMatchObject({ factor: 1.25 });
    await putCrop(9001);
    expect(tile(3)?.zoom).toMatchObject({ factor: 1.5625 });
  });

  it('is refused where the picture is whole, and under a number that a camera has', async () => {
    const { put, zoom, save, putCrop, handlers } = await withCloseUps();
    await put(12);
    expect(await save(9001)).toMatchObject({ fault: { code: 'crop/whole' } });
    await zoom(nearer);
    expect(await save(5)).toMatchObject({ fault: { code: 'crop/number-taken' } });
    expect(await putCrop(9001)).toMatchObject({ fault: { code: 'crop/unknown' } });
    expect(await handlers['crop:remove']({ number: 9001 }, desk)).toMatchObject({
      fault: { code: 'crop/unknown' },
    });
    for (let number = 1001; number <= 1200; number += 1) await save(number);
    expect(await save(1201)).toMatchObject({ fault: { code: 'crop/too-many' } });
  });
});

describe('the neighbours of a camera', () => {
  it('come around it, and the wall is as it was when they go', async () => {
    const { put, numbers, plan, platform, handlers, clock } = await withCloseUps();
    const cameras = Array.from({ length: 20 }, (_, nth) =>
      aCamera({ number: nth + 1, position: { longitude: nth, latitude: 0 } }),
    );
    platform.tellCatalog({ kind: 'upsert', nodes: [], cameras });
    await clock.pass(1_000, 100);
    await put(12);
    const before = numbers();
    const around = () => handlers['scene:around'](tileAt(2), desk);
    expect(await around()).toMatchObject({ ok: true });
    const now = numbers();
    expect(now[4]).toBe(12);
    expect([...now].sort((a, b) => (a ?? 0) - (b ?? 0))).toEqual([
      8, 9, 10, 11, 12, 13, 14, 15, 16,
    ]);
    expect([now[3], now[5]]).toEqual([11, 13]);
    expect(plan().lastChange?.what).toMatchObject({ kind: 'around', isOn: true });
    await around();
    expect(numbers()).toEqual(before);
    await around();
    await handlers['scene:undo']({}, desk);
    expect(numbers()).toEqual(before);
  });

  it('are those of its street where nobody knows where it is; none is said', async () => {
    const { put, numbers, platform, handlers, clock } = await withCloseUps();
    const cameras = [5, 6, 9].map((number) => aCamera({ number, position: null }));
    platform.tellCatalog({ kind: 'reset' }, { kind: 'upsert', nodes: [aNode()], cameras }, { kind: 'complete' }); // prettier-ignore
    await clock.pass(1_000, 100);
    await put(6);
    await handlers['scene:around'](tileAt(2), desk);
    expect(
      numbers()
        .filter((number) => number !== null)
        .sort(),
    ).toEqual([5, 6, 9]);
    await handlers['scene:undo']({}, desk);
    platform.tellCatalog(
      { kind: 'reset' },
      { kind: 'upsert', nodes: [aNode()], cameras: cameras.slice(1, 2) },
      { kind: 'complete' },
    );
    await clock.pass(1_000, 100);
    expect(await handlers['scene:around'](tileAt(2), desk)).toMatchObject({
      fault: { code: 'catalog/no-neighbours' },
    });
  });
});
