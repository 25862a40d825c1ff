import type { Chance } from './chance';
import { colour, css, type Colour } from './colour';
import { ring, type Painter } from './painter';
import { prism } from './solids';
import type { Thing } from './stage';
import { place, TAU, turnedRectangle, type Point2, type Point3 } from './vector';

const clay = colour('#a08d82');
const pale = colour('#dedbd2');

/** A traffic cone; pale clay, since no cone may look like an alarm. */
export function cone(x: number, y: number): Thing {
  return {
    foot: [x, y, 0],
    draw: (painter) => {
      const around = (size: number): Point2[] => ring(x, y, size, size, 10);
      prism(painter, turnedRectangle([x, y], 0.3, 0.42, 0.42), 0, 0.05, {
        base: colour('#55585a'),
      });
      prism(painter, around(0.17), 0.05, 0.36, { base: clay, top: around(0.1) });
      prism(painter, around(0.1), 0.36, 0.52, { base: pale, top: around(0.065) });
      prism(painter, around(0.065), 0.52, 0.7, { base: clay, top: around(0.03) });
    },
    shadow: (painter) => painter.shade(ring(x + 0.18, y + 0.1, 0.3, 0.17, 12)),
  };
}

export function crate(x: number, y: number, size: number, heading: number, base: Colour): Thing {
  const foot = turnedRectangle([x, y], heading, size, size * 0.8);
  return {
    foot: [x, y, 0],
    draw: (painter) => prism(painter, foot, 0, size * 0.7, { base }),
    shadow: (painter) =>
      painter.shade(turnedRectangle([x + 0.15, y + 0.1], heading, size * 1.2, size)),
  };
}

/** Standing water: flat lobes that run into one another and mirror the sky. */
export function puddle(
  x: number,
  y: number,
  rx: number,
  ry: number,
  chance: Chance,
): (painter: Painter) => void {
  const phase = [chance.next(), chance.next(), chance.next()].map((share) => share * TAU);
  const outline = (grow: number): Point2[] =>
    Array.from({ length: 72 }, (_, index) => {
      const angle = (index / 72) * TAU;
      const [first = 0, second = 0, third = 0] = phase;
      const share =
        1 +
        0.13 * Math.sin(angle * 2 + first) +
        0.1 * Math.sin(angle * 3 + second) +
        0.06 * Math.sin(angle * 5 + third);
      return [x + Math.cos(angle) * rx * share * grow, y + Math.sin(angle) * ry * share * grow];
    });
  const drops = Array.from({ length: 14 }, () => ({
    x: x + chance.between(-0.65, 0.65) * rx,
    y: y + chance.between(-0.65, 0.65) * ry,
    size: chance.between(0.12, 0.4),
  }));
  return (painter) => {
    const { light } = painter;
    painter.veil(outline(1.05), [20, 25, 30], 0.16);
    painter.veil(outline(1), painter.hazed(light.grade(colour('#aab6bc')), 18), 0.66);
    painter.veil(outline(0.72), painter.hazed(light.grade(colour('#b9c4c9')), 18), 0.5);
    for (const drop of drops) {
      painter.veil(ring(drop.x, drop.y, drop.size, drop.size, 16), [222, 228, 231], 0.3);
      painter.veil(
        ring(drop.x, drop.y, drop.size * 0.7, drop.size * 0.7, 16),
        light.grade(colour('#b4c0c6')),
        0.8,
      );
    }
  };
}

/** Grey smoke that rises from a place and leans with the wind; never a flame. */
export function smoke(
  from: Point3,
  height: number,
  lean: Point2,
  chance: Chance,
): (painter: Painter) => void {
  const puffs = Array.from({ length: 34 }, (_, index) => {
    const share = index / 33;
    const spread = 0.35 + share * 2.3;
    return {
      at: [
        from[0] + lean[0] * share ** 1.4 + chance.between(-spread, spread) * 0.45,
        from[1] + lean[1] * share ** 1.4,
        from[2] + height * share + chance.between(-0.3, 0.3),
      ] as Point3,
      radius: 0.5 + share * 2 * chance.between(0.7, 1.15),
      grey: chance.between(104, 150) + share * 30,
      alpha: 0.5 * (1 - share * 0.75),
    };
  });
  return (painter) => {
    for (const puff of puffs) {
      const grey: Colour = [puff.grey, puff.grey + 2, puff.grey + 4];
      painter.ball(puff.at, puff.radius, css(painter.hazed(grey, 10), puff.alpha));
    }
  };
}

/** A tree that lies with its crown away from its foot. */
export function fallenTree(
  x: number,
  y: number,
  heading: number,
  long: number,
  chance: Chance,
): Thing {
  const leaf = colour('#6f8069');
  const crown = Array.from({ length: 30 }, (_, index) => {
    const [px, py] = place(
      [x, y],
      heading,
      long * chance.between(0.5, 1.02),
      chance.between(-0.24, 0.24) * long,
    );
    const radius = chance.between(0.075, 0.125) * long;
    const up = radius * 0.7 + chance.between(0, 0.12) * long;
    return { at: [px, py, up] as Point3, radius, shade: 0.74 + up / long + (index % 4) * 0.05 };
  });
  const [mx, my] = place([x, y], heading, long * 0.5, 0);
  return {
    foot: [mx, my, 0],
    bias: -1.5,
    draw: (painter) => {
      const depth = painter.camera.depth([mx, my, 0]);
      const bark = painter.tone(colour('#6b5d51'), 1, depth);
      const tip = place([x, y], heading, long * 0.7, 0);
      painter.line(
        [
          [x, y, 0.45],
          [tip[0], tip[1], 0.9],
        ],
        bark,
        long * 0.05,
      );
      painter.ball([x, y, 0.4], 0.6, painter.tone(colour('#54483f'), 1, depth));
      for (const turn of [-0.7, -0.2, 0.4, 0.9]) {
        const root = place([x, y], heading + Math.PI + turn, 0.9, 0);
        painter.line(
          [
            [x, y, 0.4],
            [root[0], root[1], 0.5 + turn * 0.3],
          ],
          bark,
          0.12,
        );
      }
      const far = [...crown].sort(
        (a, b) => painter.camera.depth(b.at) - painter.camera.depth(a.at),
      );
      for (const mass of far)
        painter.ball(mass.at, mass.radius, painter.tone(leaf, mass.shade, depth));
    },
    shadow: (painter) => {
      for (const mass of crown) {
        painter.shade(
          ring(mass.at[0] + 0.3, mass.at[1] + 0.15, mass.radius, mass.radius * 0.7, 16),
          0.4,
        );
      }
    },
  };
}

/** An open shaft in the road, its cover beside it. */
export function openManhole(x: number, y: number): (painter: Painter) => void {
  return (painter) => {
    painter.ground(ring(x, y, 0.56, 0.56, 30), colour('#8a8c8a'));
    painter.ground(ring(x, y, 0.44, 0.44, 30), colour('#14171a'));
    painter.ground(ring(x + 0.05, y + 0.16, 0.34, 0.24, 30), colour('#26292c'));
    painter.shade(ring(x - 1.22, y + 0.08, 0.5, 0.5, 30), 1.4);
    painter.ground(ring(x - 1.3, y, 0.48, 0.48, 30), colour('#55595c'));
    painter.ground(ring(x - 1.3, y, 0.38, 0.38, 30), colour('#61666a'));
    for (const dx of [-0.2, 0, 0.2]) {
      painter.ground(
        [
          [x - 1.33 + dx, y - 0.24],
          [x - 1.27 + dx, y - 0.24],
          [x - 1.27 + dx, y + 0.24],
          [x - 1.33 + dx, y + 0.24],
        ],
        colour('#505457'),
      );
    }
  };
}

/** Someone in the water: head, one arm up, rings around. */
export function swimmer(x: number, y: number): Thing {
  return {
    foot: [x, y, 0],
    draw: (painter) => {
      const depth = painter.camera.depth([x, y, 0]);
      for (const [size, alpha] of [
        [2.6, 0.2],
        [1.8, 0.26],
        [1.1, 0.34],
      ] as const) {
        painter.veil(ring(x, y, size, size * 0.8, 30), [222, 230, 233], alpha);
        painter.veil(
          ring(x, y, size * 0.88, size * 0.68, 30),
          painter.light.grade(colour('#86999f')),
          0.55,
        );
      }
      const coat = painter.tone(colour('#56626d'), 1, depth);
      painter.line(
        [
          [x + 0.25, y, 0.05],
          [x + 0.5, y, 0.62],
        ],
        coat,
        0.13,
      );
      painter.line(
        [
          [x - 0.25, y, 0.05],
          [x - 0.75, y, 0.16],
        ],
        coat,
        0.13,
      );
      painter.line(
        [
          [x - 0.26, y, 0.02],
          [x + 0.26, y, 0.02],
        ],
        coat,
        0.22,
      );
      painter.ball([x + 0.54, y, 0.7], 0.07, painter.tone(colour('#c8a78d'), 1, depth));
      painter.ball([x, y, 0.3], 0.15, painter.tone(colour('#c8a78d'), 1, depth));
      painter.ball([x, y + 0.02, 0.36], 0.145, painter.tone(colour('#2b2a2b'), 1, depth));
    },
  };
}

/** The hatching of a lane that must stay free. */
export function hatching(
  x0: number,
  y0: number,
  x1: number,
  y1: number,
): (painter: Painter) => void {
  const white = colour('#d5d7d3');
  const step = 1.5;
  const high = y1 - y0;
  return (painter) => {
    for (let x = x0; x + high < x1; x += step) {
      painter.ground(
        [
          [x, y0],
          [x + 0.22, y0],
          [x + high + 0.22, y1],
          [x + high, y1],
        ],
        white,
      );
    }
    for (const y of [y0 - 0.16, y1]) {
      painter.ground(
        [
          [x0, y],
          [x1, y],
          [x1, y + 0.16],
          [x0, y + 0.16],
        ],
        white,
      );
    }
  };
}

/** Full bins with bags beside them. */
export function fullBins(x: number, y: number, chance: Chance): Thing[] {
  const bin = (at: number): Thing => ({
    foot: [at, y, 0],
    draw: (painter) => {
      const foot = turnedRectangle([at, y], 0, 0.62, 0.62);
      prism(painter, foot, 0, 1, {
        base: colour('#6f7d76'),
        top: turnedRectangle([at, y], 0, 0.74, 0.74),
      });
      const depth = painter.camera.depth([at, y, 1]);
      for (const [dx, size] of [
        [-0.16, 0.22],
        [0.15, 0.24],
        [0, 0.26],
      ] as const) {
        painter.ball([at + dx, y, 1.08], size, painter.tone(colour('#4b5054'), 0.92 + size, depth));
      }
    },
    shadow: (painter) => painter.shade(turnedRectangle([at + 0.3, y + 0.15], 0, 0.9, 0.6)),
  });
  const bags = Array.from({ length: 7 }, (): Thing => {
    const bx = x + chance.between(-1.1, 1.9);
    const by = y - chance.between(0.5, 1.2);
    const size = chance.between(0.2, 0.34);
    const base = chance.pick(['#53585c', '#8b8f90', '#6d6a64'].map(colour));
    return {
      foot: [bx, by, 0],
      draw: (painter) => {
        const depth = painter.camera.depth([bx, by, 0]);
        painter.ball([bx, by, size * 0.8], size, painter.tone(base, 0.92, depth));
        painter.ball([bx, by, size * 1.6], size * 0.4, painter.tone(base, 1.08, depth));
      },
      shadow: (painter) => painter.shade(ring(bx + 0.14, by + 0.06, size * 1.2, size * 0.8, 14)),
    };
  });
  return [bin(x), bin(x + 0.85), ...bags];
}
