import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { covers, fitInto, meet } from './fit';

const tile = { left: 100, top: 50, width: 240, height: 135 };

describe('fitting a picture into a tile', () => {
  it('fills a tile of its own shape', () => {
    expect(fitInto(tile, 640, 360)).toEqual(tile);
  });

  it('fills one that is nearly so, since rounding would leave seams', () => {
    expect(fitInto({ ...tile, height: 137 }, 640, 360)).toEqual({ ...tile, height: 137 });
  });

  it('leaves bars above and below a wider picture', () => {
    expect(fitInto({ left: 0, top: 0, width: 400, height: 300 }, 1_920, 1_080)).toEqual({
      left: 0,
      top: 37,
      width: 400,
      height: 225,
    });
  });

  it('leaves bars beside a narrower one', () => {
    expect(fitInto({ left: 0, top: 0, width: 400, height: 200 }, 640, 480)).toEqual({
      left: 66,
      top: 0,
      width: 267,
      height: 200,
    });
  });

  it('leaves no seam between neighbours of broken sizes', () => {
    const third = 1_000 / 3;
    const left = fitInto({ left: 0, top: 0, width: third, height: 100 }, 0, 0);
    const right = fitInto({ left: third, top: 0, width: third, height: 100 }, 0, 0);
    expect(left.left + left.width).toBe(right.left);
  });

  it('stays inside, whatever the sizes', () => {
    const size = fc.integer({ min: 1, max: 4_000 });
    fc.assert(
      fc.property(size, size, size, size, (width, height, widthPx, heightPx) => {
        const inner = fitInto({ left: 0, top: 0, width, height }, widthPx, heightPx);
        expect(covers({ left: 0, top: 0, width, height }, inner)).toBe(true);
        expect(Math.min(inner.width, inner.height)).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});

describe('rectangles', () => {
  it('meet when they share a pixel, not when they share an edge', () => {
    expect(meet(tile, { ...tile, left: 339 })).toBe(true);
    expect(meet(tile, { ...tile, left: 340 })).toBe(false);
  });
});
