import type { Chance } from './chance';
import { colour, type Colour } from './colour';
import { ring } from './painter';
import type { Thing } from './stage';

const bark = colour('#6b5d51');
const sage = colour('#6f8069');

/** Where the round masses of a crown sit, in shares of the height, darkest first. */
const masses = [
  [-0.21, 0.5, 0.19, 0.78],
  [0.2, 0.52, 0.2, 0.8],
  [0.02, 0.46, 0.19, 0.76],
  [-0.15, 0.66, 0.2, 0.92],
  [0.16, 0.68, 0.2, 0.9],
  [0.0, 0.6, 0.21, 0.92],
  [-0.07, 0.82, 0.17, 1.06],
  [-0.14, 0.72, 0.12, 1.06],
] as const;

export function tree(
  x: number,
  y: number,
  height: number,
  chance: Chance,
  leaf: Colour = sage,
): Thing {
  const crown = masses.map(([dx, z, radius, shade]) => ({
    dx: dx * chance.between(0.9, 1.12),
    z: z * chance.between(0.97, 1.03),
    radius: radius * chance.between(0.92, 1.1),
    shade: shade * chance.between(0.98, 1.02),
  }));
  return {
    foot: [x, y, 0],
    draw: (painter) => {
      const depth = painter.camera.depth([x, y, 0]);
      if (depth < 2) return;
      const lit = 1 + (painter.litAt(x, y) - 1) * 0.35;
      const [rightX, rightY] = painter.camera.right;
      painter.line(
        [
          [x, y, 0],
          [x, y, height * 0.6],
        ],
        painter.tone(bark, lit, depth),
        height * 0.045,
      );
      for (const mass of crown) {
        const side = mass.dx * height;
        painter.ball(
          [x + rightX * side, y + rightY * side, mass.z * height],
          mass.radius * height,
          painter.tone(leaf, mass.shade * lit, depth),
        );
      }
    },
    shadow: (painter) => {
      const [dx, dy] = painter.light.cast;
      painter.shade(
        ring(x + dx * height * 0.5, y + dy * height * 0.5, height * 0.32, height * 0.24),
        0.8,
      );
    },
  };
}
