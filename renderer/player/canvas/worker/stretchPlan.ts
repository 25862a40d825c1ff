import type { FaultCode } from '#contract/outcome';

/** A stretch that is asked for, or was. */
export interface StretchAsk {
  askId: number;
  fromMs: number;
  toMs: number;
}

/** What is to be done now: nothing, another stretch in a row, or a beginning elsewhere. */
export type StretchStep = { kind: 'none' } | { kind: 'next' | 'anew'; ask: StretchAsk };

const longestMs = 30_000;
const shortestMs = 8_000;
/** Of a picture that stands still not so much is needed; steps lead a little to both sides. */
const stillMs = 6_000;
/** Steps on are not to meet the end. */
const stillEarlyMs = 2_000;
const beforeMs = { still: 2_000, playing: 500 } as const;
/** The next one is asked for so early, in time of playing. */
const earlyMs = 10_000;
/** What one stretch may hold; a camera with larger pictures gets shorter ones. */
const stretchBytes = 12 * 2 ** 20;
/** What is so young may not be with the recorder yet. */
const youngMs = 30_000;
const retryMs = { first: 2_000, longest: 15_000 } as const;
/** An end that misses the asked one by so little is the recorder's way of counting. */
const shortfallMs = 1_000;

/** Further ahead of what is here it is quicker to begin anew than to fetch what lies between. */
const joinedMs = 2_000;

const nothing: StretchStep = { kind: 'none' };

/** Decides which stretch of a recording is asked for when. Knows no network and no clock. */
export class StretchPlan {
  #made = 0;
  #known: { fromMs: number; toMs: number } | undefined;
  #ask: StretchAsk | undefined;
  #bytesPerMs = 0;
  #notBeforeMs = -Infinity;
  #failures = 0;
  /** Why the last one failed; null when it did not. */
  trouble: FaultCode | null = null;

  /** Whether it is known what was recorded at this time. */
  isKnown(atMs: number): boolean {
    return this.#known !== undefined && atMs >= this.#known.fromMs && atMs < this.#known.toMs;
  }

  /** From when on something is known; what is before is forgotten. */
  forgetBefore(atMs: number): void {
    if (this.#known === undefined) return;
    this.#known.fromMs = Math.min(Math.max(this.#known.fromMs, atMs), this.#known.toMs);
  }

  /** @param atMs where the recording is now */
  step(atMs: number, rate: number, nowMs: number): StretchStep {
    const aheadMs = atMs - (this.#known?.toMs ?? -Infinity);
    const isNear = aheadMs >= 0 && aheadMs < longestMs;
    if (isNear && nowMs < this.#notBeforeMs) return nothing;
    const isAsked = this.#ask !== undefined && isInside(this.#ask, atMs);
    const isJoined = isNear && aheadMs < joinedMs;
    if (!this.isKnown(atMs) && !isAsked && !isJoined) return this.#anew(atMs, rate, isNear);
    if (this.#ask !== undefined || this.#known === undefined) return nothing;
    if (nowMs < this.#notBeforeMs) return nothing;
    const { toMs } = this.#known;
    const isDue =
      rate === 0 ? atMs >= toMs - stillEarlyMs : atMs >= toMs - earlyMs * Math.max(1, rate);
    // What has not been yet cannot have been recorded.
    if (!isDue || toMs >= nowMs - 1_000) return nothing;
    return { kind: 'next', ask: this.#begin(Math.floor(toMs), rate) };
  }

  /** The asked stretch has come to its end. */
  ended(coveredToMs: number | undefined, bytes: number): void {
    const ask = this.#end();
    if (ask === undefined) return;
    const isShort = coveredToMs !== undefined && ask.toMs - coveredToMs < shortfallMs;
    const toMs = isShort ? Math.max(coveredToMs, ask.fromMs + 1) : ask.toMs;
    if (coveredToMs !== undefined && coveredToMs > ask.fromMs) {
      this.#bytesPerMs = bytes / (coveredToMs - ask.fromMs);
    }
    this.#failures = 0;
    this.trouble = null;
    this.#know(ask.fromMs, toMs);
  }

  /** Nothing was recorded then; of what is young that may change soon. */
  empty(nowMs: number): void {
    const ask = this.#end();
    if (ask === undefined) return;
    const isYoung = ask.toMs > nowMs - youngMs;
    this.trouble = isYoung ? 'recording/none' : null;
    this.#know(ask.fromMs, Math.max(ask.fromMs, Math.min(ask.toMs, nowMs - youngMs)));
    if (isYoung) this.#wait(nowMs);
  }

  /** It failed, maybe after some pictures of it had come. */
  failed(code: FaultCode, coveredToMs: number | undefined, nowMs: number): void {
    const ask = this.#end();
    if (ask === undefined) return;
    this.trouble = code;
    this.#know(ask.fromMs, Math.max(ask.fromMs, Math.min(coveredToMs ?? ask.fromMs, ask.toMs)));
    this.#wait(nowMs);
  }

  /** What is on its way would come too slowly now: from where it got to, it is asked for anew. */
  cut(coveredToMs: number | undefined): void {
    const ask = this.#end();
    if (ask === undefined) return;
    this.#know(ask.fromMs, Math.max(ask.fromMs, Math.min(coveredToMs ?? ask.fromMs, ask.toMs)));
  }

  #anew(atMs: number, rate: number, isNear: boolean): StretchStep {
    if (!isNear) this.#failures = 0;
    this.#notBeforeMs = -Infinity;
    this.#known = undefined;
    this.trouble = null;
    const fromMs = Math.floor(atMs - (rate === 0 ? beforeMs.still : beforeMs.playing));
    return { kind: 'anew', ask: this.#begin(fromMs, rate) };
  }

  #begin(fromMs: number, rate: number): StretchAsk {
    this.#made += 1;
    const byBytes = this.#bytesPerMs === 0 ? longestMs : stretchBytes / this.#bytesPerMs;
    const wantedMs = Math.max(shortestMs, Math.min(longestMs, byBytes));
    const lengthMs = Math.ceil(rate === 0 ? Math.min(stillMs, wantedMs) : wantedMs);
    this.#ask = { askId: this.#made, fromMs: Math.max(0, fromMs), toMs: fromMs + lengthMs };
    return this.#ask;
  }

  #end(): StretchAsk | undefined {
    const ask = this.#ask;
    this.#ask = undefined;
    return ask;
  }

  #know(fromMs: number, toMs: number): void {
    const isJoined = this.#known !== undefined && fromMs <= this.#known.toMs + 1;
    this.#known = { fromMs: isJoined ? (this.#known?.fromMs ?? fromMs) : fromMs, toMs };
  }

  #wait(nowMs: number): void {
    this.#failures += 1;
    const waitMs = Math.min(retryMs.longest, retryMs.first * 2 ** (this.#failures - 1));
    this.#notBeforeMs = nowMs + waitMs;
  }
}

const isInside = ({ fromMs, toMs }: StretchAsk, atMs: number): boolean =>
  atMs >= fromMs && atMs < toMs;
