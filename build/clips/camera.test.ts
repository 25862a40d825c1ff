import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Camera, turning } from './camera';

const place = { x: 3, y: -12, z: 9, yaw: 0.3, pitch: 0.32 };

describe('the camera on its mast', () => {
  const camera = new Camera(place, 1280, 720);

  it('puts the point it looks at into the middle of the picture', () => {
    const far = 20;
    const ground = Math.cos(place.pitch) * far;
    const [x, y] = camera.project([
      place.x + Math.sin(place.yaw) * ground,
      place.y + Math.cos(place.yaw) * ground,
      place.z - Math.sin(place.pitch) * far,
    ]);
    expect(x).toBeCloseTo(640, 6);
    expect(y).toBeCloseTo(360, 6);
  });

  it('draws the same picture at every size', () => {
    const small = new Camera(place, 320, 180);
    fc.assert(
      fc.property(
        fc.double({ min: -20, max: 20, noNaN: true }),
        fc.double({ min: 0, max: 80, noNaN: true }),
        (x, y) => {
          const [bigX, bigY] = camera.project([x, y, 0]);
          const [smallX, smallY] = small.project([x, y, 0]);
          expect(smallX * 4).toBeCloseTo(bigX, 4);
          expect(smallY * 4).toBeCloseTo(bigY, 4);
        },
      ),
    );
  });

  it('knows how far the ground is on a row of the picture', () => {
    const point = [place.x + 4, place.y + 30, 0] as const;
    const [, row] = camera.project(point);
    expect(camera.groundDepth(row)).toBeCloseTo(camera.depth(point), 6);
    expect(camera.groundDepth(camera.horizon - 1)).toBe(Infinity);
  });

  it('cuts off what lies behind it and drops what is wholly behind it', () => {
    const half = camera.outline([
      [-2, -40, 0],
      [8, -40, 0],
      [8, 40, 0],
      [-2, 40, 0],
    ]);
    expect(half.length).toBeGreaterThan(2);
    expect(half.flat().every(Number.isFinite)).toBe(true);
    expect(
      camera.outline([
        [0, -60, 0],
        [2, -60, 0],
        [2, -50, 0],
      ]),
    ).toEqual([]);
  });

  it('tells a face that is turned towards it from one that is turned away', () => {
    const front = camera.outline([
      [0, 10, 0],
      [4, 10, 0],
      [4, 10, 3],
      [0, 10, 3],
    ]);
    expect(turning(front)).toBeLessThan(0);
    expect(turning([...front].reverse())).toBeGreaterThan(0);
  });
});
