import type { Chance } from './chance';
import { blend, coats, colour, trousers, type Colour } from './colour';
import { skin, type FigurePose } from './figures';
import { ring, type Painter } from './painter';
import type { Thing } from './stage';
import { TAU, type Point3 } from './vector';

export interface RiderLook {
  readonly coat: Colour;
  readonly legs: Colour;
  readonly frame: Colour;
  readonly box?: boolean;
}

export function someRider(chance: Chance, withBox = chance.yes(0.45)): RiderLook {
  return {
    coat: chance.pick(coats),
    legs: chance.pick(trousers),
    frame: chance.pick(['#6c7a80', '#8a8378', '#59636c'].map(colour)),
    box: withBox,
  };
}

const tyre = colour('#26292d');
const helmet = colour('#d3d6d4');
const boxPaint = colour('#7d8a83');

/** An e-bike with its rider, and a box behind for those who deliver. */
export function rider(pose: FigurePose, look: RiderLook, empty = false): Thing {
  return {
    foot: [pose.x, pose.y, 0],
    draw: (painter) => drawRider(painter, pose, look, empty),
    shadow: (painter) => {
      const points = ring(0, 0, 1, 0.3, 16).map(
        ([x, y]) =>
          [
            pose.x + 0.2 + x * Math.cos(pose.heading) - y * Math.sin(pose.heading),
            pose.y + 0.1 + x * Math.sin(pose.heading) + y * Math.cos(pose.heading),
          ] as const,
      );
      painter.shade(points, 1.15);
    },
  };
}

function drawRider(painter: Painter, pose: FigurePose, look: RiderLook, empty: boolean): void {
  const cosine = Math.cos(pose.heading);
  const sine = Math.sin(pose.heading);
  const depth = painter.camera.depth([pose.x, pose.y, 0]);
  if (depth < 1.6) return;
  const lit = painter.litAt(pose.x, pose.y);
  const at = (along: number, across: number, up: number): Point3 => [
    pose.x + along * cosine - across * sine,
    pose.y + along * sine + across * cosine,
    up,
  ];
  const paint = (base: Colour, shade = 1): string => painter.tone(base, shade * lit, depth);
  const away = cosine * painter.camera.ahead[0] + sine * painter.camera.ahead[1] > 0;
  const wheel = (along: number): void => {
    const rim = Array.from({ length: 17 }, (_, corner) => {
      const angle = (corner / 16) * TAU;
      return at(along + Math.cos(angle) * 0.25, 0, 0.27 + Math.sin(angle) * 0.25);
    });
    painter.line(rim, paint(tyre), 0.11);
  };
  const box = (): void => {
    if (look.box !== true) return;
    const [x, y] = painter.camera.project(at(-0.72, 0, 1));
    const unit = painter.camera.scaleAt(at(-0.72, 0, 1));
    painter.ink.fillStyle = paint(boxPaint);
    painter.ink.fillRect(x - unit * 0.26, y - unit * 0.26, unit * 0.52, unit * 0.52);
    painter.ink.fillStyle = paint(boxPaint, 1.12);
    painter.ink.fillRect(x - unit * 0.26, y - unit * 0.32, unit * 0.52, unit * 0.1);
  };
  if (!away) box();
  wheel(away ? 0.62 : -0.6);
  painter.line(
    [at(-0.78, 0, 0.58), at(-0.1, 0, 0.58), at(0.08, 0, 0.32), at(0.42, 0, 0.36), at(0.5, 0, 0.98)],
    paint(look.frame),
    0.17,
  );
  painter.line([at(0.46, -0.26, 1.02), at(0.46, 0.26, 1.02)], paint(tyre), 0.06);
  wheel(away ? -0.6 : 0.62);
  if (!empty) {
    for (const side of [-1, 1]) {
      painter.line(
        [at(-0.22, side * 0.12, 0.74), at(0.14, side * 0.17, 0.68), at(0.14, side * 0.14, 0.34)],
        paint(look.legs, side < 0 ? 0.86 : 1),
        0.16,
      );
    }
    painter.line([at(-0.24, 0, 0.78), at(-0.15, 0, 1.2)], paint(look.coat), 0.36);
    for (const side of [-1, 1]) {
      painter.line(
        [at(-0.12, side * 0.2, 1.22), at(0.42, side * 0.22, 1)],
        paint(look.coat, 0.86),
        0.115,
      );
    }
    painter.ball(at(-0.07, 0, 1.55), 0.165, paint(blend(helmet, look.coat, 0.15)));
    if (!away) painter.ball(at(0.06, 0, 1.5), 0.085, paint(skin));
  }
  if (away) box();
}
