import type { FaultCode } from '#contract/outcome';
import type { PlayPath } from '../../player/tilePlayer';

/** A layout must stand so long before its tiles change their path, and they do not all at once. */
const [calmMs, spreadMs] = [5000, 3000];
/** After a change that did not come about. */
const pauseMs = 60_000;

const otherOf = (path: PlayPath): PlayPath => (path === 'canvas' ? 'video' : 'canvas');
const isBlocking = (code: FaultCode): boolean =>
  code === 'stream/codec' || code === 'stream/decode';

/** Which paths one tile may take, and when it is time to take the other. */
export class PathWish {
  readonly #random: () => number;
  readonly #blocked = new Set<PlayPath>();
  #wishedAtMs: number | undefined;
  #notBeforeMs = 0;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** The path wanted, or the other when that one has failed. */
  allowed(wanted: PlayPath): PlayPath {
    const other = otherOf(wanted);
    return this.#blocked.has(wanted) && !this.#blocked.has(other) ? other : wanted;
  }

  canTryOther(path: PlayPath): boolean {
    return !this.#blocked.has(otherOf(path));
  }

  /** A stream could not be played on this path; what only broke off says nothing about the path. */
  note(path: PlayPath, code: FaultCode, nowMs: number): void {
    if (isBlocking(code)) this.#blocked.add(path);
    this.#notBeforeMs = nowMs + pauseMs;
  }

  /** Leaves this path at once for the other. */
  leave(path: PlayPath): PlayPath {
    this.#blocked.add(path);
    return otherOf(path);
  }

  /** True when the tile has stood long enough in a shape that another path is better for. */
  isDue(now: PlayPath, wanted: PlayPath, nowMs: number): boolean {
    if (this.allowed(wanted) === now) {
      this.#wishedAtMs = undefined;
      return false;
    }
    this.#wishedAtMs ??= nowMs + spreadMs * this.#random();
    if (nowMs < this.#wishedAtMs + calmMs || nowMs < this.#notBeforeMs) return false;
    this.#wishedAtMs = undefined;
    return true;
  }
}
