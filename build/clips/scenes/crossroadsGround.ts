import { colour } from '../colour';
import type { Painter } from '../painter';
import { rectangle, type Point2 } from '../vector';

/** Half of a carriageway, and how far the pavement reaches beyond it. */
const HALF = 7.4;
const PAVEMENT = 3.6;

const asphalt = colour('#6e7377');
const paving = colour('#bcbbb2');
const grass = colour('#a6a8a1');
const white = colour('#e2e3df');
const cream = colour('#cbc5a8');

export function paintRoads(painter: Painter): void {
  painter.ground(rectangle(-2500, -60, 2500, 3000), grass);
  painter.ground(rectangle(-HALF - PAVEMENT, -60, HALF + PAVEMENT, 340), paving);
  painter.ground(rectangle(-260, -HALF - PAVEMENT, 260, HALF + PAVEMENT), paving);
  for (const x of [-1, 1]) {
    for (const y of [-1, 1]) {
      painter.ground(rectangle(x * 11, y * 11, x * 260, y * (y < 0 ? 60 : 340)), colour('#b1afa6'));
    }
  }
  painter.ground(rectangle(-HALF - 0.2, -60, HALF + 0.2, 340), colour('#a3a49f'));
  painter.ground(rectangle(-260, -HALF - 0.2, 260, HALF + 0.2), colour('#a3a49f'));
  painter.ground(rectangle(-HALF, -60, HALF, 340), asphalt);
  painter.ground(rectangle(-260, -HALF, 260, HALF), asphalt);
  for (const x of [-1, 1]) {
    for (const y of [-1, 1]) {
      painter.ground(corner(x, y, 3.2), asphalt);
    }
  }
  painter.ground(rectangle(-HALF, -HALF, HALF, HALF), colour('#71767a'));
}

/** The rounded kerb of a corner of the crossing. */
function corner(sideX: number, sideY: number, radius: number): Point2[] {
  const points: Point2[] = [[sideX * HALF, sideY * HALF]];
  for (let step = 0; step <= 6; step += 1) {
    const angle = (step / 6) * (Math.PI / 2);
    points.push([
      sideX * (HALF + radius - radius * Math.sin(angle)),
      sideY * (HALF + radius - radius * Math.cos(angle)),
    ]);
  }
  return points;
}

export function paintMarks(painter: Painter): void {
  for (const side of [-1, 1]) {
    for (let far = 14; far < 150; far += 6) {
      const [from, to] = [
        Math.min(side * far, side * (far + 3)),
        Math.max(side * far, side * (far + 3)),
      ];
      for (const lane of [-3.7, 3.7]) {
        painter.ground(rectangle(lane - 0.08, from, lane + 0.08, to), white);
        painter.ground(rectangle(from, lane - 0.08, to, lane + 0.08), white);
      }
    }
    const [near, far] = [Math.min(side * 13, side * 150), Math.max(side * 13, side * 150)];
    for (const lane of [-0.17, 0.17]) {
      painter.ground(rectangle(lane - 0.06, near, lane + 0.06, far), cream);
      painter.ground(rectangle(near, lane - 0.06, far, lane + 0.06), cream);
    }
    for (let stripe = -HALF + 0.45; stripe < HALF - 0.3; stripe += 1.1) {
      painter.ground(band(stripe, stripe + 0.56, side * 8.3, side * 11.5), white);
      painter.ground(band(side * 8.3, side * 11.5, stripe, stripe + 0.56), white);
    }
    painter.ground(
      band(side > 0 ? -HALF : 0, side > 0 ? 0 : HALF, side * 12.2, side * 12.65),
      white,
    );
    painter.ground(
      band(side * 12.2, side * 12.65, side > 0 ? 0 : -HALF, side > 0 ? HALF : 0),
      white,
    );
  }
}

function band(x0: number, x1: number, y0: number, y1: number): Point2[] {
  return rectangle(Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1));
}
