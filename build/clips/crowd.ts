import type { Chance } from './chance';
import { bodies, type Colour } from './colour';
import { figure, someone, type FigureLook } from './figures';
import { LOOP, onPath, Path, presence, round, steady, type Call, type Progress } from './motion';
import { rider, someRider, type RiderLook } from './riders';
import { partly, type Mover, type Thing } from './stage';
import type { Point2 } from './vector';
import { vehicle, type VehicleKind } from './vehicles';

/** Metres over which people go in and out of doors, and vehicles in and out of the haze. */
const DOOR = 0.7;
const HAZE = 12;

/** Steps of the walk at a second: about one cycle a second, a whole number of them in a loop. */
function stepsOf(chance: Chance): (second: number) => number {
  const cycles = chance.whole(19, 21);
  const offset = chance.next();
  return (second) => (second * cycles) / LOOP + offset;
}

/** Someone who walks in, through and out again. */
export function stroll(
  chance: Chance,
  corners: readonly Point2[],
  options: { readonly look?: FigureLook; readonly speed?: number; readonly starts?: number } = {},
): Mover {
  const look = options.look ?? someone(chance);
  const steps = stepsOf(chance);
  const passage = {
    path: new Path(corners),
    progress: steady(options.speed ?? chance.between(1.08, 1.32)),
    starts: options.starts ?? chance.between(0, LOOP),
  };
  return (second) =>
    onPath(passage, second).map((pose) =>
      partly(figure({ ...pose, step: steps(second) }, look), presence(passage, pose, DOOR)),
    );
}

/** Someone who walks from place to place, stays a while and is back when the loop ends. */
export function ramble(
  chance: Chance,
  calls: readonly Call[],
  look: FigureLook = someone(chance),
  delay = chance.between(0, LOOP),
): Mover {
  const at = round(calls);
  const steps = stepsOf(chance);
  return (second) => {
    const pose = at(second + delay);
    return [figure(pose.moving ? { ...pose, step: steps(second) } : pose, look)];
  };
}

export function standing(
  x: number,
  y: number,
  heading: number,
  look: FigureLook,
  extras: { readonly points?: boolean; readonly sits?: boolean; readonly z?: number } = {},
): Thing {
  return figure({ x, y, heading, ...extras }, look);
}

/** A vehicle that passes along a path once in every loop. */
export function drive(
  chance: Chance,
  path: Path,
  options: {
    readonly kind?: VehicleKind;
    readonly body?: Colour;
    readonly progress: Progress;
    readonly starts: number;
    readonly brakes?: (age: number) => boolean;
  },
): Mover {
  const kind = options.kind ?? 'car';
  const body = options.body ?? chance.pick(bodies);
  const passage = { path, progress: options.progress, starts: options.starts };
  return (second) =>
    onPath(passage, second).map((pose) =>
      partly(
        vehicle({ ...pose, braking: options.brakes?.(pose.age) === true }, kind, body),
        presence(passage, pose, HAZE),
      ),
    );
}

export function ride(
  chance: Chance,
  corners: readonly Point2[],
  starts: number,
  progress: Progress = steady(4.6),
  look: RiderLook = someRider(chance),
): Mover {
  const passage = { path: new Path(corners), progress, starts };
  return (second) =>
    onPath(passage, second).map((pose) => partly(rider(pose, look), presence(passage, pose, HAZE)));
}
