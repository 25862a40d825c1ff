import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zoomAfter } from '#contract/zoom';
import { partOfPlanes, type Planes } from './planes';

const planesOf = (widthPx: number, heightPx: number): Planes => ({
  bytes: new Uint8Array(0),
  ...{ widthPx, heightPx, yOffset: 0, yStride: widthPx },
  ...{ uOffset: widthPx * heightPx, uStride: widthPx / 2 },
  ...{ vOffset: widthPx * heightPx * 1.25, vStride: widthPx / 2 },
  colour: 'bt601' as never,
});

describe('a part of a picture', () => {
  it('is a picture of its own in the same bytes', () => {
    const part = partOfPlanes(planesOf(640, 360), {
      left: 0.25,
      top: 0.5,
      width: 0.5,
      height: 0.5,
    });
    expect(part).toMatchObject({
      ...{ widthPx: 320, heightPx: 180, yOffset: 180 * 640 + 160, yStride: 640 },
      ...{ uOffset: 640 * 360 + 90 * 320 + 80, vOffset: 640 * 360 * 1.25 + 90 * 320 + 80 },
    });
  });

  it('never reads outside, whatever was zoomed', () => {
    const even = fc.integer({ min: 4, max: 960 }).map((half) => half * 2);
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        even,
        even,
        fc.integer({ min: 1, max: 20 }),
        share,
        share,
        (w, h, steps, x, y) => {
          const zoom = zoomAfter(null, { kind: 'step', steps, at: { x, y } });
          if (zoom === null) return;
          const side = 1 / zoom.factor;
          const part = {
            left: zoom.x - side / 2,
            top: zoom.y - side / 2,
            width: side,
            height: side,
          };
          const made = partOfPlanes(planesOf(w, h), part);
          const last = made.yOffset + (made.heightPx - 1) * made.yStride + made.widthPx - 1;
          expect(made.yOffset).toBeGreaterThanOrEqual(0);
          expect(last).toBeLessThan(w * h);
          expect((made.yOffset % w) + made.widthPx).toBeLessThanOrEqual(w);
          const lastU =
            made.uOffset + (made.heightPx / 2 - 1) * made.uStride + made.widthPx / 2 - 1;
          expect(lastU).toBeLessThan(w * h * 1.25);
        },
      ),
    );
  });
});
