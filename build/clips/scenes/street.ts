import { chanceFrom, type Chance } from '../chance';
import { blend, bodies, colour, css, scaled, type Colour } from '../colour';
import { drive, ramble, ride, stroll } from '../crowd';
import { child, someone } from '../figures';
import { lampPost, poolOf, poolsOf, shine, type Lamp } from '../lamps';
import type { LightName } from '../light';
import { LOOP, Path, rounded, steady, stopAndGo } from '../motion';
import type { Painter } from '../painter';
import { tree } from '../plants';
import { box, windows, type Side } from '../solids';
import type { Mover, Stage, Thing } from '../stage';
import { inset, rectangle, type Point2 } from '../vector';
import { vehicle } from '../vehicles';

const ROAD = 6.6;
const WALL = 11;
const walls = ['#a39a8e', '#b0a79a', '#98958f', '#a9a19b', '#8f9496', '#b3a590'].map(colour);
const shops = ['#e4cc98', '#dcc9a2', '#c7d2d2', '#dcc095', '#d3d6c8'].map(colour);
const signs = ['#76867f', '#8f7a6c', '#6f7a8c', '#948a72', '#857c86'].map(colour);
const litSigns = ['#8fa3a0', '#a3907a', '#8b93a6', '#b0a27c'].map(colour);

function paintGround(painter: Painter): void {
  painter.ground(rectangle(-2500, -50, 2500, 3000), colour('#8d8f8e'));
  painter.ground(rectangle(-WALL, -50, WALL, 3000), colour('#a1a19c'));
  painter.ground(rectangle(-ROAD - 0.3, -50, ROAD + 0.3, 3000), colour('#b5b5ae'));
  painter.ground(rectangle(-ROAD, -50, ROAD, 3000), colour('#666a6e'));
  for (const side of [-1, 1]) {
    for (let y = -40; y < 120; y += 3) {
      painter.ground(
        rectangle(
          Math.min(side * 6.9, side * WALL),
          y,
          Math.max(side * 6.9, side * WALL),
          y + 0.07,
        ),
        colour('#8c8c88'),
      );
    }
    painter.ground(rectangle(side * 6.2 - 0.07, -40, side * 6.2 + 0.07, 200), colour('#c4c4bb'));
  }
  for (let y = -36; y < 170; y += 6)
    painter.ground(rectangle(-0.1, y, 0.1, y + 3), colour('#d5d5cc'));
}

interface House {
  readonly side: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly shop: Colour;
  readonly sign: Colour;
  readonly litSign: Colour;
  readonly wall: Colour;
}

function houses(chance: Chance): House[] {
  const found: House[] = [];
  for (const side of [-1, 1]) {
    for (let y = -13; y < 135;) {
      const width = chance.between(9, 14);
      found.push({
        side,
        y,
        width,
        height: chance.between(9.5, 21),
        shop: chance.pick(shops),
        sign: chance.pick(signs),
        litSign: chance.pick(litSigns),
        wall: chance.pick(walls),
      });
      y += width + 0.3;
    }
  }
  return found;
}

function houseThing(house: House, chance: Chance): Thing {
  const { side, y, width, height } = house;
  const streetSide = side < 0 ? 1 : 3;
  const upper = windows(4, Math.round((height - 4) / 3.1), colour('#5f6b74'), chance, 0.26);
  return box([side < 0 ? -24 : WALL, y, 0], [side < 0 ? -WALL : 24, y + width, height], {
    base: house.wall,
    shadow: 5,
    onSide: (painter, seen) => {
      if (seen.index !== streetSide) return;
      upper(painter, { ...seen, face: inset(seen.face, 0, 1, 4.2 / height, 1) });
      drawShop(painter, house, seen);
    },
  });
}

function drawShop(painter: Painter, house: House, side: Side): void {
  const { height } = house;
  const night = painter.light.lamps > 0.5;
  const far = 1 - Math.exp(-side.depth * 0.01);
  const glass = night
    ? css(blend(house.shop, painter.light.haze, far))
    : painter.tone(colour('#5c6971'), side.shade, side.depth);
  painter.face(inset(side.face, 0.06, 0.94, 0.25 / height, 2.95 / height), glass, false);
  const frame = painter.tone(colour('#4a4640'), side.shade, side.depth);
  for (const at of [0.27, 0.49, 0.71]) {
    painter.face(inset(side.face, at, at + 0.02, 0.25 / height, 2.95 / height), frame, false);
  }
  const sign = night
    ? css(blend(house.litSign, painter.light.haze, far))
    : painter.tone(house.sign, side.shade, side.depth);
  painter.face(inset(side.face, 0.03, 0.97, 3.1 / height, 3.95 / height), sign, false);
}

/** Light from the shops on the pavement and a little on the road. */
function paintSpill(list: readonly House[]): (painter: Painter) => void {
  return (painter) => {
    if (painter.light.lamps < 0.5) return;
    for (const { side, y, width, shop } of list) {
      for (const [near, far, alpha] of [
        [10.95, 7.2, 0.2],
        [10.95, 9.2, 0.12],
        [7.2, 3, 0.045],
      ] as const) {
        const shape: Point2[] = [
          [side * near, y + 0.8],
          [side * near, y + width - 0.8],
          [side * far, y + width - 0.4],
          [side * far, y + 0.4],
        ];
        painter.veil(shape, scaled(shop, 0.96), alpha * painter.light.lamps);
      }
    }
  };
}

const lamps: readonly Lamp[] = Array.from({ length: 9 }, (_, index): Lamp[] => [
  { x: -7.3, y: 4 + index * 13, height: 6.7, arm: 2.2 },
  { x: 7.3, y: 10 + index * 13, height: 6.7, arm: -2.2 },
]).flat();

function traffic(chance: Chance): Mover[] {
  const out = new Path([
    [3.1, -22],
    [3.1, 320],
  ]);
  const inn = new Path([
    [-3, 320],
    [-3, -20],
  ]);
  const call = rounded(
    [
      [3.1, -22],
      [3.1, 21],
      [5.25, 32],
      [5.25, 43],
      [3.1, 56],
      [3.1, 320],
    ],
    5,
  );
  const stop = stopAndGo({ stop: 62, waits: 4.5, cruise: 8 });
  const found = [
    drive(chance, out, { progress: steady(9.4), starts: 2.2 }),
    drive(chance, out, { progress: steady(9.4), starts: 5.6, kind: 'suv' }),
    drive(chance, out, { progress: steady(9.4), starts: 13.4 }),
    drive(chance, inn, { progress: steady(9), starts: 0.4 }),
    drive(chance, inn, { progress: steady(9), starts: 4.8, kind: 'van' }),
    drive(chance, inn, { progress: steady(9), starts: 10.4 }),
    drive(chance, inn, { progress: steady(9), starts: 15.6, kind: 'suv' }),
    // A bus calls at its stop once in the loop.
    drive(chance, call, {
      progress: stop,
      starts: 14,
      kind: 'bus',
      body: colour('#cfd1cc'),
      brakes: (age) => age < 0 && age > -9,
    }),
  ];
  return found;
}

function parkedCars(chance: Chance, night: boolean): Thing[] {
  const found: Thing[] = [];
  for (let index = 0; index < 9; index += 1) {
    const y = 58 + index * 6.4;
    const kind = chance.yes(0.3) ? 'suv' : 'car';
    found.push(
      vehicle({ x: 5.45, y, heading: Math.PI / 2, parked: true }, kind, chance.pick(bodies)),
    );
  }
  for (const y of night ? [11, 31] : [5, 11.6, 18]) {
    found.push(
      vehicle({ x: -5.5, y, heading: -Math.PI / 2, parked: true }, 'car', chance.pick(bodies)),
    );
  }
  return found;
}

function people(chance: Chance, wet: boolean): Mover[] {
  const found: Mover[] = [];
  const look = (): ReturnType<typeof someone> =>
    chance.yes(0.14) ? child(chance) : someone(chance, wet ? { umbrella: chance.pick(signs) } : {});
  for (let index = 0; index < 8; index += 1) {
    const x = (index % 2 === 0 ? -1 : 1) * chance.between(7.6, 10.2);
    const corners: Point2[] = [
      [x, -14],
      [x + chance.between(-0.4, 0.4), 20],
      [x, 56],
      [Math.sign(x) * 10.95, 57.4],
    ];
    found.push(stroll(chance, chance.yes(0.5) ? corners : corners.reverse(), { look: look() }));
  }
  for (const [x, y] of [
    [-10.2, 8],
    [10.2, 17],
    [-10.1, 24],
    [10, 32],
  ] as const) {
    found.push(
      ramble(
        chance,
        [
          { at: [x, y], stays: 5 },
          { at: [x, y + 2.4], stays: 4 },
        ],
        look(),
      ),
    );
  }
  return found;
}

export function streetLamps(broken?: number): Lamp[] {
  return lamps.map((lamp, index) => (index === broken ? { ...lamp, dark: true } : lamp));
}

export function street(light: LightName, posts: readonly Lamp[] = lamps): Stage {
  const chance = chanceFrom(73);
  const night = light === 'night';
  const list = houses(chance);
  const trees: Thing[] = [];
  for (let y = 9; y < 110; y += 13) {
    for (const side of [-1, 1]) {
      trees.push(
        tree(
          side * 8.3,
          y + (side > 0 ? 0 : 5.5),
          chance.between(4.4, 5.3),
          chance,
          colour('#66755f'),
        ),
      );
    }
  }
  return {
    camera: { x: -4.4, y: -14, z: 7.4, yaw: 0.125, pitch: 0.215, across: 64 },
    light,
    seconds: LOOP,
    pools: poolsOf(posts),
    ground: [paintGround, paintSpill(list), ...posts.map(poolOf)],
    back: list.map((house) => houseThing(house, chance)),
    near: [...trees, ...posts.map(lampPost), ...parkedCars(chance, night)],
    movers: [
      ...traffic(chance),
      ...people(chance, light === 'rain'),
      ride(
        chance,
        [
          [4.4, -20],
          [4.4, 200],
        ],
        7,
        steady(5.2),
      ),
      ride(
        chance,
        [
          [-4.3, 200],
          [-4.3, -20],
        ],
        15,
        steady(5),
      ),
    ],
    over: [shine(posts)],
  };
}
