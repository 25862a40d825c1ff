import type { Chance } from '../chance';
import { bags, coats } from '../colour';
import { figure, someone, type FigureLook } from '../figures';
import { LOOP, onPath, Path, presence, stopAndGo, type Passage } from '../motion';
import { partly, type Mover } from '../stage';
import type { Point2 } from '../vector';
import { EAST_GO, NORTH_GO } from './crossroadsTraffic';

/** Where people wait, from the middle of the crossing, and where the fronts of the houses stand. */
const KERB = 7.9;
const FRONT = 15.4;

interface Way {
  readonly corners: readonly Point2[];
  /** Metres along the way where one waits for the light. */
  readonly kerb: number;
  readonly opens: number;
}

/** Out of a door, along the pavement, over the crossing and on; or the other way round. */
function northSouth(chance: Chance, side: -1 | 1, southwards: boolean): Way {
  const lane = side * chance.between(8.7, 11.2);
  const far = chance.between(26, 36);
  const door: Point2 = [side * FRONT, far + 1];
  const walk: Point2[] = [
    [lane, -far],
    [lane, far],
  ];
  const stop = far - KERB - chance.next() * 0.6;
  if (!southwards) return { corners: [...walk, door], kerb: stop, opens: NORTH_GO };
  const leg = Math.hypot(door[0] - lane, 1);
  return { corners: [door, ...walk.reverse()], kerb: stop + leg, opens: NORTH_GO };
}

function eastWest(chance: Chance, side: -1 | 1, westwards: boolean): Way {
  const lane = side * chance.between(8.7, 11.2);
  const east = chance.between(26, 40);
  const west = chance.between(30, 38);
  const doors: readonly [Point2, Point2] = [
    [-west - 1, side * FRONT],
    [east + 1, side * FRONT],
  ];
  const corners: Point2[] = [doors[0], [-west, lane], [east, lane], doors[1]];
  const leg = Math.hypot(1, FRONT - Math.abs(lane));
  const start = westwards ? east : west;
  const kerb = leg + start - KERB - chance.next() * 0.6;
  return { corners: westwards ? corners.reverse() : corners, kerb, opens: EAST_GO };
}

/** People wait at the kerb and cross while the cars of their own direction go. */
function crossing(chance: Chance, way: Way, look: FigureLook): Mover {
  const waits = chance.between(1.5, 6);
  const passage: Passage = {
    path: new Path(way.corners),
    // Brisk enough to be across before the cars of the other direction start.
    starts: way.opens + chance.between(0.1, 0.7),
    progress: stopAndGo({
      stop: way.kerb,
      waits,
      cruise: chance.between(1.4, 1.5),
      gain: 2.4,
      brake: 2.4,
    }),
  };
  const offset = chance.next();
  return (second) =>
    onPath(passage, second).map((pose) => {
      const stands = pose.age < 0 && pose.age > -waits - 0.3;
      const step = (second * 22) / LOOP + offset;
      return partly(figure(stands ? pose : { ...pose, step }, look), presence(passage, pose, 0.7));
    });
}

export function walkers(chance: Chance, wet: boolean): Mover[] {
  const look = (): FigureLook =>
    someone(chance, wet && chance.yes(0.8) ? { umbrella: chance.pick([...bags, ...coats]) } : {});
  const ways: Way[] = [];
  for (let index = 0; index < 13; index += 1) ways.push(northSouth(chance, -1, index % 2 === 0));
  for (let index = 0; index < 3; index += 1) ways.push(northSouth(chance, 1, index % 2 === 0));
  for (let index = 0; index < 7; index += 1) ways.push(eastWest(chance, 1, index % 2 === 0));
  for (let index = 0; index < 6; index += 1) ways.push(eastWest(chance, -1, index % 2 === 0));
  return ways.map((way) => crossing(chance, way, look()));
}
