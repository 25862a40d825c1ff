import { clamp, mix, wrap, type Point2 } from './vector';

/** Length of every loop in seconds: a multiple of the two-second segments of all profiles. */
export const LOOP = 20;

export interface Pose {
  readonly x: number;
  readonly y: number;
  readonly heading: number;
}

/** A line through the city, measured in metres from its start. */
export class Path {
  readonly length: number;
  readonly #corners: readonly Point2[];
  readonly #marks: readonly number[];

  constructor(corners: readonly Point2[]) {
    this.#corners = corners;
    const marks = [0];
    corners.forEach(([x, y], index) => {
      const before = corners[index - 1];
      if (before === undefined) return;
      marks.push((marks.at(-1) ?? 0) + Math.hypot(x - before[0], y - before[1]));
    });
    this.#marks = marks;
    this.length = marks.at(-1) ?? 0;
  }

  /** Where one is after a distance; before the start and past the end it goes straight on. */
  at(distance: number): Pose {
    const last = this.#corners.length - 2;
    const leg = clamp(
      this.#marks.findLastIndex((mark) => mark <= distance),
      0,
      last,
    );
    const [x0, y0] = this.#corners[leg] as Point2;
    const [x1, y1] = this.#corners[leg + 1] as Point2;
    const from = this.#marks[leg] as number;
    const share = (distance - from) / ((this.#marks[leg + 1] as number) - from);
    return { x: mix(x0, x1, share), y: mix(y0, y1, share), heading: Math.atan2(y1 - y0, x1 - x0) };
  }
}

/** The same line with its corners rounded, so that headings turn gently. */
export function rounded(corners: readonly Point2[], radius: number, steps = 8): Path {
  const points: Point2[] = [];
  corners.forEach((corner, index) => {
    const before = corners[index - 1];
    const after = corners[index + 1];
    if (before === undefined || after === undefined) {
      points.push(corner);
      return;
    }
    const enter = towards(corner, before, radius);
    const leave = towards(corner, after, radius);
    for (let step = 0; step <= steps; step += 1)
      points.push(curve(enter, corner, leave, step / steps));
  });
  return new Path(points);
}

function towards(from: Point2, to: Point2, most: number): Point2 {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const share = Math.min(0.5, most / length);
  return [mix(from[0], to[0], share), mix(from[1], to[1], share)];
}

function curve(a: Point2, b: Point2, c: Point2, share: number): Point2 {
  const x = mix(mix(a[0], b[0], share), mix(b[0], c[0], share), share);
  const y = mix(mix(a[1], b[1], share), mix(b[1], c[1], share), share);
  return [x, y];
}

/** Metres along a path at a second since some moment of the mover's own life. */
export type Progress = (age: number) => number;

/** A steady pace. */
export function steady(speed: number): Progress {
  return (age) => speed * age;
}

/** Comes at cruising speed, brakes to a halt at `stop`, starts again at age 0. */
export function stopAndGo(options: {
  readonly stop: number;
  readonly waits: number;
  readonly cruise: number;
  readonly brake?: number;
  readonly gain?: number;
}): Progress {
  const { stop, waits, cruise } = options;
  const gain = options.gain ?? 1.5;
  const brake = options.brake ?? 1.8;
  return (age) => {
    if (age >= 0) return stop + run(age, cruise, gain);
    const before = -age - waits;
    return before <= 0 ? stop : stop - run(before, cruise, brake);
  };
}

/** Distance from a standing start: first gaining speed, then cruising. */
function run(seconds: number, cruise: number, gain: number): number {
  const until = cruise / gain;
  return seconds < until
    ? (gain * seconds * seconds) / 2
    : (cruise * until) / 2 + cruise * (seconds - until);
}

/** One mover on a path as often as needed, so that the loop ends where it began. */
export interface Passage {
  readonly path: Path;
  readonly progress: Progress;
  /** Second of the loop at which the age is 0. */
  readonly starts: number;
}

/** How far someone is in: 0 at the very ends of the path, 1 from `over` metres on. */
export function presence(passage: Passage, instance: Instance, over: number): number {
  return clamp(Math.min(instance.distance, passage.path.length - instance.distance) / over, 0, 1);
}

export interface Instance extends Pose {
  readonly age: number;
  readonly distance: number;
}

/**
 * Everyone of this passage on the path at a second. A journey longer than the loop is walked
 * by several of the same look one loop apart, which is what closes the loop without a jump.
 */
export function onPath(passage: Passage, second: number): Instance[] {
  const found: Instance[] = [];
  const base = wrap(second - passage.starts, LOOP);
  for (let turn = -8; turn <= 8; turn += 1) {
    const age = base + turn * LOOP;
    const distance = passage.progress(age);
    if (distance < 0 || distance > passage.path.length) continue;
    found.push({ ...passage.path.at(distance), age, distance });
  }
  return found;
}

/** A stop on a round: walk there, then stay. */
export interface Call {
  readonly at: Point2;
  readonly stays?: number;
}

/**
 * A round walked within one loop: the time left over after walking and staying is spread over
 * the stays, and a round too long for the loop is walked a little faster.
 */
export function round(
  calls: readonly Call[],
  speed = 1.2,
): (second: number) => Pose & { moving: boolean } {
  const legs = calls.map((call, index) => {
    const next = calls[(index + 1) % calls.length] as Call;
    const length = Math.hypot(next.at[0] - call.at[0], next.at[1] - call.at[1]);
    return { from: call.at, to: next.at, walks: length / speed, stays: call.stays ?? 0 };
  });
  const walking = legs.reduce((sum, leg) => sum + leg.walks, 0);
  const staying = legs.reduce((sum, leg) => sum + leg.stays, 0);
  const squeeze = staying > 0 ? Math.min(1, LOOP / walking) : LOOP / walking;
  const stretch = staying > 0 ? Math.max(0, LOOP - walking * squeeze) / staying : 0;
  return (second) => {
    let rest = wrap(second, LOOP);
    for (const leg of legs) {
      const heading = Math.atan2(leg.to[1] - leg.from[1], leg.to[0] - leg.from[0]);
      const stay = leg.stays * stretch;
      if (rest < stay) return { x: leg.from[0], y: leg.from[1], heading, moving: false };
      rest -= stay;
      const walk = leg.walks * squeeze;
      if (rest < walk) {
        const share = rest / walk;
        const x = mix(leg.from[0], leg.to[0], share);
        const y = mix(leg.from[1], leg.to[1], share);
        return { x, y, heading, moving: true };
      }
      rest -= walk;
    }
    const first = legs[0] as (typeof legs)[number];
    return { x: first.from[0], y: first.from[1], heading: 0, moving: false };
  };
}
