import { mixPoint, type Point2, type Point3 } from './vector';

export interface CameraPlace {
  readonly x: number;
  readonly y: number;
  /** Height of the mast. */
  readonly z: number;
  /** Radians to the right of straight ahead. */
  readonly yaw: number;
  /** Radians below level. */
  readonly pitch: number;
  /** Radians of tilt; only a shaken camera has any. */
  readonly roll?: number;
  /** Angle across the picture in degrees. */
  readonly across?: number;
}

/** A point as the camera sees it: to the right, forward, up. */
export type Seen = Point3;

/** Nothing nearer than this is drawn: it would be larger than the picture. */
const NEAR = 0.5;

export class Camera {
  /** Pixels per metre at one metre of depth. */
  readonly focal: number;
  /** Unit vector to the right of the picture, on the ground. */
  readonly right: Point2;
  /** Unit vector away from the viewer, on the ground. */
  readonly ahead: Point2;
  readonly #place: CameraPlace;
  readonly #sine: number;
  readonly #cosine: number;
  readonly #rollSine: number;
  readonly #rollCosine: number;

  constructor(
    at: CameraPlace,
    readonly width: number,
    readonly height: number,
  ) {
    this.#place = at;
    const half = (((at.across ?? 62) / 2) * Math.PI) / 180;
    this.focal = width / 2 / Math.tan(half);
    this.right = [Math.cos(at.yaw), -Math.sin(at.yaw)];
    this.ahead = [Math.sin(at.yaw), Math.cos(at.yaw)];
    this.#sine = Math.sin(at.pitch);
    this.#cosine = Math.cos(at.pitch);
    this.#rollSine = Math.sin(at.roll ?? 0);
    this.#rollCosine = Math.cos(at.roll ?? 0);
  }

  see(point: Point3): Seen {
    const dx = point[0] - this.#place.x;
    const dy = point[1] - this.#place.y;
    const dz = point[2] - this.#place.z;
    const side = dx * this.right[0] + dy * this.right[1];
    const away = dx * this.ahead[0] + dy * this.ahead[1];
    return [side, away * this.#cosine - dz * this.#sine, away * this.#sine + dz * this.#cosine];
  }

  depth(point: Point3): number {
    return this.see(point)[1];
  }

  onPicture(seen: Seen): Point2 {
    const x = (this.focal * seen[0]) / seen[1];
    const y = (-this.focal * seen[2]) / seen[1];
    return [
      this.width / 2 + x * this.#rollCosine - y * this.#rollSine,
      this.height / 2 + x * this.#rollSine + y * this.#rollCosine,
    ];
  }

  project(point: Point3): Point2 {
    return this.onPicture(this.see(point));
  }

  /** Pixels that one metre takes at a point. */
  scaleAt(point: Point3): number {
    return this.focal / Math.max(NEAR, this.depth(point));
  }

  /** The outline of a face on the picture, cut off at the near plane; empty when behind. */
  outline(face: readonly Point3[]): Point2[] {
    return cutNear(face.map((point) => this.see(point))).map((seen) => this.onPicture(seen));
  }

  /** The point at a share of the picture's width and height and at a depth. */
  at(shareX: number, shareY: number, depth: number): Point3 {
    const side = ((shareX - 0.5) * this.width * depth) / this.focal;
    const up = ((0.5 - shareY) * this.height * depth) / this.focal;
    const away = depth * this.#cosine + up * this.#sine;
    return [
      this.#place.x + side * this.right[0] + away * this.ahead[0],
      this.#place.y + side * this.right[1] + away * this.ahead[1],
      this.#place.z + up * this.#cosine - depth * this.#sine,
    ];
  }

  /** Picture height of the horizon. */
  get horizon(): number {
    return this.height / 2 - (this.focal * this.#sine) / this.#cosine;
  }

  /** Depth of the ground on a picture row; Infinity at and above the horizon. */
  groundDepth(row: number): number {
    const slope = (row - this.height / 2) / this.focal;
    const fall = this.#sine + slope * this.#cosine;
    return fall <= 0 ? Infinity : this.#place.z / fall;
  }
}

function cutNear(face: readonly Seen[]): Seen[] {
  const kept: Seen[] = [];
  face.forEach((here, index) => {
    const next = face[(index + 1) % face.length] ?? here;
    if (here[1] >= NEAR) kept.push(here);
    if (here[1] >= NEAR !== next[1] >= NEAR) {
      kept.push(mixPoint(here, next, (NEAR - here[1]) / (next[1] - here[1])));
    }
  });
  return kept;
}

/** Twice the signed area of a picture outline; negative means the face turns towards us. */
export function turning(outline: readonly Point2[]): number {
  return outline.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = outline[(index + 1) % outline.length] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0);
}
