import type { StreamReportLine, StreamStep } from '#contract/stream';

/** What a player has done since its stream was loaded. */
export interface CountedPictures {
  offered: number;
  shown: number;
  /** Milliseconds of pictures that wait to be shown. */
  bufferedMs: number;
  widthPx: number;
  heightPx: number;
}

type Counted = Pick<StreamReportLine, 'offered' | 'dropped' | 'picture'>;

/** The beginning of a stream leaves pictures out on its way to the live edge: that is no loss. */
const startMs = 3_000;
/** Pictures arrive by the segment: a rate is measured over several of them. */
const rateOverMs = 10_000;
const rateAnewMs = 60_000;
const mostFramesPerSecond = 120;
/** On the step `reduced`, no new picture for so long is a picture lost. */
const reducedGapMs = 2_500;

/** Makes of a player's totals what was due and what was lost since the last report. */
export class PictureCounter {
  #loadedAtMs: number;
  #last: CountedPictures = { offered: 0, shown: 0, bufferedMs: 0, widthPx: 0, heightPx: 0 };
  #lost: number | null = null;
  #shownAtMs: number;
  #rateFrom: { offered: number; atMs: number };
  #framesPerSecond: number | null = null;

  constructor(nowMs: number) {
    this.#loadedAtMs = nowMs;
    this.#shownAtMs = nowMs;
    this.#rateFrom = { offered: 0, atMs: nowMs };
  }

  take(now: CountedPictures, step: StreamStep, nowMs: number): Counted {
    if (now.offered < this.#last.offered) this.#beginAnew(nowMs);
    this.#measureRate(now, nowMs);
    const shown = Math.max(0, now.shown - this.#last.shown);
    if (shown > 0) this.#shownAtMs = nowMs;
    this.#last = now;
    const dropped = this.#takeLost(now, nowMs);
    return { ...this.#due(shown, dropped, step, nowMs), picture: this.#picture(now) };
  }

  #due(
    shown: number,
    dropped: number,
    step: StreamStep,
    nowMs: number,
  ): Pick<Counted, 'offered' | 'dropped'> {
    if (step === 'paused' || nowMs - this.#loadedAtMs < startMs) return { offered: 0, dropped: 0 };
    if (step === 'reduced') {
      return { offered: 1, dropped: nowMs - this.#shownAtMs > reducedGapMs ? 1 : 0 };
    }
    return { offered: shown + dropped, dropped };
  }

  /** Offered, and neither shown nor waiting. What is counted once is never counted again. */
  #takeLost({ offered, shown, bufferedMs }: CountedPictures, nowMs: number): number {
    // Before its rate is known nobody can tell how many pictures wait.
    if (this.#framesPerSecond === null) return 0;
    const waiting = Math.ceil((bufferedMs * this.#framesPerSecond) / 1000);
    const missing = offered - shown - waiting;
    const newly = Math.max(0, missing - (this.#lost ?? missing));
    this.#lost = Math.max(missing, this.#lost ?? missing);
    return nowMs - this.#loadedAtMs < startMs ? 0 : newly;
  }

  #measureRate({ offered }: CountedPictures, nowMs: number): void {
    const ms = nowMs - this.#rateFrom.atMs;
    if (ms < rateOverMs) return;
    const rate = (Math.max(0, offered - this.#rateFrom.offered) * 1000) / ms;
    if (rate > 0) this.#framesPerSecond = Math.min(mostFramesPerSecond, rate);
    if (ms >= rateAnewMs) this.#rateFrom = { offered, atMs: nowMs };
  }

  #picture({ widthPx, heightPx }: CountedPictures): Counted['picture'] {
    if (this.#framesPerSecond === null || widthPx < 1 || heightPx < 1) return null;
    return { widthPx, heightPx, framesPerSecond: this.#framesPerSecond };
  }

  #beginAnew(nowMs: number): void {
    this.#loadedAtMs = nowMs;
    this.#last = { offered: 0, shown: 0, bufferedMs: 0, widthPx: 0, heightPx: 0 };
    this.#lost = null;
    this.#rateFrom = { offered: 0, atMs: nowMs };
  }
}
