import type { PtzMotion } from '#contract/ptz';

/** Steps of speed at the desk, as on the keyboards of control rooms. */
export const fastest = 8;
export const usualSpeed = 4;

/** Which way a held key leads. */
export interface KeyPull {
  axis: keyof PtzMotion;
  sign: 1 | -1;
}

/** Actions whose keys steer while somebody does; elsewhere they choose tiles and zoom. */
export const pullOf: Readonly<Record<string, KeyPull>> = {
  left: { axis: 'pan', sign: -1 },
  right: { axis: 'pan', sign: 1 },
  up: { axis: 'tilt', sign: 1 },
  down: { axis: 'tilt', sign: -1 },
  zoomIn: { axis: 'zoom', sign: 1 },
  zoomOut: { axis: 'zoom', sign: -1 },
};

/** A turn of the wheel pulls for so long. */
const wheelMs = 220;
/**
 * No hand holds on for longer than this without any change. A key whose release nobody told ends
 * here at the latest; a camera that turns has been all the way round.
 */
const longestHoldMs = 20_000;

/** The share of full speed at a step: small steps where work is fine. */
export const fullAt = (speed: number): number => (speed / fastest) ** 1.5;

const still: PtzMotion = { pan: 0, tilt: 0, zoom: 0 };

/** What all hands on keys, mouse and sticks want together. Nothing is held that was not touched. */
export class SteeringHand {
  readonly #keys = new Map<string, KeyPull>();
  #pointer: Pick<PtzMotion, 'pan' | 'tilt'> = still;
  #pad: PtzMotion = still;
  #wheel = { sign: 0, untilMs: 0 };
  #touchedAtMs = 0;

  keyDown(code: string, pull: KeyPull, now: number): void {
    this.#keys.set(code, pull);
    this.#touchedAtMs = now;
  }

  /** False: that key held nothing. */
  keyUp(code: string): boolean {
    return this.#keys.delete(code);
  }

  /** The mouse, as shares of the way from the middle to the edge; null: it was lifted. */
  point(at: { right: number; down: number } | null, now: number): void {
    this.#pointer = at === null ? still : { pan: eased(at.right), tilt: eased(-at.down) };
    this.#touchedAtMs = now;
  }

  wheel(sign: number, now: number): void {
    this.#wheel = { sign: Math.sign(sign), untilMs: now + wheelMs };
    this.#touchedAtMs = now;
  }

  pad(motion: PtzMotion, now: number): void {
    if (!isSame(motion, this.#pad)) this.#touchedAtMs = now;
    this.#pad = motion;
  }

  /** Everything is let go of, whatever is still pressed. */
  letGo(): void {
    this.#keys.clear();
    this.#pointer = still;
    this.#pad = still;
    this.#wheel = { sign: 0, untilMs: 0 };
  }

  /** What they want now, at that step of speed. */
  motion(now: number, speed: number): PtzMotion {
    if (now - this.#touchedAtMs > longestHoldMs) this.letGo();
    const sum = { ...this.#pad };
    sum.pan += this.#pointer.pan;
    sum.tilt += this.#pointer.tilt;
    if (now < this.#wheel.untilMs) sum.zoom += this.#wheel.sign;
    for (const { axis, sign } of this.#keys.values()) sum[axis] += sign;
    const factor = fullAt(speed);
    const scaled = (value: number): number => rounded(Math.max(-1, Math.min(1, value)) * factor);
    return { pan: scaled(sum.pan), tilt: scaled(sum.tilt), zoom: scaled(sum.zoom) };
  }
}

export const isStill = ({ pan, tilt, zoom }: PtzMotion): boolean =>
  pan === 0 && tilt === 0 && zoom === 0;

export const isSame = (one: PtzMotion, other: PtzMotion): boolean =>
  one.pan === other.pan && one.tilt === other.tilt && one.zoom === other.zoom;

/** Around the middle nothing moves, and a little means a little. */
const restUntil = 0.12;
export const eased = (pull: number): number => {
  const size = Math.min(1, Math.abs(pull));
  if (size < restUntil) return 0;
  return Math.sign(pull) * ((size - restUntil) / (1 - restUntil)) ** 1.5;
};

/** Fine enough for any head, coarse enough that a trembling hand is no new order each time. */
const rounded = (value: number): number => Math.round(value * 20) / 20 || 0;
