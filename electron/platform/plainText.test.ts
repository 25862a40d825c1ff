import fc from 'fast-check';
import { expect, it } from 'vitest';

import { plainText } from './plainText';

it('leaves what people write alone: Chinese, emoji, markup as the letters it is', () => {
  for (const text of ['云汀路 3 号', '👩‍🚒 smoke', '<b onclick="x()">A & B</b>', 'مدرسة']) {
    expect(plainText(text, 200)).toBe(text);
  }
});

it('takes the power over neighbouring text away', () => {
  expect(plainText('a\u202Eb\u2066c', 20)).toBe('abc');
  expect(plainText('one\r\n\u0000two\u2028three', 40)).toBe('one two three');
  expect(plainText(`z${'\u0301'.repeat(50)}`, 100)).toBe(`z${'\u0301'.repeat(4)}`);
});

it('is never longer than it may be, nor ends in half a character', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.integer({ min: 1, max: 40 }),
      (text, most) => {
        const plain = plainText(text, most);
        expect(plain.length).toBeLessThanOrEqual(most);
        expect(plain).not.toMatch(/[\p{Cs}\p{Cc}\u202E]/u);
        expect(() => encodeURIComponent(plain)).not.toThrow();
      },
    ),
  );
});
