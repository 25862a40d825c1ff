import { describe, expect, it } from 'vitest';
import { isKept, momentOf } from './momentOf';

describe('the moment of an alarm', () => {
  it('reaches from ten seconds before to five after, and begins at its beginning', () => {
    expect(momentOf(100_000)).toMatchObject({ fromMs: 90_000, toMs: 105_000, atMs: 90_000 });
  });

  it('is asked for only while the gateway still has it', () => {
    expect(isKept(100_000, 101_000)).toBe(true);
    expect(isKept(100_000, 204_000)).toBe(true);
    expect(isKept(100_000, 206_000)).toBe(false);
  });
});
