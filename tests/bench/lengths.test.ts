import { describe, expect, it } from 'vitest';

import { fullLengths, scaledLengths, shortenings } from './lengths';

describe('lengths of a run', () => {
  it('never grows beyond what is asked in full', () => {
    expect(scaledLengths(fullLengths, 5, 600)).toEqual({
      ...fullLengths,
      rounds: 5,
      seconds: 600,
    });
  });

  it('says in words what is shorter than it should be, and nothing else', () => {
    expect(shortenings('wall', fullLengths, fullLengths)).toEqual([]);
    const shortened = { ...fullLengths, rounds: 1, driftMinutes: 4.5 };
    expect(shortenings('start', shortened, fullLengths)).toEqual(['1 rounds (full: 3)']);
    expect(shortenings('latency', shortened, fullLengths)).toEqual([
      '1 rounds (full: 3)',
      '4.5 min of delay (full: 20)',
    ]);
  });
});
