import type { Chance } from '../chance';
import { bodies, colour } from '../colour';
import { ride } from '../crowd';
import { onPath, Path, presence, steady, stopAndGo, type Passage, type Progress } from '../motion';
import { signalHead, type SignalState } from '../props';
import { partly, type Mover } from '../stage';
import type { Point2 } from '../vector';
import { lengthOf, vehicle, type VehicleKind } from '../vehicles';

/** The lights: west–east goes first, then south–north. */
export const EAST_GO = 0;
export const NORTH_GO = 10;
const EAST_STOP = 8;
const NORTH_STOP = 18;

/** Where drivers stop, counted from the middle of the crossing. */
const LINE = 12.6;

/** How far the lanes reach; beyond that the haze has them. */
const WEST_END = 80;
const EAST_END = 240;
const NORTH_END = 330;
const SOUTH_END = 60;

interface Driver extends Passage {
  readonly kind: VehicleKind;
  readonly braking?: (age: number) => boolean;
}

/** Lanes as seen by their drivers, who keep right. */
const lanes = {
  east: (lane: number): Path => straight([-WEST_END, -1.9 - lane * 3.6], [EAST_END, 0]),
  west: (lane: number): Path => straight([EAST_END, 1.9 + lane * 3.6], [-WEST_END, 0]),
  north: (lane: number): Path => straight([1.9 + lane * 3.6, -SOUTH_END], [0, NORTH_END]),
  south: (lane: number): Path => straight([-1.9 - lane * 3.6, NORTH_END], [0, -SOUTH_END]),
};

/** From a point along one axis; the zero of the second point is the lane kept. */
function straight(from: Point2, to: Point2): Path {
  return new Path([from, to[1] === 0 ? [to[0], from[1]] : [from[0], to[1]]]);
}

/** Cars that wait in a row behind the line and leave one after the other when they may. */
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
    const progress: Progress = stopAndGo({ stop, waits, cruise: 9 });
    stop -= length / 2;
    return {
      path,
      kind,
      starts: go + 0.6 + index * 0.75,
      progress,
      braking: (age) => age < 0 && age > -waits - 4.5,
    };
  });
}

function drivers(): Driver[] {
  const [fromWest, fromEast, fromNorth, fromSouth] = [WEST_END, EAST_END, NORTH_END, SOUTH_END].map(
    (end) => end - LINE,
  ) as [number, number, number, number];
  return [
    ...queue(lanes.east(0), fromWest, EAST_GO, ['car', 'suv'], 7),
    ...queue(lanes.east(1), fromWest, EAST_GO, ['bus', 'car'], 6),
    ...queue(lanes.west(0), fromEast, EAST_GO, ['car', 'car', 'van'], 8),
    ...queue(lanes.west(1), fromEast, EAST_GO, ['truck', 'car'], 5.5),
    ...queue(lanes.south(0), fromNorth, NORTH_GO, ['car', 'suv', 'car'], 7.5),
    ...queue(lanes.south(1), fromNorth, NORTH_GO, ['van', 'car'], 6),
    ...queue(lanes.north(0), fromSouth, NORTH_GO, ['car', 'car'], 7),
    ...queue(lanes.north(1), fromSouth, NORTH_GO, ['suv'], 5),
    // Two who arrive when the row before them is already under way.
    { path: lanes.south(0), kind: 'car', starts: 2.6, progress: steady(9) },
    { path: lanes.east(0), kind: 'car', starts: 19, progress: steady(9) },
  ];
}

export function traffic(chance: Chance): Mover[] {
  return drivers().map((driver) => {
    const body = driver.kind === 'bus' ? colour('#d6d8d3') : chance.pick(bodies);
    return (second) =>
      onPath(driver, second).map((pose) =>
        partly(
          vehicle({ ...pose, braking: driver.braking?.(pose.age) === true }, driver.kind, body),
          presence(driver, pose, 20),
        ),
      );
  });
}

export function bikes(chance: Chance): Mover[] {
  const ways: readonly (readonly [Point2[], number, number])[] = [
    [
      [
        [-70, -8.4],
        [170, -8.4],
      ],
      58.5,
      EAST_GO,
    ],
    [
      [
        [-8.2, 170],
        [-8.2, -50],
      ],
      158.5,
      NORTH_GO,
    ],
    [
      [
        [170, 8.2],
        [-70, 8.2],
      ],
      158.5,
      EAST_GO,
    ],
    [
      [
        [8.2, -50],
        [8.2, 170],
      ],
      38.5,
      NORTH_GO,
    ],
    [
      [
        [-70, -8.9],
        [170, -8.9],
      ],
      56,
      EAST_GO,
    ],
  ];
  return ways.map(([corners, stop, go]) => {
    const waits = chance.between(3, 7);
    return ride(chance, corners, go + 0.3, stopAndGo({ stop, waits, cruise: 5, gain: 1.3 }));
  });
}

export function signals(): Mover {
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
