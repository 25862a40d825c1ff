import { describe, expect, it } from 'vitest';

import { colourOf, factorsOf } from './colour';
import type { Planes } from './planes';
import { scalePlanes } from './scalePlanes';

const even = (widthPx: number, heightPx: number, yuv: readonly number[]): Planes => {
  const luma = widthPx * heightPx;
  const width = (widthPx + 1) >> 1;
  const chroma = width * ((heightPx + 1) >> 1);
  const bytes = new Uint8Array(luma + 2 * chroma);
  bytes.fill(yuv[0] ?? 0, 0, luma);
  bytes.fill(yuv[1] ?? 0, luma, luma + chroma);
  bytes.fill(yuv[2] ?? 0, luma + chroma);
  return {
    bytes,
    widthPx,
    heightPx,
    yOffset: 0,
    yStride: widthPx,
    uOffset: luma,
    uStride: width,
    vOffset: luma + chroma,
    vStride: width,
    colour: { isBt601: false, isFullRange: false },
  };
};

const rgb = (word: number | undefined): number[] => [
  (word ?? 0) & 255,
  ((word ?? 0) >> 8) & 255,
  ((word ?? 0) >> 16) & 255,
];

const paint = (
  planes: Planes,
  width: number,
  height: number,
  tint: 'plain' | 'greyed' = 'plain',
) => {
  const out = new Uint32Array(width * height);
  scalePlanes(planes, out, width, height, tint);
  return out;
};

const near = (found: number[], wanted: number[]): void => {
  for (const [at, level] of found.entries()) {
    expect(Math.abs(level - (wanted[at] ?? 0))).toBeLessThanOrEqual(2);
  }
};

describe('making pixels of planes', () => {
  it.each([
    ['black', [16, 128, 128], [0, 0, 0]],
    ['white', [235, 128, 128], [255, 255, 255]],
    ['red', [63, 102, 240], [255, 0, 0]],
    ['green', [173, 42, 26], [0, 255, 0]],
    ['blue', [32, 240, 118], [0, 0, 255]],
  ])('knows %s of BT.709', (_name, yuv, wanted) => {
    near(rgb(paint(even(8, 8, yuv), 5, 3)[7]), wanted);
  });

  it('knows the old standard and the full range', () => {
    const planes = { ...even(4, 4, [76, 85, 255]), colour: { isBt601: true, isFullRange: true } };
    near(rgb(paint(planes, 4, 4)[0]), [254, 0, 0]);
  });

  it('fills every pixel, opaque, whatever the sizes', () => {
    for (const [width, height, w, h] of [
      [1, 1, 3, 3],
      [3, 5, 7, 2],
      [640, 360, 241, 135],
      [2, 2, 1, 1],
    ] as const) {
      const out = paint(even(width, height, [120, 128, 128]), w, h);
      expect([...out].every((word) => word >>> 24 === 255 && (word & 255) > 100)).toBe(true);
    }
  });

  it('takes the mean of what a smaller picture leaves out, so that edges do not jump', () => {
    const planes = even(4, 4, [16, 128, 128]);
    for (let row = 0; row < 4; row += 1) planes.bytes[row * 4 + 1] = 235;
    const [left, right] = paint(planes, 2, 2);
    expect(rgb(left)[0]).toBeGreaterThan(110);
    expect(rgb(left)[0]).toBeLessThan(145);
    expect(rgb(right)[0]).toBe(0);
  });

  it('keeps a picture of the same size as it is', () => {
    const planes = even(4, 2, [16, 128, 128]);
    planes.bytes.set([16, 60, 120, 180, 235, 16, 60, 120]);
    const levels = [...paint(planes, 4, 2)].map((word) => word & 255);
    near(levels, [0, 51, 121, 191, 255, 0, 51, 121]);
  });

  it('makes an old picture grey and darker', () => {
    const [red, green, blue] = rgb(paint(even(4, 4, [63, 102, 240]), 2, 2, 'greyed')[0]);
    expect(red).toBe(green);
    expect(green).toBe(blue);
    expect(rgb(paint(even(4, 4, [235, 128, 128]), 2, 2, 'greyed')[0])[0]).toBeLessThan(160);
  });
});

describe('the colours of a frame', () => {
  it('are what it says, else what its size suggests', () => {
    expect(colourOf({ matrix: 'bt709', fullRange: false }, 180).isBt601).toBe(false);
    expect(colourOf({ matrix: 'smpte170m', fullRange: true }, 1_080)).toEqual({
      isBt601: true,
      isFullRange: true,
    });
    expect(colourOf(null, 360).isBt601).toBe(true);
    expect(colourOf({ matrix: null, fullRange: null }, 1_080).isBt601).toBe(false);
  });

  it('have the factors of the standards', () => {
    expect(factorsOf({ isBt601: false, isFullRange: false }).rv).toBe(459);
    expect(factorsOf({ isBt601: true, isFullRange: false }).rv).toBe(409);
  });
});
