import type { Unreadable } from '#contract/view';

import type { ClockPort } from '../wall/ports';
import { plainText } from './plainText';

interface Parts {
  clock: ClockPort;
  /** At most once a second, however much comes. */
  tell: (unreadable: Unreadable) => void;
}

const pauseMs = 1_000;

/** Counts what a platform told and could not be understood, so that somebody at the desk learns of it. */
export class UnreadableCount {
  readonly #parts: Parts;
  #counted: Unreadable | undefined;
  #toldAtMs = Number.NEGATIVE_INFINITY;
  #cancel: (() => void) | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Nothing of it can be shown. */
  lost(raw: unknown, count = 1): void {
    this.#count(raw, { lost: count, mended: 0 });
  }

  /** It is shown, without what cannot be true. */
  mended(raw: unknown): void {
    this.#count(raw, { lost: 0, mended: 1 });
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #count(raw: unknown, more: { lost: number; mended: number }): void {
    const before = this.#counted;
    this.#counted = {
      lost: (before?.lost ?? 0) + more.lost,
      mended: (before?.mended ?? 0) + more.mended,
      lastId: nameOf(raw),
      lastAtMs: this.#parts.clock.now(),
    };
    this.#tellSoon();
  }

  #tellSoon(): void {
    if (this.#cancel !== undefined) return;
    const waitMs = Math.max(0, this.#toldAtMs + pauseMs - this.#parts.clock.now());
    if (waitMs === 0) this.#tell();
    else this.#cancel = this.#parts.clock.after(waitMs, () => this.#tell());
  }

  #tell(): void {
    this.#cancel = undefined;
    this.#toldAtMs = this.#parts.clock.now();
    if (this.#counted !== undefined) this.#parts.tell(this.#counted);
  }
}

/** What the platform calls it, where it has a name at all. */
const nameOf = (raw: unknown): string | null => {
  if (typeof raw !== 'object' || raw === null || !('id' in raw)) return null;
  const name = typeof raw.id === 'string' ? plainText(raw.id, 40) : '';
  return name === '' ? null : name;
};
