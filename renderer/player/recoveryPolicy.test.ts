import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultCodes, faultTable } from '#contract/outcome';
import { decideRecovery } from './recoveryPolicy';

const interrupted = { code: 'stream/interrupted' } as const;
const waits = (attempts: number): number[] =>
  Array.from(
    { length: attempts },
    (_, index) => decideRecovery({ fault: interrupted, attempt: index + 1 }, 0.5).waitMs,
  );

describe('The recovery policy', () => {
  it('waits 1 to 15 s for eight tries, then a minute, without end', () => {
    expect(waits(10)).toEqual([
      1000, 2000, 4000, 8000, 15_000, 15_000, 15_000, 15_000, 60_000, 60_000,
    ]);
  });

  it('spreads tries by a fifth to either side, so that tiles do not ask together', () => {
    expect(decideRecovery({ fault: interrupted, attempt: 4 }, 0).waitMs).toBe(6400);
    expect(decideRecovery({ fault: interrupted, attempt: 4 }, 1).waitMs).toBe(9600);
  });

  it('always tries again, whatever failed and however often', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...faultCodes),
        fc.integer({ min: 1, max: 100_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (code, attempt, random) => {
          const { waitMs } = decideRecovery({ fault: { code }, attempt }, random);
          expect(waitMs).toBeGreaterThan(0);
          expect(waitMs).toBeLessThanOrEqual(72_000);
        },
      ),
    );
  });

  it.each(faultCodes.filter((code) => !faultTable[code].isPassing))(
    'asks only once a minute after %s, which trying again does not mend',
    (code) => {
      expect(decideRecovery({ fault: { code }, attempt: 1 }, 0.5).waitMs).toBe(60_000);
    },
  );

  it('asks once more for a camera that is off, then once a minute', () => {
    const waitOf = (attempt: number): number =>
      decideRecovery({ fault: { code: 'stream/offline' }, attempt }, 0.5).waitMs;
    expect([1, 2, 3, 9].map(waitOf)).toEqual([4000, 60_000, 60_000, 60_000]);
  });

  it('loads the same address again twice before it asks for another lease', () => {
    const actions = [1, 2, 3].map(
      (attempt) => decideRecovery({ fault: interrupted, attempt }, 0.5).action,
    );
    expect(actions).toEqual(['reload', 'reload', 'reopen']);
  });

  it.each([
    'stream/lease-ended',
    'stream/expired',
    'media/gateway-down',
    'stream/offline',
  ] as const)('asks for another lease at once after %s', (code) => {
    expect(decideRecovery({ fault: { code }, attempt: 1 }, 0.5).action).toBe('reopen');
  });

  it('tries the other path at once where a stream cannot be decoded on this one', () => {
    const decide = (code: 'stream/codec' | 'stream/decode', attempt: number) =>
      decideRecovery({ fault: { code }, attempt, hasOtherPath: true }, 0.5);
    expect(decide('stream/codec', 1)).toEqual({ action: 'other-path', waitMs: 50 });
    expect(decide('stream/decode', 1).action).toBe('reload');
    expect(decide('stream/decode', 2).action).toBe('other-path');
  });

  it('asks for a smaller picture when the large one cannot be decoded on either path', () => {
    const decide = (code: 'stream/codec' | 'stream/decode' | 'stream/offline', attempt: number) =>
      decideRecovery({ fault: { code }, attempt, hasSmaller: true }, 0.5).action;
    expect(decide('stream/codec', 1)).toBe('smaller');
    expect(decide('stream/decode', 2)).toBe('reload');
    expect(decide('stream/decode', 3)).toBe('smaller');
    expect(decide('stream/offline', 3)).toBe('reopen');
  });
});
