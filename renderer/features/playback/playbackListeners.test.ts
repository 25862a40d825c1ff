import { combineReducers, configureStore, createListenerMiddleware } from '@reduxjs/toolkit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CameraId, LeaseId } from '#contract/ids';
import { success } from '#contract/outcome';
import type { Standby, StreamReport } from '#contract/stream';
import type { Listen } from '../../bridge/dispatch';
import type { HasView } from '../../bridge/viewSelectors';
import { viewSlice } from '../../bridge/viewSlice';
import { fakeBridge, installBridge, type FakeBridge } from '../../../tests/fakes/fakeBridge';
import { FakeTilePlayer } from '../../../tests/fakes/fakeTilePlayer';
import { listenForPlayback } from './playbackListeners';
import { playbackSlice, tileShown, type HasPlayback } from './playbackSlice';
import { PlayerRegistry } from './playerRegistry';

const cameraId = 'city:1' as CameraId;
const lease = 'lease-1' as LeaseId;
const tile = {
  playKey: 'city:1#1',
  cameraId,
  purpose: 'wall' as const,
  widthPx: 640,
  heightPx: 360,
  isCovered: false,
};

let bridge: FakeBridge;
let fakes: FakeTilePlayer[];
let opened: number;
let released: string[];
let reported: StreamReport[];
let stop: () => void;
let removeBridge: () => void;
let prepared: Standby[];
let store: ReturnType<typeof aStore>['store'];

const aStore = () => {
  const listener = createListenerMiddleware();
  const reducer = combineReducers({
    [playbackSlice.name]: playbackSlice.reducer,
    [viewSlice.name]: viewSlice.reducer,
  });
  return {
    listener,
    store: configureStore({ reducer, middleware: (build) => build().prepend(listener.middleware) }),
  };
};

const players = () =>
  new PlayerRegistry({
    open: async () => {
      opened += 1;
      return success({
        leaseId: opened === 1 ? lease : (`lease-${opened}` as LeaseId),
        cameraId,
        profile: 'sub',
        transport: 'hls',
        url: 'http://127.0.0.1/1',
        expiresAtMs: Date.now() + 600_000,
        isDemo: true,
        standing: { step: 'full', profile: 'sub', reason: null },
      });
    },
    renew: async () => ({ ok: false, fault: { code: 'request/failed' } }),
    release: (leaseId) => void released.push(leaseId),
    makePlayer: (path, surface) => {
      const player = new FakeTilePlayer(path, surface);
      fakes.push(player);
      return player;
    },
    report: (report) => void reported.push(report),
    choosePath: () => 'video',
    hasBothPaths: () => true,
    prepare: (standbys) => void prepared.push(...standbys),
    isReady: () => false,
    now: () => Date.now(),
    random: () => 0.5,
  });

beforeEach(async () => {
  vi.useFakeTimers();
  [opened, released, fakes, reported, prepared] = [0, [], [], [], []];
  bridge = fakeBridge();
  removeBridge = installBridge(bridge);
  const made = aStore();
  store = made.store;
  const listen = made.listener.startListening as Listen<HasPlayback & HasView>;
  stop = listenForPlayback(listen, store.dispatch, players());
  store.dispatch(tileShown(tile));
  await vi.advanceTimersByTimeAsync(0);
});

afterEach(() => {
  stop();
  removeBridge();
  vi.useRealTimers();
});

it('opens a lease for a tile that is shown', () => {
  expect(opened).toBe(1);
  expect(store.getState().playback.tiles[tile.playKey]).toBeDefined();
});

it('opens another lease when main takes one back, under the picture', async () => {
  fakes[0]?.move(1_000);
  bridge.push('stream:revoked', { leaseId: lease, fault: { code: 'stream/lease-ended' } });
  await vi.advanceTimersByTimeAsync(0);
  expect(opened).toBe(2);
  expect(fakes[0]?.isDestroyed).toBe(false);
});

it('leaves its tiles alone when the lease of another window is taken back', async () => {
  fakes[0]?.move(1_000);
  bridge.push('stream:revoked', {
    leaseId: 'another' as LeaseId,
    fault: { code: 'stream/lease-ended' },
  });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(opened).toBe(1);
});

it('opens another profile under the picture when main gives it one, and says so', async () => {
  fakes[0]?.move(1_000);
  const standing = { step: 'smaller', profile: 'small', reason: 'machine' } as const;
  bridge.push('stream:adjusted', { leaseId: lease, standing });
  await vi.advanceTimersByTimeAsync(0);
  expect(opened).toBe(2);
  expect(fakes[0]?.isDestroyed).toBe(false);
  expect(store.getState().playback.tiles[tile.playKey]?.standing).toEqual(standing);
});

it('prepares what main says may be called next', () => {
  const standby = { leaseId: lease, cameraId, url: 'http://127.0.0.1/2', isDemo: false };
  bridge.push('stream:standby', { standbys: [standby] });
  expect(prepared).toEqual([standby]);
});

it('tries again within the time given when a server is back, by lease and by camera', async () => {
  fakes[0]?.fail('stream/not-found');
  await vi.advanceTimersByTimeAsync(100);
  const nobody = { leaseIds: [], cameraIds: [], withinMs: 400 };
  bridge.push('stream:server-back', nobody);
  await vi.advanceTimersByTimeAsync(250);
  expect(opened).toBe(1);
  bridge.push('stream:server-back', { ...nobody, leaseIds: [lease] });
  await vi.advanceTimersByTimeAsync(250);
  expect(opened).toBe(2);
  fakes[0]?.fail('stream/queued');
  bridge.push('stream:server-back', { ...nobody, cameraIds: [cameraId] });
  await vi.advanceTimersByTimeAsync(250);
  expect(opened).toBe(3);
});

it('tells main how its tiles do', async () => {
  await vi.advanceTimersByTimeAsync(1_000);
  expect(reported.at(-1)?.lines).toMatchObject([{ leaseId: lease, isVisible: true }]);
});

it('ends its players and gives their leases back when the program closes', () => {
  bridge.push('app:closing', {});
  expect(released).toEqual([lease]);
});

it('hears nothing more after its teardown', () => {
  stop();
  expect(bridge.listeners()).toBe(0);
});
