import { Camera, type CameraPlace } from './camera';
import { colour, type Colour } from './colour';
import { LOOP } from './motion';
import type { Mover, Thing } from './stage';
import { mixPoint, TAU, type Point3 } from './vector';

const feather = colour('#5d646a');

/** A few birds that cross the picture from side to side once in the loop. */
export function birds(
  place: CameraPlace,
  flight: {
    readonly starts: number;
    readonly lasts: number;
    readonly depth: number;
    /** Heights on the picture, 0 at its top, where they come in and go out. */
    readonly heights: readonly [number, number];
    readonly count?: number;
  },
): Mover {
  const camera = new Camera(place, 1280, 720);
  const from = camera.at(-0.14, flight.heights[0], flight.depth);
  const to = camera.at(1.34, flight.heights[1], flight.depth);
  return (second) => {
    const share = (second - flight.starts) / flight.lasts;
    if (share < 0 || share > 1 || flight.starts + flight.lasts > LOOP) return [];
    const [x, y, z] = mixPoint(from, to, share);
    return Array.from({ length: flight.count ?? 4 }, (_, index) => {
      const drift = Math.sin(share * TAU + index * 1.7) * 0.5;
      const back = index * 1.5;
      const at: Point3 = [
        x - camera.right[0] * back,
        y - camera.right[1] * back + index * 0.6,
        z + drift - index * 0.35,
      ];
      return bird(at, second * 2.4 + index * 0.31, feather);
    });
  };
}

function bird(at: Point3, beat: number, base: Colour): Thing {
  return {
    foot: [at[0], at[1], 0],
    draw: (painter) => {
      const flap = Math.sin(beat * TAU) * 0.22;
      const [rightX, rightY] = painter.camera.right;
      const wing = (side: number): Point3 => [
        at[0] + rightX * side * 0.42,
        at[1] + rightY * side * 0.42,
        at[2] + 0.1 + flap,
      ];
      const paint = painter.tone(base, 1, painter.camera.depth(at) * 0.6);
      painter.line([wing(-1), at, wing(1)], paint, 0.13, 1.2);
    },
  };
}
