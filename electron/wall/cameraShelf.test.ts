import { describe, expect, it } from 'vitest';
import { mostFavourites, mostRecent, type Camera } from '#contract/camera';
import type { CameraId } from '#contract/ids';
import { aCamera } from '../../tests/builders/catalog';
import { FakeClock } from '../../tests/fakes/fakeClock';
import { FakeStore } from '../../tests/fakes/fakeStore';
import { CameraShelf } from './cameraShelf';

const id = (n: number): CameraId => `city:${String(n)}` as CameraId;

const given = async (store = new FakeStore(), gone: CameraId[] = []) => {
  const clock = new FakeClock();
  const cameras = (ids: readonly CameraId[]): Camera[] =>
    ids.filter((one) => !gone.includes(one)).map((cameraId) => aCamera({ cameraId }));
  const shelf = new CameraShelf({ store, clock, cameras });
  await shelf.load();
  const idsOf = (which: 'favourites' | 'recent'): CameraId[] =>
    shelf.shelf()[which].map(({ cameraId }) => cameraId);
  return { clock, idsOf, shelf, store };
};

describe('CameraShelf', () => {
  it('keeps favourites in the order chosen, over a restart', async () => {
    const { shelf, store } = await given();
    for (const n of [3, 1, 2]) await shelf.favour(id(n), true);
    await shelf.favour(id(1), false);
    expect((await given(store)).idsOf('favourites')).toEqual([id(3), id(2)]);
  });

  it('lists what was called last first, each camera once, and no more than fit', async () => {
    const { clock, idsOf, shelf, store } = await given();
    for (let n = 1; n <= mostRecent + 5; n += 1) shelf.called(id(n));
    shelf.called(id(20));
    expect(idsOf('recent').slice(0, 2)).toEqual([id(20), id(55)]);
    expect(idsOf('recent')).toHaveLength(mostRecent);
    expect(store.writes).toEqual([]);
    await clock.pass(3_000);
    expect(store.writes).toEqual(['camera-shelf']);
    expect((await given(store)).idsOf('recent')).toHaveLength(mostRecent);
  });

  it('keeps a favourite whose platform is away, and shows it when it is back', async () => {
    const { shelf, store } = await given();
    await shelf.favour(id(1), true);
    expect((await given(store, [id(1)])).idsOf('favourites')).toEqual([]);
    expect((await given(store)).idsOf('favourites')).toEqual([id(1)]);
  });

  it('says when there is no room, and when it cannot be kept', async () => {
    const { idsOf, shelf, store } = await given();
    for (let n = 0; n < mostFavourites; n += 1) await shelf.favour(id(n), true);
    const full = await shelf.favour(id(9_999), true);
    expect(full).toMatchObject({ ok: false, fault: { code: 'catalog/shelf-full' } });
    store.fault = { code: 'store/unwritable' };
    expect(await shelf.favour(id(0), false)).toMatchObject({ ok: false });
    expect(idsOf('favourites')).toHaveLength(mostFavourites);
  });

  it('begins empty when its file is broken', async () => {
    const store = new FakeStore();
    store.values.set('camera-shelf', { version: 1, favourites: 'none' });
    expect((await given(store)).shelf.shelf()).toEqual({ favourites: [], recent: [] });
  });
});
