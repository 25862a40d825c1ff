import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LoopWatch, markOf } from './loopWatch';

const framesPerSecond = 12;
const frameMs = 1000 / framesPerSecond;
const groupFrames = 24;

/** Time of the first picture that was called a repeat, in seconds; undefined when none was. */
const firstMark = (marks: readonly number[]): number | undefined => {
  const watch = new LoopWatch();
  const found = marks.findIndex((mark, at) =>
    watch.take(mark, at % groupFrames === 0, at * frameMs),
  );
  return found === -1 ? undefined : found / framesPerSecond;
};

/** Pictures of numbered pieces of two seconds, as their coded bytes would be marked. */
const played = (pieces: readonly number[]): number[] =>
  pieces.flatMap((piece) => Array.from({ length: groupFrames }, (_, at) => piece * 1000 + at));

describe('LoopWatch', () => {
  it('marks a loop of any length within two lengths and five seconds', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 40 }),
        (length, lead) => {
          const live = Array.from({ length: lead }, (_, at) => 1000 + at);
          const loop = Array.from({ length: 3 * length + 6 }, (_, at) => at % length);
          const marked = firstMark(played([...live, ...loop]));
          const periodSeconds = 2 * length;
          expect(marked).toBeDefined();
          expect((marked ?? 0) - 2 * lead).toBeLessThanOrEqual(2 * periodSeconds + 5);
          expect((marked ?? 0) - 2 * lead).toBeGreaterThanOrEqual(periodSeconds);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('says nothing of pieces that come again in another order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.shuffledSubarray([...Array(30).keys()], { minLength: 30 }), {
          minLength: 10,
          maxLength: 10,
        }),
        (rounds) => {
          const orders = new Set(rounds.map((round) => round.join()));
          fc.pre(orders.size === rounds.length);
          expect(firstMark(played(rounds.flat()))).toBeUndefined();
        },
      ),
      { numRuns: 10 },
    );
  });

  it('says nothing of a picture without any change', () => {
    const still = Array.from({ length: 2000 }, (_, at) => (at % groupFrames === 0 ? 757 : 21));
    expect(firstMark(still)).toBeUndefined();
  });

  it('takes the mark back as soon as something new comes', () => {
    const watch = new LoopWatch();
    const marks = [...played([1, 2, 3, 4, 1, 2, 3, 4, 1, 2]), ...played([50, 51])];
    const said = marks.map((mark, at) => watch.take(mark, at % groupFrames === 0, at * frameMs));
    expect(said).toContain(true);
    expect(said.at(-1)).toBe(false);
  });

  it('gives different pictures different marks and the same picture the same', () => {
    const one = Uint8Array.from({ length: 900 }, (_, at) => (at * 31) % 251);
    const other = one.map((byte, at) => (at === 897 ? byte + 1 : byte));
    expect(markOf(one)).toBe(markOf(one.slice()));
    expect(markOf(one)).not.toBe(markOf(other));
    expect(markOf(one)).not.toBe(markOf(one.subarray(0, 899)));
  });
});
