import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { success } from '#contract/outcome';
import { aCamera } from '../../../tests/builders/catalog';
import { fakeBridge, installBridge, type FakeBridge } from '../../../tests/fakes/fakeBridge';
import { useShelf } from './useShelf';

const camera = aCamera();
let bridge: FakeBridge;
let remove: () => void;

beforeEach(() => {
  bridge = fakeBridge();
  remove = installBridge(bridge);
});

afterEach(() => {
  cleanup();
  remove();
});

it('makes a camera a favourite, and ends that', async () => {
  bridge.answer('catalog:shelf', () => success({ favourites: [], recent: [camera] }));
  bridge.answer('catalog:favour', ({ isFavourite }) =>
    success({ favourites: isFavourite ? [camera] : [], recent: [camera] }),
  );
  const { result } = renderHook(() => useShelf('first'));
  await waitFor(() => expect(result.current.shelf.recent).toHaveLength(1));
  act(() => result.current.favour(camera));
  await waitFor(() => expect(result.current.isFavourite(camera.cameraId)).toBe(true));
  act(() => result.current.favour(camera));
  await waitFor(() => expect(result.current.isFavourite(camera.cameraId)).toBe(false));
  expect(bridge.askedOn('catalog:favour').map((asked) => asked.isFavourite)).toEqual([true, false]);
});
