import type { RecordedSpan } from '#contract/recording';

/**
 * The clock of a recorded stretch: its media time runs from 0 without gaps, over spans of the
 * world's time that have gaps between them.
 */
export class MediaTime {
  readonly #parts: readonly RecordedSpan[];

  constructor(parts: readonly RecordedSpan[]) {
    this.#parts = parts.filter(({ fromMs, toMs }) => toMs > fromMs);
  }

  /** What time it was in the picture, and in which of the spans it lies. */
  wall(mediaMs: number): { atMs: number; part: number } {
    let before = 0;
    for (const [part, { fromMs, toMs }] of this.#parts.entries()) {
      const isLast = part === this.#parts.length - 1;
      if (isLast || mediaMs < before + toMs - fromMs) {
        return { atMs: fromMs + mediaMs - before, part };
      }
      before += toMs - fromMs;
    }
    return { atMs: mediaMs, part: 0 };
  }

  /** The media time at which pictures of that time, or the first after it, are found. */
  media(wallMs: number): number {
    let before = 0;
    for (const { fromMs, toMs } of this.#parts) {
      if (wallMs < toMs) return before + Math.max(0, wallMs - fromMs);
      before += toMs - fromMs;
    }
    return before;
  }

  /** Whether anything was recorded between the two. */
  covers(fromMs: number, toMs: number): boolean {
    return this.#parts.some((part) => part.fromMs < toMs && part.toMs > fromMs);
  }
}
