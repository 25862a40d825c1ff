import { expect, it } from 'vitest';
import type { Camera } from '#contract/camera';
import type { CameraId } from '#contract/ids';
import { aCamera } from '../../tests/builders/catalog';
import { aContent } from '../../tests/builders/scenes';
import { FakeClock } from '../../tests/fakes/fakeClock';
import { FakeStore } from '../../tests/fakes/fakeStore';
import { ShownCameras } from './shownCameras';

const camera = aCamera();
const { cameraId } = camera;

/** A start at which the catalog holds these, completely or not yet. */
const aStart = async (store: FakeStore, known: Camera[], isComplete: boolean) => {
  const wall = aContent([cameraId, null, 'city:nobody']);
  const clock = new FakeClock();
  const shown = new ShownCameras({
    store,
    clock,
    screens: () => new Map([['screen', wall]]),
    catalog: {
      camera: (wanted) => known.find((one) => one.cameraId === wanted),
      isComplete: () => isComplete,
    },
  });
  await shown.load();
  return { shown, clock };
};

it('names the cameras of the wall before the catalog has been read again', async () => {
  const store = new FakeStore();
  const first = await aStart(store, [camera], true);
  first.shown.look();
  await first.clock.pass(4_000);
  const next = await aStart(store, [], false);
  expect(next.shown.camera(cameraId)).toEqual(camera);
  expect(next.shown.camera('city:nobody' as CameraId)).toBeUndefined();
});

it('keeps what was put up right before the program ended', async () => {
  const store = new FakeStore();
  const first = await aStart(store, [camera], true);
  first.shown.look();
  await first.shown.stop();
  expect((await aStart(store, [], false)).shown.camera(cameraId)).toEqual(camera);
});

it('believes the catalog as soon as that is complete', async () => {
  const store = new FakeStore();
  const first = await aStart(store, [camera], true);
  first.shown.look();
  await first.clock.pass(4_000);
  expect((await aStart(store, [], true)).shown.camera(cameraId)).toBeUndefined();
  const renamed = { ...camera, number: 7 };
  expect((await aStart(store, [renamed], false)).shown.camera(cameraId)?.number).toBe(7);
});

it('starts without what cannot be read', async () => {
  const store = new FakeStore();
  await store.write('shown-cameras', { version: 1, cameras: 'none' });
  expect((await aStart(store, [], false)).shown.camera(cameraId)).toBeUndefined();
});
