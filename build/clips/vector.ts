/** A point of the city in metres: x to the right, y away from the viewer, z up. */
export type Point3 = readonly [x: number, y: number, z: number];

/** A point on the ground in metres. */
export type Point2 = readonly [x: number, y: number];

export const TAU = Math.PI * 2;

export function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

export function mixPoint(from: Point3, to: Point3, share: number): Point3 {
  return [mix(from[0], to[0], share), mix(from[1], to[1], share), mix(from[2], to[2], share)];
}

/** The remainder that is never negative, so that a clock may be asked for times before zero. */
export function wrap(value: number, length: number): number {
  return ((value % length) + length) % length;
}

/** Places a point given along and across a heading (radians, 0 = to the right). */
export function place(origin: Point2, heading: number, along: number, across: number): Point2 {
  const cosine = Math.cos(heading);
  const sine = Math.sin(heading);
  return [origin[0] + along * cosine - across * sine, origin[1] + along * sine + across * cosine];
}

/** A rectangle turned by a heading, counter-clockwise from its back right corner. */
export function turnedRectangle(
  centre: Point2,
  heading: number,
  length: number,
  width: number,
  shift = 0,
): Point2[] {
  const half = length / 2;
  const side = width / 2;
  return [
    place(centre, heading, shift - half, -side),
    place(centre, heading, shift + half, -side),
    place(centre, heading, shift + half, side),
    place(centre, heading, shift - half, side),
  ];
}

export function rectangle(x0: number, y0: number, x1: number, y1: number): Point2[] {
  return [
    [x0, y0],
    [x1, y0],
    [x1, y1],
    [x0, y1],
  ];
}

export function lift(points: readonly Point2[], z: number): Point3[] {
  return points.map(([x, y]) => [x, y, z] as const);
}

/** A point inside a four-cornered face; u runs along its first edge, v away from it. */
export function within(face: readonly Point3[], u: number, v: number): Point3 {
  const [a, b, c, d] = face as readonly [Point3, Point3, Point3, Point3];
  return mixPoint(mixPoint(a, b, u), mixPoint(d, c, u), v);
}

/** The part of a face between two shares of its width and of its height. */
export function inset(
  face: readonly Point3[],
  u0: number,
  u1: number,
  v0: number,
  v1: number,
): Point3[] {
  return [within(face, u0, v0), within(face, u1, v0), within(face, u1, v1), within(face, u0, v1)];
}
