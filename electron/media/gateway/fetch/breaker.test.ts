import { describe, expect, it } from 'vitest';

import { Breaker } from './breaker';
import type { FetchFailure } from './failure';

const refused: FetchFailure = { fault: 'stream/refused', blame: 'server' };
const broken: FetchFailure = { fault: 'stream/server-error', blame: 'answer' };

describe('the breaker of a server', () => {
  it('opens at once when nobody can be reached there, for every camera', () => {
    const breaker = new Breaker();
    expect(breaker.admit('a')).toBe('yes');
    expect(breaker.failed('a', refused, 0)).toBe(true);
    expect(breaker.admit('a')).toBe('stream/refused');
    expect(breaker.admit('b')).toBe('stream/refused');
    expect(breaker.concerned()).toEqual(['a', 'b']);
  });

  it('stays shut for what one camera alone suffers, however often', () => {
    const breaker = new Breaker();
    for (let atMs = 0; atMs < 20_000; atMs += 100) {
      expect(breaker.failed('a', broken, atMs)).toBe(false);
    }
    expect(breaker.admit('b')).toBe('yes');
  });

  it('stays shut while others succeed in between', () => {
    const breaker = new Breaker();
    for (let atMs = 0; atMs < 20_000; atMs += 1_000) {
      breaker.failed('a', broken, atMs);
      breaker.failed('b', broken, atMs);
      breaker.succeeded();
    }
    expect(breaker.isOpen()).toBe(false);
  });

  it('opens when several cameras fail and none succeeds', () => {
    const breaker = new Breaker();
    breaker.failed('a', broken, 0);
    breaker.failed('b', broken, 1);
    breaker.failed('a', broken, 2);
    expect(breaker.failed('b', broken, 3)).toBe(true);
    expect(breaker.admit('a')).toBe('stream/server-error');
  });

  it('does not add up failures that lie far apart', () => {
    const breaker = new Breaker();
    for (let n = 0; n < 10; n += 1) {
      expect(breaker.failed(n % 2 === 0 ? 'a' : 'b', broken, n * 15_000)).toBe(false);
    }
  });

  it('lets a camera that has not failed try, one at a time, where answers are only bad', () => {
    const breaker = new Breaker();
    for (const account of ['a', 'b', 'a', 'b']) breaker.failed(account, broken, 0);
    expect(breaker.admit('c')).toBe('yes');
    expect(breaker.admit('d')).toBe('stream/server-error');
    breaker.left('c');
    expect(breaker.admit('e')).toBe('yes');
    expect(breaker.succeeded()).toBe(true);
    expect(breaker.admit('a')).toBe('yes');
  });

  /** When a server is tried that never comes back. */
  const triesOf = (breaker: Breaker, failure: FetchFailure, count: number): number[] =>
    Array.from({ length: count }, () => {
      const atMs = breaker.probeAtMs();
      breaker.probeFailed(failure, atMs);
      return atMs;
    });

  it('that answers badly is tried after one, two and then every five seconds', () => {
    const breaker = new Breaker();
    for (const account of ['a', 'b', 'a', 'b']) breaker.failed(account, broken, 0, 64);
    expect(triesOf(breaker, broken, 5)).toEqual([1_000, 3_000, 8_000, 13_000, 18_000]);
  });

  it('where nobody is met is looked for twice a second, later less often', () => {
    const breaker = new Breaker();
    breaker.failed('a', refused, 0);
    const tries = triesOf(breaker, refused, 2_000);
    expect(tries.slice(0, 3)).toEqual([500, 1_000, 1_500]);
    expect(tries.filter((atMs) => atMs > 130_000 && atMs <= 140_000)).toHaveLength(10);
    expect(tries.filter((atMs) => atMs > 610_000 && atMs <= 620_000)).toHaveLength(5);
  });

  it('is looked for as often as an eighth of what it is used to, within limits', () => {
    for (const [usual, pauseMs] of [
      [4, 500],
      [32, 250],
      [1_000, 125],
    ] as const) {
      const breaker = new Breaker();
      breaker.failed('a', refused, 0, usual);
      expect(triesOf(breaker, refused, 2)).toEqual([pauseMs, 2 * pauseMs]);
    }
  });

  it('waits as long as the server asks', () => {
    const breaker = new Breaker();
    const busy = { ...broken, retryAfterMs: 12_000 };
    for (const account of ['a', 'b', 'a', 'b']) breaker.failed(account, busy, 0);
    expect(breaker.probeAtMs()).toBe(12_000);
  });
});
