import { beforeEach, describe, expect, it } from 'vitest';
import type { CameraId, ScreenId, TileId } from '#contract/ids';
import { failure } from '#contract/outcome';
import { replayPositionMs } from '#contract/replay';
import { FakeClock } from '../../tests/fakes/fakeClock';
import { TileReplays } from './tileReplays';

const place = { screenId: 'screen-1' as ScreenId, tileId: '1' as TileId };
const cameraId = 'city:1' as CameraId;

let clock: FakeClock;
let replays: TileReplays;
let changes: number;

beforeEach(() => {
  clock = new FakeClock();
  replays = new TileReplays(clock);
  changes = 0;
  replays.onReplaysChanged(() => {
    changes += 1;
  });
});

const replay = () => {
  const found = replays.of(place, cameraId);
  if (found === null) throw new Error('no replay');
  return found;
};
const position = (): number => replayPositionMs(replay(), clock.now());

describe('TileReplays', () => {
  it('rewinds fifteen seconds and plays on from there, two minutes at most', () => {
    const begun = clock.now();
    replays.order(place, cameraId, { kind: 'rewind' });
    expect(replay()).toMatchObject({ fromMs: begun - 120_000, toMs: begun, rate: 1 });
    expect(position()).toBe(begun - 15_000);
    clock.advance(4000);
    expect(position()).toBe(begun - 11_000);
    clock.advance(60_000);
    expect(position()).toBe(begun);
    expect(changes).toBe(1);
  });

  it('rewinds further with every further press, as far as there is something', () => {
    const begun = clock.now();
    for (let press = 0; press < 20; press += 1) replays.order(place, cameraId, { kind: 'rewind' });
    expect(position()).toBe(begun - 120_000);
  });

  it('goes on from the same picture when the speed changes', () => {
    const begun = clock.now();
    replays.order(place, cameraId, { kind: 'rewind' });
    clock.advance(2000);
    replays.order(place, cameraId, { kind: 'rate', rate: 0.25 });
    expect(position()).toBe(begun - 13_000);
    clock.advance(4000);
    expect(position()).toBe(begun - 12_000);
  });

  it('stands still at the first step and counts the steps', () => {
    const begun = clock.now();
    replays.order(place, cameraId, { kind: 'rewind' });
    replays.order(place, cameraId, { kind: 'step', pictures: 1 });
    replays.order(place, cameraId, { kind: 'step', pictures: -3 });
    clock.advance(9000);
    expect(replay()).toMatchObject({ rate: 0, atMs: begun - 15_000, steps: -2 });
    replays.order(place, cameraId, { kind: 'rate', rate: 1 });
    expect(replay().steps).toBe(0);
    expect(position()).toBe(begun - 15_080);
  });

  it('jumps within its stretch', () => {
    const begun = clock.now();
    replays.order(place, cameraId, { kind: 'rewind' });
    replays.order(place, cameraId, { kind: 'jump', byMs: -5000 });
    expect(position()).toBe(begun - 20_000);
    replays.order(place, cameraId, { kind: 'jump', byMs: 90_000 });
    expect(position()).toBe(begun);
  });

  it('is live again by order, and with another camera in the tile', () => {
    replays.order(place, cameraId, { kind: 'rewind' });
    expect(replays.of(place, 'city:2' as CameraId)).toBeNull();
    replays.order(place, cameraId, { kind: 'live' });
    expect(replays.of(place, cameraId)).toBeNull();
    expect(changes).toBe(2);
  });

  it('is live again after five minutes in which nobody touched it', () => {
    replays.order(place, cameraId, { kind: 'rewind' });
    clock.advance(200_000);
    replays.order(place, cameraId, { kind: 'rate', rate: 0.5 });
    clock.advance(299_000);
    expect(replays.of(place, cameraId)).not.toBeNull();
    clock.advance(2000);
    expect(replays.of(place, cameraId)).toBeNull();
  });
});

describe('TileReplays of recorders that play at the pace of life', () => {
  const paced = 'city:1' as CameraId;
  const prompt = 'city:2' as CameraId;
  const second = { ...place, tileId: '2' as TileId };
  const make = (): TileReplays =>
    new TileReplays(clock, {
      isOffered: () => true,
      isQuick: (one) => one === paced,
      startMs: (one, _atMs, rate) => (one === paced && rate > 0 ? 4_000 : 0),
    });
  const at = (rate: 0 | 1) => ({ kind: 'at', atMs: clock.now() - 60_000, rate }) as const;

  it('their clock stands until they have begun, and for all tiles of one order alike', () => {
    const made = make();
    const begun = clock.now() - 60_000;
    made.orderAll(
      [
        { ...place, cameraId: paced },
        { ...second, cameraId: prompt },
      ],
      at(1),
    );
    const positions = (): number[] =>
      [made.of(place, paced), made.of(second, prompt)].map((one) =>
        one === null ? NaN : replayPositionMs(one, clock.now()),
      );
    clock.advance(4_000);
    expect(positions()).toEqual([begun, begun]);
    clock.advance(1_000);
    expect(positions()).toEqual([begun + 1_000, begun + 1_000]);
  });

  it('eight times as fast goes where the recorder can; in step, all go or none', () => {
    const made = make();
    const quick = { kind: 'rate', rate: 8 } as const;
    made.order(place, paced, at(0));
    made.order(second, prompt, at(0));
    expect(made.order(second, prompt, quick)).toEqual(failure('recording/not-faster'));
    const both = [
      { ...place, cameraId: paced },
      { ...second, cameraId: prompt },
    ];
    expect(made.orderAll(both, quick)).toBe(0);
    expect(made.of(place, paced)?.rate).toBe(0);
    expect(made.order(place, paced, quick).ok).toBe(true);
    expect(made.of(place, paced)?.rate).toBe(8);
    // The moment lies here, and no recorder plays it.
    made.order(place, paced, { kind: 'live' });
    made.order(place, paced, { kind: 'rewind' });
    expect(made.order(place, paced, quick)).toEqual(failure('recording/not-faster'));
  });
});
