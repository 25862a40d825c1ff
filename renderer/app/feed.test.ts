import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { failure, success } from '#contract/outcome';
import { aStationView, aView } from '../../tests/builders/views';
import { fakeBridge, installBridge, type FakeBridge } from '../../tests/fakes/fakeBridge';
import { startFeed, type Counts } from './feed';
import { createStore, type WallStore } from './store';

let bridge: FakeBridge;
let store: WallStore;
let counts: Counts;
let stop: () => void;
let remove: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  bridge = fakeBridge();
  remove = installBridge(bridge);
  store = createStore().store;
  counts = { playing: 0, failed: 0 };
});

afterEach(() => {
  stop();
  remove();
  vi.useRealTimers();
});

const start = (): void => {
  stop = startFeed(store, () => counts);
};
const wait = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);
const shown = (): unknown[] => bridge.askedOn('view:shown');

describe('The feed', () => {
  it('asks who the window is and tells main what it shows', async () => {
    bridge.answer('view:join', () => success(aView({ revision: 7 })));
    start();
    await wait(200);
    expect(store.getState().view.view?.revision).toBe(7);
    expect(shown()).toEqual([{ revision: 7, playing: 0, failed: 0 }]);
  });

  it('asks again, ever more rarely, while main is not ready', async () => {
    bridge.answer('view:join', () => failure('request/failed'));
    start();
    await wait(20_000);
    const asked = bridge.askedOn('view:join').length;
    expect(asked).toBeGreaterThanOrEqual(6);
    expect(asked).toBeLessThanOrEqual(10);
    bridge.answer('view:join', () => success(aView()));
    await wait(6000);
    expect(store.getState().view.view?.revision).toBe(1);
  });

  it('folds a patch that follows and acknowledges it', async () => {
    bridge.answer('view:join', () => success(aView()));
    start();
    await wait(200);
    bridge.push('view:patched', { from: 1, to: 2, station: aStationView({ locale: 'en' }) });
    await wait(200);
    expect(store.getState().view.view?.station.locale).toBe('en');
    expect(shown().at(-1)).toEqual({ revision: 2, playing: 0, failed: 0 });
  });

  it('asks for the whole when a revision is missing, and takes nothing half', async () => {
    bridge.answer('view:join', () => success(aView()));
    start();
    await wait(200);
    bridge.answer('view:join', () => success(aView({ revision: 9 })));
    bridge.push('view:patched', { from: 5, to: 6, station: aStationView({ locale: 'en' }) });
    await wait(200);
    expect(store.getState().view.view?.revision).toBe(9);
    expect(store.getState().view.view?.station.locale).toBe('zh-CN');
    expect(bridge.askedOn('view:join')).toHaveLength(2);
  });

  it('ignores old news', async () => {
    bridge.answer('view:join', () => success(aView({ revision: 9 })));
    start();
    await wait(200);
    bridge.push('view:patched', { from: 3, to: 4, scenes: [] });
    await wait(200);
    expect(bridge.askedOn('view:join')).toHaveLength(1);
  });

  it('tells changed counts at most twice a second', async () => {
    bridge.answer('view:join', () => success(aView()));
    start();
    await wait(600);
    const before = shown().length;
    for (let step = 1; step <= 50; step += 1) {
      counts = { playing: step, failed: 0 };
      store.dispatch({ type: 'anything' });
      await wait(20);
    }
    await wait(600);
    expect(shown().length - before).toBeLessThanOrEqual(3);
    expect(shown().at(-1)).toEqual({ revision: 1, playing: 50, failed: 0 });
  });

  it('lets go of the bridge when it is stopped', () => {
    bridge.answer('view:join', () => success(aView()));
    start();
    stop();
    expect(bridge.listeners()).toBe(0);
  });
});
