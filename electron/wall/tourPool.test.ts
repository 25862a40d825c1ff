import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Camera } from '#contract/camera';
import type { CameraId } from '#contract/ids';
import { aCamera, someCameras } from '../../tests/builders/catalog';
import {
  beginTour,
  nextOfTour,
  pauseTour,
  resizeTour,
  resumeTour,
  tourAt,
  tourBack,
  tourForth,
  turnOf,
  type TourPool,
  type TourStage,
} from './tourPool';

const dwellMs = 10_000;

type Pool = TourPool<CameraId>;
type Stage = TourStage<CameraId>;

const stopsOf = (cameras: readonly Camera[]): Stage['stops'] =>
  cameras.map(({ cameraId: id, isOnline }) => ({ id, isThere: isOnline, dwellMs }));
const stageOf = (cameras: readonly Camera[], nowMs = 0, given: Partial<Stage> = {}): Stage => ({
  ...{ stops: stopsOf(cameras), dwellMs, nowMs, isHeld: () => false },
  ...given,
});
const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);
const shown = ({ shown: ids }: Pool): (number | null)[] =>
  ids.map((id) => (id === null ? null : Number(id.split(':')[1])));

describe('one tile', () => {
  const five = someCameras(...numbers(5));

  it('shows each for its time and begins anew', () => {
    let pool = beginTour(1, stageOf(five));
    const seen = [0, 9_999, 10_000, 20_000, 30_000, 40_000, 50_000].map((nowMs) => {
      pool = tourAt(pool, stageOf(five, nowMs));
      return shown(pool)[0];
    });
    expect(seen).toEqual([1, 1, 2, 3, 4, 5, 1]);
  });

  it('skips what is offline, and goes on after one that goes offline while it is shown', () => {
    const withGap = five.map((camera) => ({ ...camera, isOnline: camera.number !== 3 }));
    const at2 = tourAt(beginTour(1, stageOf(withGap)), stageOf(withGap, 10_000));
    expect(shown(at2)).toEqual([2]);
    const twoGone = withGap.map((camera) =>
      camera.number === 2 ? { ...camera, isOnline: false } : camera,
    );
    expect(shown(tourAt(at2, stageOf(twoGone, 20_000)))).toEqual([4]);
  });

  it('stays while it is held and goes on with its next turn', () => {
    const isHeld = (_tile: number, cameraId: CameraId): boolean => cameraId === 'city:2';
    let pool = beginTour(1, stageOf(five));
    for (const nowMs of [15_000, 25_000, 35_000, 45_000]) {
      pool = tourAt(pool, stageOf(five, nowMs, { isHeld }));
    }
    expect(shown(pool)).toEqual([2]);
    expect(shown(tourAt(pool, stageOf(five, 50_000)))).toEqual([3]);
  });

  it('stands while it is paused, and what was left of a stay is left afterwards', () => {
    const paused = pauseTour(tourAt(beginTour(1, stageOf(five)), stageOf(five, 14_000)), 14_000);
    expect(shown(tourAt(paused, stageOf(five, 500_000)))).toEqual([2]);
    expect(turnOf(paused, 0)).toBeNull();
    const again = resumeTour(paused, 500_000);
    expect(turnOf(again, 0)).toBe(506_000);
  });

  it('goes one forth and one back by hand, each for its whole time', () => {
    const begun = beginTour(1, stageOf(five));
    const forth = tourForth(begun, stageOf(five, 7_000));
    expect([shown(forth), turnOf(forth, 0)]).toEqual([[2], 17_000]);
    expect(shown(tourBack(forth, stageOf(five, 8_000)))).toEqual([1]);
    expect(shown(tourBack(begun, stageOf(five, 8_000)))).toEqual([5]);
  });

  it('after a long sleep shows the next one, not all that it missed', () => {
    const slept = tourAt(beginTour(1, stageOf(five)), stageOf(five, 3_600_000));
    expect(shown(slept)).toEqual([2]);
    expect(turnOf(slept, 0)).toBe(3_610_000);
  });
});

describe('stops that have a time of their own', () => {
  it('stay so long, in the order of the list', () => {
    const stays: Record<string, number> = { 'city:7': 5_000, 'city:3': 30_000 };
    const stops = stopsOf(someCameras(7, 3, 9)).map((stop) => ({
      ...stop,
      dwellMs: stays[stop.id] ?? dwellMs,
    }));
    let pool: Pool = beginTour(1, stageOf([], 0, { stops }));
    const seen = [0, 4_999, 5_000, 34_999, 35_000, 45_000].map((nowMs) => {
      pool = tourAt(pool, stageOf([], nowMs, { stops }));
      return shown(pool)[0];
    });
    expect(seen).toEqual([7, 7, 3, 3, 9, 7]);
  });

  it('a list that was changed goes on at the same place', () => {
    const begun = beginTour(1, stageOf(someCameras(7, 3, 9)));
    expect(shown(tourAt(begun, stageOf(someCameras(2, 7, 4), 10_000)))).toEqual([4]);
    expect(shown(tourAt(begun, stageOf(someCameras(5, 4), 10_000)))).toEqual([5]);
  });
});

describe('a pool of tiles', () => {
  const hundred = someCameras(...numbers(100));

  it('takes turns: a hundred cameras go through sixteen tiles one change at a time', () => {
    const begun = beginTour(16, stageOf(hundred));
    expect(shown(begun)).toEqual(numbers(16));
    const after = tourAt(begun, stageOf(hundred, 625));
    expect(shown(after).slice(0, 3)).toEqual([17, 2, 3]);
    expect(turnOf(after, 1)).toBe(1_250);
    expect(turnOf(after, 0)).toBe(10_625);
    expect(nextOfTour(after, stopsOf(hundred))?.id).toBe('city:18');
  });

  it('pages forth and back as a whole', () => {
    const begun = beginTour(4, stageOf(hundred));
    const forth = tourForth(begun, stageOf(hundred, 3_000));
    expect(shown(forth)).toEqual([5, 6, 7, 8]);
    expect(shown(tourBack(forth, stageOf(hundred, 3_100)))).toEqual([1, 2, 3, 4]);
  });

  it('leaves tiles empty where there are fewer cameras, and repeats none', () => {
    const few = beginTour(4, stageOf(someCameras(1, 2)));
    expect(shown(tourAt(few, stageOf(someCameras(1, 2), 60_000)))).toEqual([1, 2, null, null]);
  });

  it('keeps what is shown when tiles are added or taken away', () => {
    const begun = beginTour(4, stageOf(hundred));
    expect(shown(resizeTour(begun, 6, stageOf(hundred)))).toEqual([1, 2, 3, 4, 5, 6]);
    expect(shown(resizeTour(begun, 2, stageOf(hundred)))).toEqual([1, 2]);
  });
});

describe('whatever happens', () => {
  const deeds = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('wait' as const), ms: fc.nat(30_000) }),
      fc.record({ kind: fc.constant('flip' as const), at: fc.nat(29) }),
      fc.record({ kind: fc.constantFrom('forth' as const, 'back' as const, 'toggle' as const) }),
      fc.record({ kind: fc.constant('size' as const), size: fc.integer({ min: 1, max: 9 }) }),
    ),
    { maxLength: 40 },
  );

  it('no camera is twice on the wall, and no offline one comes', () => {
    fc.assert(
      fc.property(deeds, fc.integer({ min: 1, max: 9 }), (list, size) => {
        let cameras: readonly Camera[] = numbers(30).map((number) => aCamera({ number }));
        let nowMs = 0;
        let pool = beginTour(size, stageOf(cameras));
        for (const deed of list) {
          const before = new Set(pool.shown);
          if (deed.kind === 'wait') nowMs += deed.ms;
          if (deed.kind === 'flip') {
            cameras = cameras.map((camera, at) =>
              at === deed.at ? { ...camera, isOnline: !camera.isOnline } : camera,
            );
          }
          const stage = stageOf(cameras, nowMs);
          pool = tourAt(pool, stage);
          if (deed.kind === 'forth') pool = tourForth(pool, stage);
          if (deed.kind === 'back') pool = tourBack(pool, stage);
          if (deed.kind === 'size') pool = resizeTour(pool, deed.size, stage);
          if (deed.kind === 'toggle') {
            pool = pool.pausedAtMs === null ? pauseTour(pool, nowMs) : resumeTour(pool, nowMs);
          }
          const ids = pool.shown.filter((id) => id !== null);
          expect(new Set(ids).size).toBe(ids.length);
          const offline = new Set(
            cameras.filter(({ isOnline }) => !isOnline).map(({ cameraId }) => cameraId),
          );
          expect(ids.filter((id) => offline.has(id) && !before.has(id))).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('every camera is shown equally long, within one stay at any moment', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 16 }),
        fc.integer({ min: 17, max: 60 }),
        fc.integer({ min: 1, max: 400 }),
        (size, count, turns) => {
          const cameras = someCameras(...numbers(count));
          const stepMs = dwellMs / size;
          const stays = new Map<CameraId | null, number>();
          let pool = beginTour(size, stageOf(cameras));
          for (let turn = 0; turn < turns; turn += 1) {
            for (const id of pool.shown) stays.set(id, (stays.get(id) ?? 0) + stepMs);
            pool = tourAt(pool, stageOf(cameras, Math.ceil((turn + 1) * stepMs)));
          }
          const times = cameras.map(({ cameraId }) => stays.get(cameraId) ?? 0);
          expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(dwellMs + size);
        },
      ),
      { numRuns: 200 },
    );
  });
});
