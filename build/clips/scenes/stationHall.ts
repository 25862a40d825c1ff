import { chanceFrom } from '../chance';
import { blend, colour, css, type Colour } from '../colour';
import type { LightName } from '../light';
import { LOOP } from '../motion';
import type { Painter } from '../painter';
import { box } from '../solids';
import type { Mover, Stage, Thing } from '../stage';
import { inset, rectangle, type Point2, type Point3 } from '../vector';
import { travellers, waiting } from './stationPeople';

const SIDE = 26;
const DEEP = 72;
const HIGH = 15;

function wallFace(painter: Painter, points: readonly Point3[], base: Colour, shade = 1): void {
  const depth =
    points.reduce((sum, point) => sum + Math.max(1, painter.camera.depth(point)), 0) /
    points.length;
  painter.face(points, painter.tone(base, shade, depth));
}

function paintHall(painter: Painter): void {
  paintFloor(painter);
  wallFace(
    painter,
    [
      [-SIDE, DEEP, 0],
      [SIDE, DEEP, 0],
      [SIDE, DEEP, HIGH],
      [-SIDE, DEEP, HIGH],
    ],
    colour('#c3c9cb'),
  );
  for (let x = -24; x < 24; x += 4) {
    wallFace(
      painter,
      [
        [x, DEEP, 1],
        [x + 3.5, DEEP, 1],
        [x + 3.5, DEEP, 13.6],
        [x, DEEP, 13.6],
      ],
      colour('#e8edef'),
    );
    wallFace(
      painter,
      [
        [x, DEEP, 7],
        [x + 3.5, DEEP, 7],
        [x + 3.5, DEEP, 7.3],
        [x, DEEP, 7.3],
      ],
      colour('#a8b0b4'),
    );
  }
  for (const side of [-1, 1]) paintSide(painter, side);
  paintCeiling(painter);
}

function paintFloor(painter: Painter): void {
  painter.ground(rectangle(-SIDE, -8, SIDE, DEEP), colour('#bebfba'));
  for (let x = -24; x < SIDE; x += 4)
    painter.ground(rectangle(x, -8, x + 0.1, DEEP), colour('#adaea9'));
  for (let y = -4; y < DEEP; y += 4)
    painter.ground(rectangle(-SIDE, y, SIDE, y + 0.1), colour('#adaea9'));
  for (let x = -24; x < 24; x += 4) {
    const glare: Point2[] = [
      [x, DEEP - 1],
      [x + 3.5, DEEP - 1],
      [x + 2.8, 42],
      [x - 0.7, 42],
    ];
    painter.veil(glare, [255, 255, 255], 0.15);
  }
}

function paintSide(painter: Painter, side: number): void {
  const shade = side < 0 ? 0.9 : 1;
  const x = side * SIDE;
  for (let y = -8; y < DEEP; y += 8) {
    wallFace(
      painter,
      [
        [x, y, 0],
        [x, y + 8, 0],
        [x, y + 8, HIGH],
        [x, y, HIGH],
      ],
      colour('#b3b7b7'),
      shade,
    );
  }
  for (let y = 4; y < DEEP - 4; y += 8) {
    const inner = x - side * 0.1;
    wallFace(
      painter,
      [
        [inner, y, 0.2],
        [inner, y + 6.4, 0.2],
        [inner, y + 6.4, 4],
        [inner, y, 4],
      ],
      colour('#7f8a90'),
      shade,
    );
    wallFace(
      painter,
      [
        [inner, y, 4.3],
        [inner, y + 6.4, 4.3],
        [inner, y + 6.4, 5.2],
        [inner, y, 5.2],
      ],
      colour('#5d666c'),
      shade,
    );
    for (const at of [2.1, 4.2]) {
      wallFace(
        painter,
        [
          [inner, y + at, 0.2],
          [inner, y + at + 0.14, 0.2],
          [inner, y + at + 0.14, 4],
          [inner, y + at, 4],
        ],
        colour('#a3abae'),
        shade,
      );
    }
  }
}

function paintCeiling(painter: Painter): void {
  wallFace(
    painter,
    [
      [-SIDE, 2, HIGH],
      [SIDE, 2, HIGH],
      [SIDE, DEEP, HIGH],
      [-SIDE, DEEP, HIGH],
    ],
    colour('#a3a7a7'),
  );
  for (let y = 4; y < DEEP; y += 6) {
    wallFace(
      painter,
      [
        [-SIDE, y, 14.9],
        [SIDE, y, 14.9],
        [SIDE, y + 0.8, 14.9],
        [-SIDE, y + 0.8, 14.9],
      ],
      colour('#8b9091'),
    );
    for (const x of [-18, -9, 0, 9, 18]) {
      wallFace(
        painter,
        [
          [x - 1.4, y + 3, 14.85],
          [x + 1.4, y + 3, 14.85],
          [x + 1.4, y + 3.5, 14.85],
          [x - 1.4, y + 3.5, 14.85],
        ],
        colour('#eff1ed'),
      );
    }
  }
}

function columns(): Thing[] {
  const found: Thing[] = [];
  for (const x of [-16, 16]) {
    for (let y = 14; y < 68; y += 13) {
      const column = box([x - 0.8, y, 0], [x + 0.8, y + 1.6, HIGH], {
        base: colour('#c9ccca'),
        shadow: 0,
      });
      found.push({
        ...column,
        shadow: (painter) =>
          painter.veil(rectangle(x - 0.8, y - 5, x + 0.8, y), [110, 116, 118], 0.2),
      });
    }
  }
  return found;
}

/** The departure board: bars instead of words; two of its rows change once in the loop. */
function board(): Mover {
  const chance = chanceFrom(709);
  const rows = Array.from({ length: 7 }, () =>
    [0.1, 0.19, 0.11, 0.14, 0.15].map((width) => width * chance.between(0.55, 1)),
  );
  const other = Array.from({ length: 7 }, () =>
    [0.1, 0.19, 0.11, 0.14, 0.15].map((width) => width * chance.between(0.55, 1)),
  );
  const y = 34;
  const face: Point3[] = [
    [-10, y, 8],
    [10, y, 8],
    [10, y, 11.6],
    [-10, y, 11.6],
  ];
  return (second) => [
    {
      foot: [0, y, 0],
      draw: (painter) => {
        const depth = painter.camera.depth([0, y, 10]);
        const hanger = painter.tone(colour('#7d8588'), 1, depth);
        for (const x of [-8, 8])
          painter.line(
            [
              [x, y, 11.6],
              [x, y, HIGH],
            ],
            hanger,
            0.12,
          );
        painter.face(face, painter.tone(colour('#2c3237'), 1, depth * 0.5));
        rows.forEach((widths, row) => {
          const changed = row > 0 && row < 3 && second > 6 + row * 0.4 && second < 15 + row * 0.4;
          let from = 0.03;
          (changed ? (other[row] ?? widths) : widths).forEach((width, column) => {
            const base = row === 0 ? colour('#8fa0a8') : colour('#c9c7b4');
            const top = 0.93 - row * 0.13;
            painter.face(
              inset(face, from, from + width, top - 0.065, top),
              painter.tone(base, 1, depth * 0.5),
              false,
            );
            from = 0.03 + (column + 1) * 0.195;
          });
        });
      },
    },
  ];
}

function barriers(): Thing[] {
  return Array.from({ length: 7 }, (_, index) =>
    box([-14 + index * 2.2, 58, 0], [-13.5 + index * 2.2, 60, 1.1], {
      base: colour('#6d767c'),
      shadow: 0,
    }),
  );
}

/** Daylight from the great window lies over the far end. */
function paintDaylight(painter: Painter): void {
  const { ink, camera } = painter;
  const [, top] = camera.project([0, DEEP, 13]);
  const [, foot] = camera.project([0, DEEP - 20, 0]);
  const veil = ink.createLinearGradient(0, top, 0, foot);
  const white = blend(painter.light.haze, [255, 255, 255], 0.5);
  veil.addColorStop(0, css(white, 0.16));
  veil.addColorStop(1, css(white, 0.001));
  ink.fillStyle = veil;
  ink.fillRect(0, top, camera.width, foot - top);
}

export function stationHall(light: LightName): Stage {
  const chance = chanceFrom(67);
  return {
    camera: { x: -8, y: 0, z: 7.2, yaw: 0.22, pitch: 0.215, across: 68 },
    light,
    seconds: LOOP,
    ground: [paintHall, paintDaylight],
    back: barriers(),
    near: [...columns(), ...waiting(chance)],
    movers: [board(), ...travellers(chance)],
  };
}
