import type { CameraPlace } from '../camera';
import { chanceFrom, type Chance } from '../chance';
import { colour } from '../colour';
import { ramble, ride, standing, stroll } from '../crowd';
import { child, someone } from '../figures';
import { lampPost, poolOf, poolsOf, shine, type Lamp } from '../lamps';
import type { LightName } from '../light';
import { LOOP, onPath, rounded, steady } from '../motion';
import type { Painter } from '../painter';
import { tree } from '../plants';
import { rail } from '../props';
import { box, prism, skyline } from '../solids';
import type { Mover, Stage, Thing } from '../stage';
import { rectangle, turnedRectangle, type Point2 } from '../vector';
import { dashes } from '../water';
import { birds } from '../wildlife';

const EDGE = -6;

function paintGround(painter: Painter): void {
  painter.ground(rectangle(-2500, -60, 2500, 3000), colour('#8b9d86'));
  painter.ground(rectangle(-2500, -60, EDGE, 3000), colour('#8a9fa8'));
  painter.ground(rectangle(EDGE, -60, 4, 320), colour('#c3bbad'));
  painter.ground(rectangle(EDGE - 0.5, -60, EDGE + 0.2, 320), colour('#a9a399'));
  for (let y = -40; y < 130; y += 2.5)
    painter.ground(rectangle(EDGE + 0.2, y, 4, y + 0.06), colour('#b0a899'));
  painter.ground(rectangle(0.8, -60, 0.95, 320), colour('#a59d8f'));
  painter.ground(rectangle(4, -60, 11, 320), colour('#8a9b7f'));
  painter.ground(rectangle(11, -60, 16, 320), colour('#9a948a'));
}

function bridge(): Thing[] {
  const piers: Thing[] = [];
  for (let x = -210; x < -10; x += 24) {
    piers.push(box([x, 121, 0], [x + 3, 125, 4.6], { base: colour('#a9ada9'), shadow: 0 }));
  }
  const deck = box([-320, 120, 4.5], [-2, 126, 5.8], {
    base: colour('#b3b6b3'),
    shadow: 0,
    bias: -3,
  });
  return [...piers, deck];
}

/** A small ferry that comes in, turns before the bridge and goes out again, once in the loop. */
function boat(): Mover {
  const course = rounded(
    [
      [-96, 58],
      [-40, 76],
      [-44, 100],
      [-150, 106],
    ],
    18,
    14,
  );
  const passage = { path: course, progress: steady(9.5), starts: 2 };
  return (second) =>
    onPath(passage, second).map((pose): Thing => ({
      foot: [pose.x, pose.y, 0],
      draw: (painter) => {
        const at: Point2 = [pose.x, pose.y];
        const hull = turnedRectangle(at, pose.heading, 15, 4);
        const foot = turnedRectangle(at, pose.heading, 13, 3.2);
        painter.veil(turnedRectangle(at, pose.heading, 26, 5, -8), [214, 224, 226], 0.35);
        prism(painter, foot, 0, 1.5, { base: colour('#d3d6d4'), top: hull });
        prism(painter, turnedRectangle(at, pose.heading, 9, 3, -0.6), 1.5, 3.6, {
          base: colour('#5b6a74'),
          roof: colour('#dde0de'),
        });
        prism(painter, turnedRectangle(at, pose.heading, 3, 2.2, 1.2), 3.6, 5, {
          base: colour('#c9cdcb'),
        });
      },
    }));
}

function people(chance: Chance): Mover[] {
  const found: Mover[] = [];
  for (let index = 0; index < 9; index += 1) {
    const x = chance.between(-4.8, 3);
    const corners: Point2[] = [
      [x, -14],
      [x + chance.between(-0.8, 0.8), 20],
      [x, 60],
      [9.5, 72],
    ];
    const look = chance.yes(0.18) ? child(chance) : someone(chance);
    found.push(stroll(chance, chance.yes(0.5) ? corners : corners.reverse(), { look }));
  }
  // Two who run, with the same step and twice the pace.
  found.push(
    stroll(
      chance,
      [
        [2.2, -14],
        [2.2, 70],
        [9.5, 84],
      ],
      { speed: 2.4 },
    ),
  );
  found.push(
    stroll(
      chance,
      [
        [9.5, 92],
        [-1.6, 78],
        [-1.4, -14],
      ],
      { speed: 2.5 },
    ),
  );
  for (const y of [10, 22, 37]) {
    const stays = [
      { at: [-5.1, y] as const, stays: 6 },
      { at: [-5.1, y + 2] as const, stays: 3 },
    ];
    found.push(ramble(chance, stays));
  }
  return found;
}

const lamps: readonly Lamp[] = Array.from({ length: 6 }, (_, index) => ({
  x: 3.6,
  y: 2 + index * 14,
  height: 4.8,
  arm: -1,
}));

function promenadeRail(): Thing[] {
  const found: Thing[] = [];
  for (let y = -12; y < 100; y += 4) {
    found.push(rail([-5.7, y, 0], [-5.7, y + 4, 0], y < 50 ? 1.6 : 4, colour('#70787b')));
  }
  return found;
}

const mast: CameraPlace = { x: 4.5, y: -14, z: 6.7, yaw: -0.24, pitch: 0.21, across: 64 };

export function promenade(light: LightName): Stage {
  const chance = chanceFrom(79);
  const trees: Thing[] = [];
  for (let y = 5; y < 90; y += 7)
    trees.push(tree(6.7, y, chance.between(6, 7.2), chance, colour('#74866c')));
  for (let y = -2; y < 90; y += 14)
    trees.push(tree(13.5, y + 3, chance.between(7, 8), chance, colour('#6d7f66')));
  const seats: Thing[] = [];
  for (let y = 7; y < 70; y += 14) {
    seats.push(box([2.5, y, 0.1], [3.3, y + 2, 0.5], { base: colour('#8f7c6b'), shadow: 0.4 }));
    if (y < 40)
      seats.push({
        ...standing(2.7, y + 0.7, Math.PI, someone(chance), { sits: true }),
        bias: -0.4,
      });
  }
  const ripples = dashes({
    x0: -80,
    x1: EDGE - 1,
    y0: -4,
    y1: 100,
    dashes: 70,
    drift: 2.2,
    bright: colour('#a6b7bd'),
    deep: colour('#7a9099'),
    seed: 83,
  });
  return {
    camera: mast,
    light,
    seconds: LOOP,
    pools: poolsOf(lamps),
    ground: [paintGround, ...lamps.map(poolOf)],
    back: [...skyline(chance, -280, -6, 192, 18, 62, colour('#9aa8ae')), ...bridge()],
    near: [...trees, ...promenadeRail(), ...lamps.map(lampPost), ...seats],
    movers: [
      (second) => [{ foot: [0, 400, 0], draw: (painter) => ripples(painter, second) }],
      boat(),
      ...people(chance),
      ride(
        chance,
        [
          [1.9, -20],
          [1.9, 130],
        ],
        4,
        steady(4.4),
      ),
      ride(
        chance,
        [
          [2.8, 130],
          [2.8, -20],
        ],
        13,
        steady(4.2),
      ),
      birds(mast, { starts: 9, lasts: 7, depth: 55, heights: [0.06, 0.16] }),
    ],
    over: [shine(lamps)],
  };
}
