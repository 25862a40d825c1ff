import { describe, expect, it } from 'vitest';
import { readStamp, stampOf } from './stamp';

const seen = (bits: readonly boolean[]) => bits.map((isWhite) => (isWhite ? 201 : 52));

describe('the stamp of a frame', () => {
  it('is read back for every frame of the longest clip', () => {
    for (let frame = 0; frame < 900; frame += 1)
      expect(readStamp(seen(stampOf(frame)))).toBe(frame);
  });

  it('is nothing on a plain picture', () => {
    expect(readStamp(Array<number>(16).fill(16))).toBeNull();
    expect(readStamp(Array<number>(16).fill(235))).toBeNull();
    expect(readStamp([])).toBeNull();
  });

  it('is nothing when one block is wrong', () => {
    for (let bit = 0; bit < 16; bit += 1) {
      const bits = stampOf(345).map((isWhite, at) => (at === bit ? !isWhite : isWhite));
      expect(readStamp(seen(bits))).not.toBe(345);
    }
  });
});
