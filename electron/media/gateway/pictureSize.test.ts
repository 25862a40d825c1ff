import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { aGif, aJpeg, anAvif, aPng, aWebp, aWideWebp } from '../../../tests/builders/pictures';
import { pictureSize } from './pictureSize';

describe('the size that a picture tells of itself', () => {
  it.each([
    ['PNG', aPng],
    ['JPEG', aJpeg],
    ['GIF', aGif],
    ['WebP', aWebp],
    ['extended WebP', aWideWebp],
    ['AVIF', anAvif],
  ])('is read from a %s', (_name, make) => {
    expect(pictureSize(make(1_280, 720))).toEqual({ width: 1_280, height: 720 });
  });

  it('is none for what is no picture, whatever it calls itself', () => {
    for (const text of ['', '<svg onload="steal()"/>', '<html>', '{"a":1}', '\xff\xd8']) {
      expect(pictureSize(Buffer.from(text, 'latin1'))).toBeUndefined();
    }
  });

  it('is none or a size for any bytes, cut anywhere, and never an error', () => {
    const heads = [aPng, aJpeg, aGif, aWebp, aWideWebp, anAvif].map((make) => make(9, 9));
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.nat(64), fc.uint8Array(), (head, cut, rest) => {
        const bytes = Buffer.concat([head.subarray(0, cut), rest]);
        expect(() => pictureSize(bytes)).not.toThrow();
      }),
    );
  });
});
