import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostZoom, zoomAfter, zoomSchema, type Zoom, type ZoomOrder } from './zoom';

const order: fc.Arbitrary<ZoomOrder> = fc.oneof(
  fc.record({
    kind: fc.constant('step' as const),
    steps: fc.integer({ min: -20, max: 20 }),
    at: fc.record({
      x: fc.double({ min: 0, max: 1, noNaN: true }),
      y: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
  }),
  fc.record({
    kind: fc.constant('move' as const),
    right: fc.integer({ min: -8, max: 8 }),
    down: fc.integer({ min: -8, max: 8 }),
  }),
);

describe('digital zoom', () => {
  it('goes nearer and back to the whole picture', () => {
    const near = zoomAfter(null, { kind: 'step', steps: 2 });
    expect(near).toEqual({ factor: 1.5625, x: 0.5, y: 0.5 });
    expect(zoomAfter(near, { kind: 'step', steps: -2 })).toBeNull();
    expect(zoomAfter(near, { kind: 'whole' })).toBeNull();
    expect(zoomAfter(null, { kind: 'move', right: 1, down: 0 })).toBeNull();
  });

  it('keeps the point under the pointer where it is', () => {
    const before: Zoom = { factor: 2, x: 0.5, y: 0.5 };
    const at = { x: 0.75, y: 0.4 };
    const pointOf = ({ factor, x, y }: Zoom) => [
      x + (at.x - 0.5) / factor,
      y + (at.y - 0.5) / factor,
    ];
    const after = zoomAfter(before, { kind: 'step', steps: 3, at });
    expect(after).not.toBeNull();
    const [x, y] = pointOf(after ?? before);
    expect(x).toBeCloseTo(pointOf(before)[0] ?? 0);
    expect(y).toBeCloseTo(pointOf(before)[1] ?? 0);
  });

  it('never leaves the picture, whatever is pressed', () => {
    fc.assert(
      fc.property(fc.array(order, { maxLength: 30 }), (orders) => {
        let zoom: Zoom | null = null;
        for (const one of orders) {
          zoom = zoomAfter(zoom, one);
          if (zoom === null) continue;
          expect(zoomSchema.safeParse(zoom).success).toBe(true);
          expect(zoom.factor).toBeLessThanOrEqual(mostZoom);
          const half = 0.5 / zoom.factor;
          for (const middle of [zoom.x, zoom.y]) {
            expect(middle - half).toBeGreaterThanOrEqual(-1e-9);
            expect(middle + half).toBeLessThanOrEqual(1 + 1e-9);
          }
        }
      }),
    );
  });
});
