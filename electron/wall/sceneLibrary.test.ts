import { describe, expect, it } from 'vitest';
import type { CameraId, SceneId, ScreenId } from '#contract/ids';
import { failure } from '#contract/outcome';
import type { LibraryOrder } from '#contract/sceneLibrary';
import { aCamera } from '../../tests/builders/catalog';
import { anActor } from '../../tests/builders/happenings';
import { aContent, aScene, aScreen, aStarter } from '../../tests/builders/scenes';
import { FakeClock } from '../../tests/fakes/fakeClock';
import { FakeIds } from '../../tests/fakes/fakeIds';
import { FakeStore } from '../../tests/fakes/fakeStore';
import { SceneKeeper } from './sceneKeeper';

const officer = anActor();
const lead = anActor({ seat: 2, name: 'Lead Two', role: 'lead' });
const one = 'screen-1' as ScreenId;

const aLibrary = async (store = new FakeStore()) => {
  const clock = new FakeClock();
  const keeper = new SceneKeeper({ store, clock, starter: aStarter(), ids: new FakeIds() });
  await keeper.load();
  keeper.setScreens([aScreen()]);
  const { library } = keeper;
  const put = (number: number): void => {
    keeper.assign(officer, { screenId: one, tileId: '1' as never }, aCamera({ number }));
  };
  const change = (order: LibraryOrder, actor = officer) => keeper.changeLibrary(actor, order);
  const save = async (number: number, name = `Scene ${String(number)}`): Promise<SceneId> => {
    const kept = await change({ kind: 'save', number, name, folder: '', note: '' });
    if (!kept.ok || kept.value === null) throw new Error('not kept');
    return kept.value;
  };
  const cameraIn = (sceneId: SceneId): CameraId | null | undefined =>
    library.find(sceneId)?.screens[one]?.tiles[0]?.cameraId;
  return { keeper, library, store, clock, put, change, save, cameraIn };
};

describe('the library of scenes', () => {
  it('keeps the wall under a free number, in a folder, with a note', async () => {
    const { library, change, clock, keeper } = await aLibrary();
    await change({ kind: 'save', number: 17, name: 'Night', folder: 'Shift', note: 'from 22:00' });
    expect(library.all()).toMatchObject([
      {
        ...{ number: 17, name: 'Night', folder: 'Shift', note: 'from 22:00' },
        present: { number: 1, atMs: clock.now(), actor: officer, how: 'saved' },
      },
    ]);
    expect(keeper.rows()).toMatchObject([{ number: 17, isInForce: true }]);
    const again = { kind: 'save', number: 17, name: 'Other', folder: '', note: '' } as const;
    expect(await change(again)).toEqual(failure('scene/number-taken'));
  });

  it('saves over a scene and says who did; what it was can be had back', async () => {
    const { library, put, save, change, cameraIn, clock } = await aLibrary();
    put(1);
    const sceneId = await save(3);
    put(2);
    await clock.pass(5_000);
    await change({ kind: 'overwrite', sceneId }, lead);
    expect(cameraIn(sceneId)).toBe('city:2');
    expect(library.find(sceneId)).toMatchObject({
      present: { number: 2, actor: lead, atMs: clock.now() },
      past: [{ number: 1, actor: officer }],
    });
    await change({ kind: 'restore', sceneId, version: 1 });
    expect(cameraIn(sceneId)).toBe('city:1');
    expect(library.find(sceneId)?.present).toMatchObject({ number: 3, how: 'restored' });
    await change({ kind: 'undo' });
    expect(cameraIn(sceneId)).toBe('city:2');
    const unknown = { kind: 'restore', sceneId, version: 9 } as const;
    expect(await change(unknown)).toEqual(failure('scene/unknown-version'));
  });

  it('makes no version of what is the same', async () => {
    const { library, put, save, change } = await aLibrary();
    put(1);
    const sceneId = await save(3);
    await change({ kind: 'overwrite', sceneId });
    expect(library.find(sceneId)?.past).toEqual([]);
    expect(library.lastStep()).toMatchObject({ kind: 'save' });
  });

  it('keeps the twenty last versions', async () => {
    const { library, put, save, change } = await aLibrary();
    const sceneId = await save(3);
    for (let number = 1; number <= 25; number += 1) {
      put(number);
      await change({ kind: 'overwrite', sceneId });
    }
    const scene = library.find(sceneId);
    expect(scene?.past).toHaveLength(20);
    expect(scene?.past.at(-1)?.number).toBe(6);
  });

  it('gives number, name, folder and note; a number belongs to one', async () => {
    const { library, save, change, keeper } = await aLibrary();
    const [first, second] = [await save(1), await save(2)];
    const edit = { kind: 'edit', name: 'New', folder: 'F', note: 'N' } as const;
    expect(await change({ ...edit, sceneId: first, number: 2 })).toEqual(
      failure('scene/number-taken'),
    );
    await change({ ...edit, sceneId: first, number: 5 });
    expect(library.find(first)).toMatchObject({ number: 5, name: 'New', folder: 'F', note: 'N' });
    expect(keeper.rows().map(({ number }) => number)).toEqual([2, 5]);
    await change({ kind: 'undo' });
    expect(library.find(first)).toMatchObject({ number: 1, folder: '' });
    expect(library.find(second)?.number).toBe(2);
  });

  it('copies a scene under the next free number', async () => {
    const { library, save, change } = await aLibrary();
    const sceneId = await save(7);
    await save(8);
    const copied = await change({ kind: 'duplicate', sceneId, name: 'Copy' });
    expect(library.withNumber(9)).toMatchObject({ name: 'Copy', present: { how: 'copied' } });
    expect(copied).toMatchObject({ value: library.withNumber(9)?.sceneId });
  });

  it('removes a scene and brings it back with all its versions', async () => {
    const { library, put, save, change, keeper } = await aLibrary();
    const sceneId = await save(7);
    put(3);
    await change({ kind: 'overwrite', sceneId });
    await change({ kind: 'remove', sceneId });
    expect(library.all()).toEqual([]);
    expect(keeper.inForce().scene).toBeUndefined();
    expect(await change({ kind: 'remove', sceneId })).toEqual(failure('scene/unknown'));
    expect(await change({ kind: 'undo' })).toMatchObject({ value: sceneId });
    expect(library.find(sceneId)?.past).toHaveLength(1);
    expect(keeper.inForce().scene?.number).toBe(7);
  });

  it('takes nothing back where nothing was done', async () => {
    const { change } = await aLibrary();
    expect(await change({ kind: 'undo' })).toEqual(failure('scene/nothing-to-undo'));
  });

  it('is full with 999 scenes', async () => {
    const { library, change } = await aLibrary();
    const scenes = Array.from({ length: 999 }, (_, index) =>
      aScene({ sceneId: `s${String(index)}` as SceneId, number: index + 1 }),
    );
    await library.begin(scenes);
    const full = await change({ kind: 'duplicate', sceneId: 's5' as SceneId, name: 'Copy' });
    expect(full).toEqual(failure('scene/library-full'));
  });

  it('lists nothing that the store refused', async () => {
    const { library, save, change, store } = await aLibrary();
    const sceneId = await save(1);
    store.fault = { code: 'store/unwritable' };
    expect(await change({ kind: 'remove', sceneId })).toMatchObject({
      fault: { code: 'store/unwritable' },
    });
    expect(library.find(sceneId)).toBeDefined();
    expect(library.lastStep()).toMatchObject({ kind: 'save' });
  });
});

describe('scenes of an earlier build', () => {
  it('come over with a history that begins with them', async () => {
    const store = new FakeStore();
    await store.write('scenes', { version: 1, scenes: [aScene({ name: 'Old' })] });
    const { library } = await aLibrary(store);
    expect(library.all()).toMatchObject([
      {
        name: 'Old',
        folder: '',
        note: '',
        present: { number: 1, atMs: null, actor: null },
        past: [],
      },
    ]);
  });

  it('do not go with one that cannot be read, which is kept beside', async () => {
    const store = new FakeStore();
    const stored = {
      version: 1,
      scenes: [aScene(), { sceneId: 'x', number: 'five', screens: { [one]: aContent() } }],
    };
    await store.write('scenes', stored);
    const { library, save } = await aLibrary(store);
    expect(library.all()).toHaveLength(1);
    await save(2);
    expect(await store.read('scenes-unread')).toEqual({ ok: true, value: stored });
    expect((await aLibrary(store)).library.all()).toHaveLength(2);
  });

  it('of a file that is none of ours are none', async () => {
    const store = new FakeStore();
    await store.write('scenes', { version: 9, scenes: [] });
    expect((await aLibrary(store)).library.all()).toEqual([]);
    expect(await store.read('scenes-unread')).toMatchObject({ value: { version: 9 } });
  });
});
