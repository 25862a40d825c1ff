import type { CanvasGradient, SKRSContext2D } from '@napi-rs/canvas';
import type { Camera } from './camera';
import { blend, css, scaled, type Colour } from './colour';
import type { Light } from './light';
import { TAU, type Point2, type Point3 } from './vector';

/** A lamp on the ground plane that brightens what stands near it. */
export interface Pool {
  readonly x: number;
  readonly y: number;
  readonly reach: number;
}

const SHADE: Colour = [8, 11, 16];

/** Puts faces, strokes and discs of the city onto a canvas, through one camera in one light. */
export class Painter {
  readonly #grounds = new Map<string, CanvasGradient>();

  constructor(
    readonly ink: SKRSContext2D,
    readonly camera: Camera,
    readonly light: Light,
    readonly pools: readonly Pool[] = [],
  ) {
    ink.lineJoin = 'round';
    ink.lineCap = 'round';
  }

  /** A colour in this light, mixed into the haze by its depth. */
  tone(base: Colour, shade = 1, depth = 0): string {
    return css(this.hazed(this.light.grade(scaled(base, shade)), depth));
  }

  hazed(graded: Colour, depth: number): Colour {
    const share = 1 - Math.exp(-Math.max(0, depth) * this.light.density);
    return blend(graded, this.light.haze, share * 0.9);
  }

  /** How much a lamp near a place lifts it: 1 by day, above 1 under a lamp at night. */
  litAt(x: number, y: number): number {
    if (this.light.lamps < 0.5) return 1;
    let sum = 0;
    for (const pool of this.pools) {
      const share = Math.hypot(x - pool.x, y - pool.y) / pool.reach;
      if (share < 1) sum += (1 - share) ** 1.5;
    }
    return 1 + Math.min(1, sum) * this.light.lamps;
  }

  trace(outline: readonly Point2[]): boolean {
    const [first, ...rest] = outline;
    if (first === undefined || rest.length < 2) return false;
    this.ink.beginPath();
    this.ink.moveTo(first[0], first[1]);
    for (const [x, y] of rest) this.ink.lineTo(x, y);
    this.ink.closePath();
    return true;
  }

  /** Fills a picture outline; the thin stroke closes the seams between neighbouring faces. */
  fill(outline: readonly Point2[], paint: string | CanvasGradient, seam = true): void {
    if (!this.trace(outline)) return;
    this.ink.fillStyle = paint;
    this.ink.fill();
    if (!seam) return;
    this.ink.strokeStyle = paint;
    this.ink.lineWidth = 0.6;
    this.ink.stroke();
  }

  face(points: readonly Point3[], paint: string, seam = true): void {
    this.fill(this.camera.outline(points), paint, seam);
  }

  /** A flat shape on the ground, its haze rising towards the horizon. */
  ground(points: readonly Point2[], base: Colour, shade = 1, z = 0): void {
    const outline = this.camera.outline(points.map(([x, y]) => [x, y, z] as const));
    this.fill(outline, this.#groundPaint(scaled(base, shade)), false);
  }

  /** A transparent shape on the ground: a shadow, a pool of light, a wet place. */
  veil(points: readonly Point2[], paint: Colour, alpha: number, z = 0): void {
    const outline = this.camera.outline(points.map(([x, y]) => [x, y, z] as const));
    this.fill(outline, css(paint, alpha), false);
  }

  shade(points: readonly Point2[], strength = 1): void {
    this.veil(points, SHADE, this.light.shadow * strength);
  }

  /** A line of a width in metres; never thinner than the eye can follow. */
  line(points: readonly Point3[], paint: string, width: number, least = 0.7): void {
    const seen = points.map((point) => this.camera.see(point));
    if (seen.some((point) => point[1] < 0.5)) return;
    const depth = seen.reduce((sum, point) => sum + point[1], 0) / seen.length;
    const unit = this.camera.width / 1280;
    this.ink.strokeStyle = paint;
    this.ink.lineWidth = Math.max(least * unit, (width * this.camera.focal) / depth);
    this.ink.beginPath();
    seen.forEach((point, index) => {
      const [x, y] = this.camera.onPicture(point);
      if (index === 0) this.ink.moveTo(x, y);
      else this.ink.lineTo(x, y);
    });
    this.ink.stroke();
  }

  /** A ball of a radius in metres, drawn as a disc. */
  ball(point: Point3, radius: number, paint: string): void {
    if (this.camera.depth(point) < 0.5) return;
    const [x, y] = this.camera.project(point);
    this.ink.fillStyle = paint;
    this.ink.beginPath();
    this.ink.arc(x, y, radius * this.camera.scaleAt(point), 0, TAU);
    this.ink.fill();
  }

  #groundPaint(base: Colour): CanvasGradient {
    const key = css(base);
    const known = this.#grounds.get(key);
    if (known !== undefined) return known;
    const { camera } = this;
    const top = Math.max(0, camera.horizon);
    const paint = this.ink.createLinearGradient(0, top, 0, camera.height);
    const steps = 24;
    for (let step = 0; step <= steps; step += 1) {
      const share = (step / steps) ** 2;
      const depth = camera.groundDepth(top + share * (camera.height - top));
      paint.addColorStop(share, css(this.hazed(this.light.grade(base), depth * 0.62)));
    }
    this.#grounds.set(key, paint);
    return paint;
  }
}

/** Corner points of an ellipse on the ground. */
export function ring(x: number, y: number, rx: number, ry: number, corners = 28): Point2[] {
  return Array.from({ length: corners }, (_, index) => {
    const angle = (index / corners) * TAU;
    return [x + rx * Math.cos(angle), y + ry * Math.sin(angle)] as const;
  });
}
