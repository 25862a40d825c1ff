import { colour, css, type Colour } from './colour';
import type { Painter } from './painter';
import { castShadow, prism } from './solids';
import type { Thing } from './stage';
import { rectangle, turnedRectangle, type Point3 } from './vector';

const steel = colour('#6f777d');
const dark = colour('#2c3135');

export type SignalState = 'go' | 'stop';

/** Dull lamps on purpose: nothing in a picture may look like an alarm. */
const signalPaint: Record<SignalState, Colour> = {
  go: colour('#9dbfae'),
  stop: colour('#a8766c'),
};

/** A traffic light whose head looks against the heading of the drivers it speaks to. */
export function signalHead(x: number, y: number, heading: number, state: SignalState): Thing {
  return {
    foot: [x, y, 0],
    draw: (painter) => {
      const depth = painter.camera.depth([x, y, 0]);
      if (depth < 2) return;
      painter.line(
        [
          [x, y, 0],
          [x, y, 3.6],
        ],
        painter.tone(steel, 1, depth),
        0.12,
      );
      prism(painter, turnedRectangle([x, y], heading, 0.28, 0.36), 2.7, 3.7, {
        base: dark,
        onSide: (_, side) => {
          if (side.index !== 3) return;
          const up = state === 'stop' ? 3.48 : 2.92;
          const face = side.face[0] as Point3;
          const other = side.face[1] as Point3;
          const middle: Point3 = [(face[0] + other[0]) / 2, (face[1] + other[1]) / 2, up];
          painter.ball(middle, 0.13, css(painter.hazed(signalPaint[state], depth * 0.3)));
        },
      });
    },
  };
}

/** A bench without arms. */
export function bench(x: number, y: number, width: number, base = colour('#8d949a')): Thing {
  const seat = rectangle(x, y, x + width, y + 0.6);
  return {
    foot: [x + width / 2, y + 0.3, 0],
    draw: (painter) => {
      const depth = painter.camera.depth([x + width / 2, y, 0]);
      const legs = painter.tone(base, 0.6, depth);
      for (const at of [x + 0.3, x + width - 0.3]) {
        painter.line(
          [
            [at, y + 0.1, 0],
            [at, y + 0.1, 0.4],
          ],
          legs,
          0.08,
        );
        painter.line(
          [
            [at, y + 0.5, 0],
            [at, y + 0.5, 0.4],
          ],
          legs,
          0.08,
        );
      }
      prism(painter, rectangle(x, y + 0.52, x + width, y + 0.62), 0.45, 0.95, { base });
      prism(painter, seat, 0.38, 0.47, { base });
    },
    shadow: (painter: Painter) => castShadow(painter, seat, 0.4),
  };
}

/** A rail of posts and two bars along a line on the ground. */
export function rail(from: Point3, to: Point3, every: number, base: Colour, height = 1.1): Thing {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const posts = Math.max(1, Math.round(length / every));
  const at = (share: number, up: number): Point3 => [
    from[0] + (to[0] - from[0]) * share,
    from[1] + (to[1] - from[1]) * share,
    from[2] + (to[2] - from[2]) * share + up,
  ];
  return {
    foot: at(0.5, 0),
    draw: (painter) => {
      for (let post = 0; post <= posts; post += 1) {
        const foot = at(post / posts, 0);
        const paint = painter.tone(base, 1, painter.camera.depth(foot));
        painter.line([foot, at(post / posts, height)], paint, 0.07, 0.6);
        if (post === posts) continue;
        for (const up of [height, height * 0.5]) {
          painter.line([at(post / posts, up), at((post + 1) / posts, up)], paint, 0.06, 0.6);
        }
      }
    },
  };
}
