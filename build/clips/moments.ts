import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CameraPlace } from './camera';
import { chanceFrom } from './chance';
import { colour } from './colour';
import { standing } from './crowd';
import { someone } from './figures';
import {
  cone,
  crate,
  fallenTree,
  fullBins,
  hatching,
  openManhole,
  puddle,
  smoke,
  swimmer,
} from './happenings';
import type { Painter } from './painter';
import { carPark } from './scenes/carPark';
import { crossroads } from './scenes/crossroads';
import { market } from './scenes/market';
import { promenade } from './scenes/promenade';
import { street, streetLamps } from './scenes/street';
import type { Stage, Thing } from './stage';
import { Projector } from './stage';
import { STILL_SIZE, writeStill } from './stills';
import type { Point2 } from './vector';
import { vehicle } from './vehicles';

/** A street frozen at a second, with something that happened in it. */
interface Moment {
  readonly stage: Stage;
  readonly second: number;
  /** Nobody else is so near to the happening. */
  readonly clear: readonly { readonly at: Point2; readonly within: number }[];
  readonly things: readonly Thing[];
  readonly ground?: readonly ((painter: Painter) => void)[];
  readonly over?: readonly ((painter: Painter) => void)[];
  /** Where a worker stands with a phone, and what the phone looks at. */
  readonly phone: { readonly from: Point2; readonly to: Point2; readonly up?: number };
  /** How the device's own camera hangs, when it does not hang as always. */
  readonly mast?: CameraPlace;
}

function phoneCamera({ from, to, up = 0.06 }: Moment['phone']): CameraPlace {
  return {
    x: from[0],
    y: from[1],
    z: 1.65,
    yaw: Math.atan2(to[0] - from[0], to[1] - from[1]),
    pitch: up,
    across: 64,
  };
}

function frozen(moment: Moment, camera: CameraPlace): Stage {
  const { stage, second, clear } = moment;
  const free = (thing: Thing): boolean =>
    clear.every(
      ({ at, within }) => Math.hypot(thing.foot[0] - at[0], thing.foot[1] - at[1]) > within,
    );
  const moving = stage.movers.flatMap((mover) => [...mover(second)]);
  const far = moving.filter((thing) => thing.foot[1] > 200);
  return {
    ...stage,
    camera,
    near: [...stage.near, ...moving.filter((thing) => thing.foot[1] <= 200)]
      .filter(free)
      .concat(moment.things),
    ground: [...stage.ground, ...far.map((thing) => thing.draw), ...(moment.ground ?? [])],
    movers: [],
    over: [...(stage.over ?? []), ...(moment.over ?? [])],
  };
}

function at(x: number, y: number, within: number): Moment['clear'][number] {
  return { at: [x, y], within };
}

const worker = { vest: true };
const still = { parked: true };

function roadCollision(): Moment {
  const chance = chanceFrom(101);
  return {
    stage: crossroads('day'),
    second: 9.4,
    clear: [at(0, -2.5, 10)],
    things: [
      vehicle({ x: -1.7, y: -3.4, heading: 0.42, ...still }, 'suv', colour('#d2d3cf')),
      vehicle({ x: 2.1, y: -1.2, heading: 2.55, ...still }, 'car', colour('#5f6f80')),
      cone(-6, -5.6),
      cone(-6.4, -3.2),
      cone(-5.6, -0.8),
      standing(-3.2, -6.2, 0.6, someone(chance), { points: true }),
      standing(-2.2, -6.5, 1.9, someone(chance)),
      standing(4.9, -3.4, 2.8, someone(chance, worker)),
    ],
    phone: { from: [5.6, -10.6], to: [0.3, -2.6] },
  };
}

function roadObstacle(): Moment {
  const wood = colour('#a39684');
  return {
    stage: street('day'),
    second: 3,
    clear: [at(2.6, 6, 11), at(-3, 8, 6)],
    things: [
      crate(2.2, 4.4, 1.1, 0.3, wood),
      crate(3.6, 5.3, 0.9, 1.1, colour('#b2a48f')),
      crate(1.4, 6.2, 0.8, 0.7, wood),
      crate(4.4, 3.7, 0.7, 0.2, colour('#98907f')),
      crate(2.9, 7.2, 1, 1.5, colour('#b2a48f')),
      vehicle({ x: 3.1, y: 16.5, heading: Math.PI / 2 }, 'truck', colour('#8e949a')),
    ],
    phone: { from: [7.4, -1.2], to: [2.6, 6] },
  };
}

function standingWater(): Moment {
  const chance = chanceFrom(103);
  return {
    stage: street('rain'),
    second: 6,
    clear: [at(1, 10, 9)],
    ground: [puddle(1.2, 9, 7, 6.4, chance), puddle(-4.4, 2, 2.6, 2, chance)],
    things: [
      vehicle({ x: 3, y: 10.5, heading: Math.PI / 2 }, 'car', colour('#4c525a')),
      standing(8.2, 6.4, 2.6, someone(chance, { umbrella: colour('#7d7a6c') })),
      standing(8.6, 9.4, 3.3, someone(chance, { umbrella: colour('#5d6b78') })),
    ],
    phone: { from: [7.8, 0.4], to: [2, 9.6], up: 0.1 },
  };
}

function smokeRising(): Moment {
  const chance = chanceFrom(107);
  return {
    stage: street('warm'),
    second: 8,
    clear: [at(9.4, 22, 5)],
    things: [
      standing(6.2, 15.6, 0.9, someone(chance)),
      standing(5.4, 16.2, 0.8, someone(chance), { points: true }),
      standing(4.4, 14.6, 1, someone(chance)),
    ],
    over: [smoke([11, 23, 3.6], 15, [-5, 9], chance), smoke([11, 25, 6.5], 13, [-4, 10], chance)],
    phone: { from: [3.4, 5], to: [9.6, 23], up: -0.16 },
  };
}

function treeFallen(): Moment {
  const chance = chanceFrom(109);
  return {
    stage: street('mist'),
    second: 5,
    clear: [at(-3, 11, 8), at(3, 12, 5)],
    things: [
      fallenTree(-8, 11, 0.16, 8.4, chance),
      vehicle({ x: -3.1, y: 25, heading: -Math.PI / 2 }, 'car', colour('#c9cccb')),
      cone(-1, 6.2),
      cone(1.6, 6.4),
      standing(-8.4, 5.6, 1.2, someone(chance, worker)),
    ],
    phone: { from: [-4.2, 2], to: [-3, 11] },
  };
}

function manholeOpen(): Moment {
  const chance = chanceFrom(113);
  return {
    stage: street('noon'),
    second: 1,
    clear: [at(2.6, 3, 8)],
    ground: [openManhole(3, 2.6)],
    things: [cone(4.1, 1.9), standing(7.6, 3.8, 3.4, someone(chance, worker), { points: true })],
    phone: { from: [3.6, -1.6], to: [2.5, 2.6], up: 0.24 },
  };
}

function personInWater(): Moment {
  const chance = chanceFrom(127);
  return {
    stage: promenade('day'),
    second: 12,
    clear: [at(-5, 11, 4)],
    things: [
      swimmer(-11.4, 14.5),
      standing(-5, 11.4, 2.7, someone(chance), { points: true }),
      standing(-4.9, 13, 2.9, someone(chance)),
      standing(-3.9, 10.2, 2.4, someone(chance, worker)),
    ],
    phone: { from: [-4.3, 4.6], to: [-9.4, 14.5], up: 0.12 },
  };
}

function fireLaneBlocked(): Moment {
  return {
    stage: carPark('day'),
    second: 16.4,
    clear: [at(0, -8.2, 11)],
    ground: [hatching(-12, -10.7, 16, -6.1)],
    things: [
      vehicle({ x: -4.4, y: -8.9, heading: 0.04, ...still }, 'van', colour('#b9bcb9')),
      vehicle({ x: 1.8, y: -8.3, heading: -0.05, ...still }, 'car', colour('#5a6068')),
      vehicle({ x: 7.4, y: -8.8, heading: 0.02, ...still }, 'suv', colour('#a3958a')),
    ],
    phone: { from: [-12.6, -12.4], to: [0, -8.2] },
  };
}

function lampBroken(): Moment {
  return {
    stage: street('night', streetLamps(1)),
    second: 7,
    clear: [],
    things: [],
    phone: { from: [4.4, 1.6], to: [6.4, 10], up: -0.2 },
  };
}

function deviceShakes(): Moment {
  const mast: CameraPlace = {
    x: -15.5,
    y: -25,
    z: 12.6,
    yaw: 0.36,
    pitch: 0.44,
    roll: 0.17,
    across: 63,
  };
  return {
    stage: crossroads('dusk'),
    second: 12,
    clear: [],
    things: [],
    mast,
    phone: { from: [-13.4, -16.4], to: [-9.8, -8], up: -0.12 },
  };
}

function quarrel(): Moment {
  const chance = chanceFrom(131);
  return {
    stage: market('noon'),
    second: 4,
    clear: [at(0.4, -6.2, 5)],
    things: [
      standing(-0.6, -6.3, 0.1, someone(chance), { points: true }),
      standing(0.9, -6.1, 3.2, someone(chance), { points: true }),
      standing(2.2, -5, 3.7, someone(chance)),
      standing(-1.7, -5.1, -0.6, someone(chance)),
      standing(0.2, -4.6, -1.5, someone(chance, worker)),
    ],
    phone: { from: [-1.6, -11], to: [0.3, -6] },
  };
}

function serviceWanted(): Moment {
  const chance = chanceFrom(137);
  return {
    stage: promenade('noon'),
    second: 15,
    clear: [at(-0.4, 3, 4)],
    things: [
      ...fullBins(-0.8, 3.2, chance),
      standing(1.9, 1.9, 2.6, someone(chance), { points: true }),
      standing(2.5, 2.9, 3.2, someone(chance, worker)),
    ],
    phone: { from: [1.2, -2], to: [-0.2, 3] },
  };
}

const moments: Readonly<Record<string, () => Moment>> = {
  'road-collision': roadCollision,
  'road-obstacle': roadObstacle,
  'standing-water': standingWater,
  smoke: smokeRising,
  'fallen-tree': treeFallen,
  'missing-manhole-cover': manholeOpen,
  'person-in-water': personInWater,
  'blocked-fire-lane': fireLaneBlocked,
  'broken-lamp': lampBroken,
  'device-vibration': deviceShakes,
  dispute: quarrel,
  'service-request': serviceWanted,
};

/** Draws the pictures of the moment for every kind of happening; gives their names by kind. */
export function writeMoments(folder: string, redraw: boolean): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(moments).map(([kind, make]) => {
      const names = [1, 2].map((view) => `${kind}-${view}.jpg`);
      if (redraw || names.some((name) => !existsSync(join(folder, name)))) {
        const moment = make();
        const cameras = [moment.mast ?? moment.stage.camera, phoneCamera(moment.phone)];
        cameras.forEach((camera, view) => {
          const projector = new Projector(frozen(moment, camera), STILL_SIZE);
          writeStill(projector, moment.second, join(folder, names[view] as string));
        });
      }
      return [kind, names.map((name) => `moments/${name}`)];
    }),
  );
}
