import type { CameraPlace } from '../camera';
import { chanceFrom, type Chance } from '../chance';
import { colour } from '../colour';
import { ramble, standing, stroll } from '../crowd';
import { someone } from '../figures';
import { lampPost } from '../lamps';
import type { LightName } from '../light';
import { LOOP } from '../motion';
import { ring, type Painter } from '../painter';
import { tree } from '../plants';
import { rail } from '../props';
import { box, prism, skyline, windows } from '../solids';
import type { Stage, Thing } from '../stage';
import { clamp, inset, rectangle, TAU, type Point3 } from '../vector';
import { dashes } from '../water';
import { birds } from '../wildlife';

const WATER = 10.5;
const FACE = 16.5;
const concrete = colour('#b9b8b0');
const steel = colour('#6c7d86');
const foam = colour('#dbe2e2');

/** Left edge of each of the three openings. */
const openings = [-9.2, -2.6, 4];

/** How far the middle gate is up: it opens once in the loop. */
function lifted(second: number): number {
  const share = clamp((second - 4) / 3.5, 0, 1) - clamp((second - 14) / 3.5, 0, 1);
  return share * share * (3 - 2 * share);
}

function paintGround(painter: Painter): void {
  paintHills(painter);
  painter.ground(rectangle(-2500, -60, 2500, 3000), colour('#8f9a84'));
  painter.ground(rectangle(-WATER, -60, WATER, 3000), colour('#7a8b91'));
  painter.ground(rectangle(-14, -60, -WATER, 19), colour('#b3b3aa'));
  painter.ground(rectangle(WATER, -60, 15, 60), colour('#a8a9a0'));
  painter.ground(rectangle(-19.5, -60, -14, 130), colour('#bdbab0'));
  painter.ground(rectangle(15, -60, 19, 130), colour('#b6b4aa'));
  for (let y = -60; y < 20; y += 4) {
    painter.ground(rectangle(-14, y, -WATER, y + 0.1), colour('#989a92'));
    painter.ground(rectangle(WATER, y, 15, y + 0.1), colour('#92948d'));
    painter.ground(rectangle(-19.5, y, -14, y + 0.07), colour('#a9a69c'));
  }
  painter.veil(rectangle(-WATER, 10.8, WATER, FACE), [40, 52, 58], 0.12);
}

function paintHills(painter: Painter): void {
  const { ink, camera } = painter;
  const unit = camera.width / 640;
  for (const [rise, tall, haze] of [
    [30, 17, 300],
    [18, 11, 190],
  ] as const) {
    ink.fillStyle = painter.tone(colour('#8e9ea2'), 1, haze * 0.5);
    ink.beginPath();
    ink.moveTo(0, camera.horizon + 12 * unit);
    for (let x = 0; x <= 640; x += 16) {
      const wave = Math.sin(x * 0.0071 + rise) * 0.6 + Math.sin(x * 0.019 + tall) * 0.3;
      ink.lineTo(x * unit, camera.horizon - (rise * 0.4 + wave * tall) * unit);
    }
    ink.lineTo(camera.width, camera.horizon + 12 * unit);
    ink.fill();
  }
}

function weir(chance: Chance): Thing[] {
  const pier = (x: number): Thing =>
    box([x, FACE, 0], [x + 1.35, 24, 6.4], { base: concrete, shadow: 0, bias: -0.4 });
  const hut = (x: number): Thing =>
    box([x + 0.7, 18, 7.1], [x + 4.3, 22, 10.2], {
      base: colour('#b3ada1'),
      roof: colour('#7b8488'),
      shadow: 0,
      bias: -4,
      onSide: windows(2, 1, colour('#6c7c84'), chance),
    });
  const deck = box([-16, 17, 6.4], [14.6, 23.4, 7.1], {
    base: colour('#c3c1b8'),
    shadow: 0,
    bias: -2,
  });
  const guard = rail([-16, 17.1, 7.1], [14.6, 17.1, 7.1], 1.4, colour('#7c868a'), 1);
  return [
    ...[-10.5, -3.9, 2.7, 9.3].map(pier),
    deck,
    ...openings.map(hut),
    { ...guard, bias: -6 },
    { foot: [-3.2, FACE, 0], bias: -1, draw: drawGauge },
  ];
}

/** A board that tells the height of the water: two tones, no figures to read. */
function drawGauge(painter: Painter): void {
  const depth = painter.camera.depth([-3.2, FACE, 3]);
  for (let step = 0; step < 11; step += 1) {
    const z = 0.2 + step * 0.5;
    const base = step % 2 === 0 ? colour('#eeeeea') : colour('#566f84');
    const face: Point3[] = [
      [-3.55, FACE - 0.05, z],
      [-3.05, FACE - 0.05, z],
      [-3.05, FACE - 0.05, z + 0.5],
      [-3.55, FACE - 0.05, z + 0.5],
    ];
    painter.face(face, painter.tone(base, 1, depth));
  }
}

/** Three steel gates between the piers, and the water that comes under them. */
function gates(second: number): Thing[] {
  return openings.map((x, index): Thing => {
    const height = [1, 0.55 + 2.4 * lifted(second), 1.7][index] ?? 1;
    return {
      foot: [x + 2.6, 20, 0],
      bias: 0.5,
      draw: (painter) => {
        const depth = painter.camera.depth([x + 2.6, 18, 2]);
        painter.face(
          [
            [x, 19, 0],
            [x + 5.3, 19, 0],
            [x + 5.3, 19, 6.4],
            [x, 19, 6.4],
          ],
          painter.tone(colour('#5f6a6d'), 0.9, depth),
        );
        prism(painter, rectangle(x, 18.3, x + 5.3, 18.7), height, 5.8, {
          base: steel,
          onSide: (_, side) => {
            for (const v of [0.22, 0.46, 0.7]) {
              painter.face(
                inset(side.face, 0, 1, v, v + 0.04),
                painter.tone(colour('#596a73'), side.shade, depth),
                false,
              );
            }
          },
        });
        painter.face(
          [
            [x, 18.1, 0],
            [x + 5.3, 18.1, 0],
            [x + 5.3, 18.4, height],
            [x, 18.4, height],
          ],
          painter.tone(colour('#c6d0d1'), 1, depth),
        );
      },
    };
  });
}

/** Foam below the openings: more of it while the middle gate is up. */
function foamUnder(): (painter: Painter, second: number) => void {
  const chance = chanceFrom(607);
  const spots = openings.flatMap((x, gate) =>
    Array.from({ length: 22 }, () => ({
      x: x + 0.3 + chance.next() * 4.7,
      y: FACE - chance.next() ** 1.6 * 9,
      rx: chance.between(0.3, 1),
      ry: chance.between(0.16, 0.4),
      gate,
      turns: chance.whole(2, 4),
      delay: chance.next(),
      share: chance.next(),
    })),
  );
  return (painter, second) => {
    const open = [0.45, 0.2 + 0.8 * lifted(second - 0.6), 0.7];
    for (const spot of spots) {
      const strength = clamp(((open[spot.gate] ?? 0) - spot.share) * 3, 0, 1);
      if (strength <= 0) continue;
      const sway = Math.sin((second / LOOP) * spot.turns * TAU + spot.delay * TAU);
      const paint = painter.hazed(painter.light.grade(foam), 24);
      const shape = ring(spot.x, spot.y + sway * 0.25, spot.rx * (1 + sway * 0.12), spot.ry, 14);
      painter.veil(shape, paint, 0.5 * strength);
    }
  };
}

const mast: CameraPlace = { x: -19, y: -20.5, z: 11.4, yaw: 0.45, pitch: 0.275, across: 64 };

export function riverGate(light: LightName): Stage {
  const chance = chanceFrom(61);
  const leaf = colour('#73836b');
  const leftTrees = Array.from({ length: 9 }, (_, index) =>
    tree(-22 - chance.next() * 8, -1 + index * 7, chance.between(5, 7), chance, leaf),
  );
  const rightTrees = Array.from({ length: 12 }, (_, index) =>
    tree(21 + chance.next() * 12, -6 + index * 6, chance.between(5, 7), chance, leaf),
  );
  const guards: Thing[] = [];
  for (let y = -18; y < 15; y += 4) {
    guards.push(rail([-14.3, y, 0], [-14.3, y + 4, 0], 2, colour('#868f92')));
  }
  const ripples = dashes({
    x0: -WATER,
    x1: WATER,
    y0: -24,
    y1: 15,
    dashes: 60,
    drift: -2.4,
    seed: 71,
  });
  const foamPaint = foamUnder();
  return {
    camera: mast,
    light,
    seconds: LOOP,
    ground: [paintGround],
    back: [
      ...skyline(chance, 30, 150, 132, 14, 34),
      ...rightTrees,
      box([22, 24, 0], [32, 34, 5], {
        base: colour('#b9b2a5'),
        shadow: 0,
        onSide: windows(3, 1, colour('#6e7d84'), chance),
      }),
    ],
    near: [
      ...weir(chance),
      ...leftTrees,
      ...guards,
      lampPost({ x: -15.2, y: 1, height: 6, arm: 1.8 }),
      lampPost({ x: -15.2, y: 14.2, height: 6, arm: 1.8 }),
      standing(-14.9, 9.6, 0.3, someone(chance)),
    ],
    movers: [
      (second) => [
        { foot: [0, 300, 0], draw: (painter) => ripples(painter, second) },
        { foot: [0, 299, 0], draw: (painter) => foamPaint(painter, second) },
      ],
      gates,
      stroll(chance, [
        [-17.4, -24],
        [-17, 42],
        [-36, 52],
      ]),
      stroll(chance, [
        [-36, 54],
        [-16, 44],
        [-15.8, -22],
      ]),
      stroll(
        chance,
        [
          [-36, 53],
          [-16.6, 43],
          [-16.6, -22],
        ],
        { starts: 6 },
      ),
      ramble(
        chance,
        [
          { at: [-15.6, -4], stays: 5 },
          { at: [-15.4, 3.6], stays: 4 },
        ],
        {
          ...someone(chance),
          vest: true,
        },
      ),
      birds(mast, { starts: 8, lasts: 7, depth: 46, heights: [0.2, 0.07] }),
    ],
  };
}
