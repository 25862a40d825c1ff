import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CameraId, ScreenId, TileId } from '#contract/ids';
import {
  replayPositionMs,
  tileReplaySchema,
  type ReplayOrder,
  type ReplayRate,
} from '#contract/replay';
import { FakeClock } from '../../tests/fakes/fakeClock';
import { TileReplays } from './tileReplays';

const day = 86_400_000;
const tiles = [1, 2, 3].map((number) => ({
  screenId: 'screen-1' as ScreenId,
  tileId: String(number) as TileId,
  cameraId: `city:${String(number)}` as CameraId,
}));
const [first] = tiles;
const isRecorded = (cameraId: CameraId): boolean => cameraId !== 'city:3';

const make = () => {
  const clock = new FakeClock();
  return { clock, replays: new TileReplays(clock, { isOffered: isRecorded }) };
};
type Made = ReturnType<typeof make>;

const replayOf = ({ replays }: Made, index = 0) =>
  replays.of(tiles[index]!, tiles[index]!.cameraId);
const positionOf = (made: Made, index = 0): number => {
  const replay = replayOf(made, index);
  return replay === null ? NaN : replayPositionMs(replay, made.clock.now());
};

const rate = fc.constantFrom<ReplayRate[]>(0, 0.25, 0.5, 1, 2, 4);
const move: fc.Arbitrary<ReplayOrder> = fc.oneof(
  fc.record({ kind: fc.constant('rewind' as const) }),
  fc.record({ kind: fc.constant('jump' as const), byMs: fc.integer({ min: -day, max: day }) }),
  fc.record({ kind: fc.constant('rate' as const), rate }),
  fc.record({ kind: fc.constant('step' as const), pictures: fc.integer({ min: -9, max: 9 }) }),
);
const at = (made: Made, agoMs: number, playing: 0 | 1 = 0): ReplayOrder => ({
  kind: 'at',
  atMs: made.clock.now() - agoMs,
  rate: playing,
});

describe('recordings in tiles', () => {
  it('stay in step, whatever is ordered of the whole wall and however much time passes', () => {
    const turn = fc.tuple(move, fc.nat(600_000));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6 * day }), fc.array(turn), (agoMs, turns) => {
        const made = make();
        expect(made.replays.orderAll(tiles.slice(0, 2), at(made, agoMs))).toBe(2);
        for (const [order, passedMs] of turns) {
          made.clock.advance(passedMs);
          made.replays.orderAll(tiles.slice(0, 2), order);
          const [one, other] = [replayOf(made, 0), replayOf(made, 1)];
          expect({ ...one, replayId: 0 }).toEqual({ ...other, replayId: 0 });
        }
      }),
    );
  });

  it('are never in the future, and always what a window can read', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(move, fc.nat(day))), (turns) => {
        const made = make();
        made.replays.order(first!, first!.cameraId, at(made, day, 1));
        for (const [order, passedMs] of turns) {
          made.replays.order(first!, first!.cameraId, order);
          const replay = replayOf(made);
          expect(tileReplaySchema.safeParse(replay).success).toBe(true);
          expect(positionOf(made)).toBeLessThanOrEqual(made.clock.now());
          made.clock.advance(Math.min(passedMs, 1_700_000));
        }
      }),
    );
  });

  it('begin at the time that is named, stand or play, and go on over what was now then', () => {
    const made = make();
    made.replays.order(first!, first!.cameraId, at(made, 3 * day));
    const begunMs = made.clock.now();
    made.clock.advance(60_000);
    expect(positionOf(made)).toBe(begunMs - 3 * day);
    made.replays.order(first!, first!.cameraId, at(made, 60_000, 1));
    made.clock.advance(120_000);
    expect(positionOf(made)).toBe(made.clock.now() - 60_000);
    expect(replayOf(made)?.isRecording).toBe(true);
  });

  it('keep their number while they go to another time, and have another one than the moment', () => {
    const made = make();
    made.replays.order(first!, first!.cameraId, { kind: 'rewind' });
    const moment = replayOf(made)?.replayId;
    made.replays.order(first!, first!.cameraId, at(made, day));
    const recording = replayOf(made)?.replayId;
    made.replays.order(first!, first!.cameraId, at(made, 2 * day));
    expect(replayOf(made)?.replayId).toBe(recording);
    expect(recording).not.toBe(moment);
  });

  it('are the moment where nothing is recorded, as far as that reaches, else refused', () => {
    const made = make();
    const third = tiles[2]!;
    expect(made.replays.order(third, third.cameraId, at(made, 30_000)).ok).toBe(true);
    expect(replayOf(made, 2)?.isRecording).toBeUndefined();
    expect(positionOf(made, 2)).toBe(made.clock.now() - 30_000);
    expect(made.replays.order(third, third.cameraId, at(made, day))).toMatchObject({
      fault: { code: 'recording/not-offered' },
    });
  });

  it('of the whole wall leave live what is not replayed, and end all together', () => {
    const made = make();
    expect(made.replays.orderAll(tiles, at(made, day))).toBe(2);
    expect(made.replays.orderAll(tiles, { kind: 'step', pictures: 1 })).toBe(2);
    expect(replayOf(made, 2)).toBeNull();
    expect(positionOf(made, 0)).toBe(made.clock.now() - day + 40);
    expect(made.replays.orderAll(tiles, { kind: 'live' })).toBe(2);
    expect(made.replays.isAny()).toBe(false);
  });

  it('end after half an hour in which nobody touched them', () => {
    const made = make();
    made.replays.order(first!, first!.cameraId, at(made, day, 1));
    made.clock.advance(1_799_000);
    expect(replayOf(made)).not.toBeNull();
    made.clock.advance(2_000);
    expect(replayOf(made)).toBeNull();
  });
});
