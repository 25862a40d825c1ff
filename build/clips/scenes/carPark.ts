import { chanceFrom, type Chance } from '../chance';
import { bodies, colour } from '../colour';
import { drive, standing, stroll } from '../crowd';
import { someone } from '../figures';
import { lampPost, type Lamp } from '../lamps';
import type { LightName } from '../light';
import { LOOP, Path, rounded, steady } from '../motion';
import type { Painter } from '../painter';
import { tree } from '../plants';
import { box, glassBands, skyline, windows } from '../solids';
import type { Mover, Stage, Thing } from '../stage';
import { clamp, mix, rectangle, type Point2 } from '../vector';
import { vehicle, type VehicleKind } from '../vehicles';

/** Feet of the rows of bays; a bay is 5 m deep and 2.7 m wide. */
const ROWS = [-16.4, -4.8, 8, 19.6, 32] as const;
const BAY = 2.7;
const FIRST = -38;
const LAST = 36;
/** The bay that a car takes for a while, as the small event of the loop. */
const FREE_BAY = { x: FIRST + BAY * 16 + BAY / 2, y: -4.8 + 2.5 };

const white = colour('#d5d7d3');

function paintGround(painter: Painter): void {
  painter.ground(rectangle(-2500, -80, 2500, 3000), colour('#9da297'));
  painter.ground(rectangle(-48, -44, 42, 43), colour('#767b7f'));
  for (const y of ROWS) {
    for (let x = FIRST; x <= LAST; x += BAY)
      painter.ground(rectangle(x, y, x + 0.12, y + 5), white);
  }
  painter.ground(rectangle(FIRST, -11.5, LAST, -11.38), white);
  painter.ground(rectangle(FIRST, 0.2 - 5, LAST, 0.32 - 5), white);
  painter.ground(rectangle(FIRST, 7.9, LAST, 8.02), white);
  painter.ground(rectangle(FIRST, 24.6, LAST, 24.72), white);
  painter.ground(rectangle(FIRST, 32, LAST, 32.12), white);
  for (const y of [-8.3, 16.1]) {
    for (let x = -34; x < 36; x += 9)
      painter.ground(arrow(x, y, y < 0 ? 1 : -1), colour('#ced0cc'));
  }
  painter.ground(rectangle(FIRST - 1, 0.9, LAST + 1, 7.2), colour('#8f9789'));
}

function arrow(x: number, y: number, way: number): Point2[] {
  return [
    [x - 1.1 * way, y - 0.17],
    [x + 0.4 * way, y - 0.17],
    [x + 0.4 * way, y - 0.55],
    [x + 1.4 * way, y],
    [x + 0.4 * way, y + 0.55],
    [x + 0.4 * way, y + 0.17],
    [x - 1.1 * way, y + 0.17],
  ];
}

function parked(chance: Chance): Thing[] {
  const found: Thing[] = [];
  for (const y of ROWS) {
    for (let x = FIRST; x < LAST; x += BAY) {
      const taken = chance.yes(0.7);
      const body = chance.pick(bodies);
      const kind: VehicleKind = chance.yes(0.3) ? 'suv' : chance.yes(0.12) ? 'van' : 'car';
      const heading = (chance.yes(0.75) ? 1 : -1) * (Math.PI / 2);
      const own = Math.abs(x + BAY / 2 - FREE_BAY.x) < 0.1 && y === -4.8;
      if (!taken || own) continue;
      const spot = { x: x + BAY / 2 + chance.between(-0.12, 0.12), y: y + 2.5, heading };
      found.push(vehicle({ ...spot, parked: true }, kind, body));
    }
  }
  return found;
}

/** Comes in, turns into the free bay, waits, backs out and goes on: one round in every loop. */
function guest(): Mover {
  const gate = -46;
  const turn: Point2[] = [
    [gate, -8.2],
    [FREE_BAY.x - 1.2, -8.2],
    [FREE_BAY.x, FREE_BAY.y],
  ];
  const arrive = rounded(turn, 4.4);
  const leave = new Path([
    [FREE_BAY.x, FREE_BAY.y],
    [FREE_BAY.x - 0.3, -8.2],
  ]);
  const away = new Path([
    [FREE_BAY.x - 0.6, -8.2],
    [46, -8.2],
  ]);
  const body = colour('#d3d5d1');
  return (second) => {
    const spot = guestPose(second, arrive, leave, away);
    return spot === undefined ? [] : [vehicle(spot, 'suv', body)];
  };
}

function guestPose(
  second: number,
  arrive: Path,
  leave: Path,
  away: Path,
): { x: number; y: number; heading: number; braking?: boolean } | undefined {
  if (second < 8.5) {
    const share = clamp(second / 8.5, 0, 1);
    const eased = share < 0.6 ? share * 1.27 : 1 - ((1 - share) ** 2 * (1 - 0.762)) / 0.16;
    return { ...arrive.at(arrive.length * Math.min(1, eased)), braking: share > 0.55 };
  }
  if (second < 12.2) return { x: FREE_BAY.x, y: FREE_BAY.y, heading: Math.PI / 2 };
  if (second < 15) {
    const share = (second - 12.2) / 2.8;
    const eased = share * share * (3 - 2 * share);
    const spot = leave.at(leave.length * eased);
    return { ...spot, heading: mix(Math.PI / 2, 0, clamp(eased * 1.3 - 0.3, 0, 1)) };
  }
  const age = second - 15;
  const run = age * age * 1.5;
  return run > away.length ? undefined : away.at(0.3 + run);
}

function walkers(chance: Chance): Mover[] {
  const found: Mover[] = [];
  for (const y of [-9.6, -6.6, 14.8, 17.6, 27.5, 29.5]) {
    for (let index = 0; index < 2; index += 1) {
      const lane = y + chance.between(-0.5, 0.5);
      const corners: Point2[] = [
        [-64, lane],
        [44, lane],
      ];
      found.push(stroll(chance, chance.yes(0.5) ? corners : corners.reverse()));
    }
  }
  found.push(
    stroll(chance, [
      [4, -22],
      [4.4, -9.4],
      [40, -9.2],
    ]),
  );
  found.push(
    stroll(chance, [
      [-20, -24],
      [-14, -10],
      [-46, -9.6],
    ]),
  );
  return found;
}

const lamps: readonly Lamp[] = [-24, 0, 24].map((x) => ({ x, y: 4.4, height: 8, arm: 1.8 }));

export function carPark(light: LightName): Stage {
  const chance = chanceFrom(41);
  const glass = colour('#74828a');
  const islands = [-36, -27, -18, -9, 0.8, 9.5, 18, 27, 36].map((x) =>
    tree(x, 4 + chance.next() * 0.3, chance.between(4.2, 5.2), chance, colour('#70806c')),
  );
  const far: Thing[] = [];
  for (let x = -46; x < 46; x += 8)
    far.push(tree(x, 41.5, chance.between(6, 7), chance, colour('#6d7d69')));
  return {
    camera: { x: 2, y: -23, z: 15, yaw: -0.28, pitch: 0.46, across: 62 },
    light,
    seconds: LOOP,
    ground: [paintGround],
    back: [
      box([-62, 53, 0], [52, 75, 11], {
        base: colour('#b0b3b1'),
        shadow: 0,
        onSide: glassBands(3, glass),
      }),
      box([-14, 51, 0], [8, 53, 5], {
        base: colour('#8d9498'),
        shadow: 0,
        onSide: windows(6, 1, glass, chance),
        bias: -6,
      }),
      ...skyline(chance, -120, 120, 112, 22, 46),
      ...far,
    ],
    near: [
      ...parked(chance),
      ...islands,
      ...lamps.map(lampPost),
      standing(-12.4, 3.8, 0.4, someone(chance)),
      standing(-11.6, 4, 3.4, someone(chance)),
    ],
    movers: [
      guest(),
      drive(
        chance,
        new Path([
          [48, 15.6],
          [-56, 15.6],
        ]),
        { progress: steady(5.2), starts: 2, kind: 'car' },
      ),
      drive(
        chance,
        new Path([
          [-56, 28.6],
          [48, 28.6],
        ]),
        { progress: steady(5.4), starts: 11, kind: 'car' },
      ),
      ...walkers(chance),
    ],
  };
}
