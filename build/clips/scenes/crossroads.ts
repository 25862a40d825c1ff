import type { CameraPlace } from '../camera';
import { chanceFrom, type Chance } from '../chance';
import { bodies, bags, coats, colour } from '../colour';
import { figure, rider, someone, someRider } from '../figures';
import { lampPost, poolOf, poolsOf, shine, type Lamp } from '../lamps';
import type { LightName } from '../light';
import {
  LOOP,
  onPath,
  Path,
  rounded,
  steady,
  stopAndGo,
  type Passage,
  type Progress,
} from '../motion';
import type { Painter } from '../painter';
import { tree } from '../plants';
import { signalHead, type SignalState } from '../props';
import { box, glassBands, skyline, windows } from '../solids';
import type { Mover, Stage, Thing } from '../stage';
import { rectangle, type Point2 } from '../vector';
import { lengthOf, vehicle, type VehicleKind } from '../vehicles';

/** Half of a carriageway, and how far the pavement reaches beyond it. */
const HALF = 7.4;
const PAVEMENT = 3.6;
const LINE = 12.6;

/** The lights: west–east goes first, then south–north, with a pause for turning between them. */
const EAST_GO = 0;
const EAST_STOP = 8;
const NORTH_GO = 10;
const NORTH_STOP = 18;

const asphalt = colour('#6e7377');
const paving = colour('#bcbbb2');
const grass = colour('#a6a8a1');
const white = colour('#e2e3df');
const cream = colour('#cbc5a8');

function paintRoads(painter: Painter): void {
  painter.ground(rectangle(-260, -60, 260, 340), grass);
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

function paintMarks(painter: Painter): void {
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

function houses(chance: Chance): Thing[] {
  const glass = colour('#6d7c86');
  const house = (
    from: Point2,
    to: Point2,
    height: number,
    base: string,
    face: ReturnType<typeof glassBands>,
  ): Thing =>
    box([from[0], from[1], 0], [to[0], to[1], height], {
      base: colour(base),
      shadow: 7,
      onSide: face,
    });
  return [
    house([15.5, 15.5], [41, 36], 17, '#b6ada1', windows(7, 5, glass, chance)),
    house([15.5, 39], [34, 60], 26, '#a2a8aa', glassBands(8, glass)),
    house([-42, 15.5], [-15.5, 34], 13, '#b3b4ae', windows(8, 4, glass, chance)),
    house([-36, 37], [-15.5, 62], 30, '#9da5a9', windows(6, 10, glass, chance)),
    house([45, 15.5], [75, 40], 22, '#a9a49b', glassBands(7, glass)),
    house([15.5, -44], [48, -15.5], 12, '#b2aca3', windows(8, 4, glass, chance)),
    house([-78, 15.5], [-47, 42], 19, '#aaa59b', windows(9, 6, glass, chance)),
    house([-70, -44], [-30, -15.5], 12, '#b0aea6', windows(9, 4, glass, chance)),
    house([80, 15.5], [112, 38], 15, '#b3b0a7', windows(9, 4, glass, chance)),
    house([54, -46], [92, -15.5], 16, '#a8a6a0', glassBands(5, glass)),
    ...skyline(chance, -130, 150, 112, 24, 58),
    ...skyline(chance, -200, 220, 165, 30, 78, colour('#a3adb2')),
  ];
}

const lampPosts: readonly Lamp[] = [
  { x: -9.8, y: -13.6, height: 7, arm: 3.4 },
  { x: 9.8, y: -9.8, height: 7, arm: -3.4 },
  { x: 9.8, y: 9.8, height: 7, arm: -3.4 },
  { x: -9.8, y: 9.8, height: 7, arm: 3.4 },
  { x: -34, y: -9.4, height: 7, arm: 0.01 },
  { x: 34, y: 9.4, height: 7, arm: 0.01 },
];

function trees(chance: Chance): Thing[] {
  const found: Thing[] = [];
  for (const y of [16, 25, 34, 45, 58, 72]) {
    for (const side of [-1, 1]) found.push(tree(side * 12.7, y, chance.between(5.2, 6.4), chance));
  }
  for (const x of [19, 28, 38, 50, 63]) found.push(tree(x, 12.8, chance.between(5, 6), chance));
  for (const x of [-19, -28, -38, -50]) found.push(tree(x, 12.8, chance.between(5, 6), chance));
  for (const x of [21, 31, 42]) found.push(tree(x, -12.8, chance.between(4.6, 5.6), chance));
  return found;
}

interface Driver {
  readonly path: Path;
  readonly kind: VehicleKind;
  readonly progress: Progress;
  readonly starts: number;
  readonly braking?: (age: number) => boolean;
}

/** Lanes as seen by their drivers, who keep right; 70 m before the crossing is distance 0. */
const lanes = {
  east: (lane: number) =>
    new Path([
      [-80, -1.9 - lane * 3.6],
      [95, -1.9 - lane * 3.6],
    ]),
  west: (lane: number) =>
    new Path([
      [100, 1.9 + lane * 3.6],
      [-75, 1.9 + lane * 3.6],
    ]),
  north: (lane: number) =>
    new Path([
      [1.9 + lane * 3.6, -60],
      [1.9 + lane * 3.6, 130],
    ]),
  south: (lane: number) =>
    new Path([
      [-1.9 - lane * 3.6, 130],
      [-1.9 - lane * 3.6, -55],
    ]),
};

/** Cars that wait in a row behind the line and leave one after the other when the light lets them. */
function queue(
  path: Path,
  line: number,
  go: number,
  kinds: readonly VehicleKind[],
  early: number,
): Driver[] {
  let stop = line - 0.5;
  return kinds.map((kind, index) => {
    const length = lengthOf(kind);
    stop -= length / 2 + (index > 0 ? 1.8 : 0);
    const waits = Math.max(0.4, early - index * 1.7);
    const driver: Driver = {
      path,
      kind,
      starts: go + 0.6 + index * 0.75,
      progress: stopAndGo({ stop, waits, cruise: 9 }),
      braking: (age) => age < 0 && age > -waits - 4.5,
    };
    stop -= length / 2;
    return driver;
  });
}

function drivers(): Driver[] {
  const rightTurn = rounded(
    [
      [-80, -5.5],
      [-5.5, -5.5],
      [-5.5, -60],
    ],
    6,
  );
  return [
    ...queue(lanes.east(0), 80 - LINE, EAST_GO, ['car', 'suv'], 7),
    ...queue(lanes.east(1), 80 - LINE, EAST_GO, ['bus', 'car'], 6),
    ...queue(lanes.west(0), 100 - LINE, EAST_GO, ['car', 'car', 'van'], 8),
    ...queue(lanes.west(1), 100 - LINE, EAST_GO, ['truck', 'car'], 5.5),
    ...queue(lanes.south(0), 130 - LINE, NORTH_GO, ['car', 'suv', 'car'], 7.5),
    ...queue(lanes.south(1), 130 - LINE, NORTH_GO, ['van', 'car'], 6),
    ...queue(lanes.north(0), 60 - LINE, NORTH_GO, ['car', 'car'], 7),
    ...queue(lanes.north(1), 60 - LINE, NORTH_GO, ['suv'], 5),
    { path: rightTurn, kind: 'car', starts: 0.5, progress: steady(6.5) },
    { path: lanes.south(0), kind: 'car', starts: 1.5, progress: steady(9) },
    { path: lanes.east(0), kind: 'car', starts: 16.2, progress: steady(9.5) },
  ];
}

function traffic(chance: Chance): Mover[] {
  return drivers().map((driver) => {
    const body = driver.kind === 'bus' ? colour('#d6d8d3') : chance.pick(bodies);
    const passage: Passage = driver;
    return (second) =>
      onPath(passage, second).map((pose) =>
        vehicle({ ...pose, braking: driver.braking?.(pose.age) === true }, driver.kind, body),
      );
  });
}

/** People wait at the kerb and cross while the cars of their own direction go. */
function crossing(
  chance: Chance,
  corners: readonly Point2[],
  kerb: number,
  opens: number,
  umbrellas: boolean,
): Mover {
  const look = someone(
    chance,
    umbrellas && chance.yes(0.8) ? { umbrella: chance.pick([...bags, ...coats]) } : {},
  );
  const path = new Path(corners);
  const late = chance.between(0.2, 1.6);
  const cruise = chance.between(1.28, 1.48);
  const waits = chance.between(2, 8);
  const passage: Passage = {
    path,
    starts: opens + late,
    progress: stopAndGo({ stop: kerb, waits, cruise, gain: 2.4, brake: 2.4 }),
  };
  const offset = chance.next();
  return (second) =>
    onPath(passage, second).map((pose) => {
      const stands = pose.age < 0 && pose.age > -waits - 0.3;
      return figure(stands ? pose : { ...pose, step: (second * 20) / LOOP + offset }, look);
    });
}

function walkers(chance: Chance, wet: boolean): Mover[] {
  const found: Mover[] = [];
  for (let index = 0; index < 7; index += 1) {
    const lane = chance.between(-11.2, -8.6);
    const far = chance.between(26, 36);
    found.push(
      crossing(
        chance,
        [
          [lane, -far],
          [lane, far],
        ],
        far - 8 - chance.next(),
        NORTH_GO,
        wet,
      ),
    );
    const back = chance.between(-11.2, -8.6);
    found.push(
      crossing(
        chance,
        [
          [back, far],
          [back, -far],
        ],
        far - 8 - chance.next(),
        NORTH_GO,
        wet,
      ),
    );
  }
  for (let index = 0; index < 6; index += 1) {
    const lane = chance.between(8.6, 11.2);
    const far = chance.between(28, 40);
    found.push(
      crossing(
        chance,
        [
          [-far, lane],
          [far, lane],
        ],
        far - 8 - chance.next(),
        EAST_GO,
        wet,
      ),
    );
    const back = chance.between(-11.2, -8.8);
    found.push(
      crossing(
        chance,
        [
          [far, back],
          [-far, back],
        ],
        far - 8 - chance.next(),
        EAST_GO,
        wet,
      ),
    );
  }
  for (let index = 0; index < 3; index += 1) {
    const lane = chance.between(8.8, 11);
    found.push(
      crossing(
        chance,
        [
          [lane, 36],
          [lane, -36],
        ],
        28,
        NORTH_GO,
        wet,
      ),
    );
  }
  return found;
}

function bikes(chance: Chance): Mover[] {
  const ways: readonly (readonly [Point2[], number, number])[] = [
    [
      [
        [-70, -8.4],
        [80, -8.4],
      ],
      58.5,
      EAST_GO,
    ],
    [
      [
        [-8.2, 90],
        [-8.2, -50],
      ],
      78.5,
      NORTH_GO,
    ],
    [
      [
        [80, 8.2],
        [-70, 8.2],
      ],
      68.5,
      EAST_GO,
    ],
    [
      [
        [8.2, -50],
        [8.2, 100],
      ],
      38.5,
      NORTH_GO,
    ],
    [
      [
        [-70, -8.9],
        [80, -8.9],
      ],
      56,
      EAST_GO,
    ],
  ];
  return ways.map(([corners, stop, go]) => {
    const look = someRider(chance);
    const passage: Passage = {
      path: new Path(corners),
      starts: go + 0.3,
      progress: stopAndGo({ stop, waits: chance.between(3, 7), cruise: 5, gain: 1.3 }),
    };
    return (second) => onPath(passage, second).map((pose) => rider(pose, look));
  });
}

function signals(): Mover {
  const posts: readonly (readonly [number, number, number, 'east' | 'north'])[] = [
    [9.2, -8.6, 0, 'east'],
    [-9.2, 8.6, Math.PI, 'east'],
    [8.6, 9.2, Math.PI / 2, 'north'],
    [-8.6, -9.2, -Math.PI / 2, 'north'],
  ];
  return (second) =>
    posts.map(([x, y, heading, way]) => signalHead(x, y, heading, signalAt(way, second)));
}

function signalAt(way: 'east' | 'north', second: number): SignalState {
  const [go, stop] = way === 'east' ? [EAST_GO, EAST_STOP] : [NORTH_GO, NORTH_STOP];
  return second >= go && second < stop ? 'go' : 'stop';
}

export type PanPosition = -1 | 0 | 1;

export function crossroadsCamera(pan: PanPosition): CameraPlace {
  return { x: -15.5, y: -25, z: 12.6, yaw: 0.47 + pan * 0.42, pitch: 0.35, across: 63 };
}

export function crossroads(light: LightName, pan: PanPosition = 0): Stage {
  const chance = chanceFrom(11);
  const back = houses(chance);
  const near = [...trees(chance), ...lampPosts.map(lampPost)];
  return {
    camera: crossroadsCamera(pan),
    light,
    seconds: LOOP,
    pools: poolsOf(lampPosts),
    ground: [paintRoads, paintMarks, ...lampPosts.map(poolOf)],
    back,
    near,
    movers: [...traffic(chance), ...walkers(chance, light === 'rain'), ...bikes(chance), signals()],
    over: [shine(lampPosts)],
  };
}
