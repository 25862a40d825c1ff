import { storedCeilingSchema, type StoredCeiling, type StreamReportLine } from '#contract/stream';
import { calibrated, firstCeiling, nextCeiling, type CeilingState } from './decodeCeiling';
import type { ClockPort, StorePort } from './ports';

/** Name of the ceiling in the store. */
const storeName = 'decode-ceiling';
/** Written at most so often, and only when it moved so far. */
const keepEveryMs = 60_000;
const keepFrom = 0.1;
/** A judgement needs that many pictures, or so many seconds. */
const enoughPictures = 30;
const longestCount = 8;

interface CeilingDeps {
  clock: ClockPort;
  store: StorePort;
  /** How many cores decode. */
  cores: number;
}

/** How many pixels a second this station decodes at most; learned, and kept over a restart. */
export class CeilingKeeper {
  readonly #deps: CeilingDeps;
  #state: CeilingState;
  #kept: number | undefined;
  #keptAtMs = -Infinity;
  #offered = 0;
  #dropped = 0;
  #seconds = 0;
  #planned = { pixelsPerSecond: 0, isShort: false };

  constructor(deps: CeilingDeps) {
    this.#deps = deps;
    this.#state = firstCeiling(deps.cores, undefined);
  }

  /** Begins with what the last run learned. A broken file is no harm: it is learned anew. */
  async load(): Promise<void> {
    const read = await this.#deps.store.read(storeName);
    const kept = read.ok ? storedCeilingSchema.safeParse(read.value) : undefined;
    if (kept?.success !== true) return;
    this.#kept = kept.data.pixelsPerSecond;
    this.#state = firstCeiling(this.#deps.cores, this.#kept);
  }

  pixelsPerSecond(): number {
    return this.#state.pixelsPerSecond;
  }

  /** Pixels a second that the plan in force leaves free. */
  spare(): number {
    const { pixelsPerSecond, isShort } = this.#planned;
    return isShort ? 0 : Math.max(0, this.#state.pixelsPerSecond - pixelsPerSecond);
  }

  /** Pictures that a tile was due and lost. */
  count({ offered, dropped }: Pick<StreamReportLine, 'offered' | 'dropped'>): void {
    this.#offered += offered;
    this.#dropped += Math.min(dropped, offered);
  }

  /** What the plan in force takes, and whether it holds any tile down. */
  plan(pixelsPerSecond: number, isShort: boolean): void {
    this.#planned = { pixelsPerSecond, isShort };
  }

  calibrate(pixelsPerSecond: number): void {
    this.#state = calibrated(pixelsPerSecond);
    this.#keep();
  }

  /** Once a second: what was counted since is judged. */
  tick(): void {
    this.#seconds += 1;
    // Tiles that show one picture a second need some seconds to tell anything.
    if (this.#offered < enoughPictures && this.#seconds < longestCount) return;
    const counted = { offered: this.#offered, dropped: this.#dropped };
    [this.#offered, this.#dropped, this.#seconds] = [0, 0, 0];
    this.#state = nextCeiling(
      this.#state,
      { ...counted, ...this.#planned },
      this.#deps.clock.now(),
    );
    const kept = this.#kept ?? firstCeiling(this.#deps.cores, undefined).pixelsPerSecond;
    const isFar = Math.abs(this.#state.pixelsPerSecond / kept - 1) > keepFrom;
    if (isFar && this.#deps.clock.now() - this.#keptAtMs >= keepEveryMs) this.#keep();
  }

  #keep(): void {
    this.#keptAtMs = this.#deps.clock.now();
    this.#kept = this.#state.pixelsPerSecond;
    const value: StoredCeiling = { version: 1, pixelsPerSecond: this.#kept };
    void this.#deps.store.write(storeName, value);
  }
}
