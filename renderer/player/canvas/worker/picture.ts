import type {
  LiveChecks,
  LiveDoubt,
  PaintLook,
  PaintStep,
  PictureId,
  PictureStatus,
} from '../messages';
import type { PaintReport } from '../messages';
import { sampleBytes } from '../../live/lumaSample';
import { LiveProof } from '../../live/liveProof';
import type { DecodedPicture } from './decoder';
import { HeldPicture } from './heldPicture';
import type { PictureCounts, PictureSource, SourceListener } from './source';

/** Starts a source that counts into this and tells that. */
export type OpenSource = (counts: PictureCounts, listener: SourceListener) => PictureSource;

/** What a picture asks of the engine. */
export interface PictureWorld {
  nowMs: () => number;
  report: (report: PaintReport) => void;
  hurry: () => void;
}

const stoppedAfterMs = 3_000;
/** A picture that was ready counts as the first when it is no older. */
const freshMs = 500;
/** What was held back on purpose is no sign of a machine that cannot follow. */
const judgedAfterMs = 1_500;
/** A picture that must not be seen often is worth two a second where the machine has room. */
const reducedEveryMs = 500;
const sampleEveryMs = 1_000;
const sample = new Uint8Array(sampleBytes);

/** One picture of the window: what it plays, what it shows, and what it tells about both. */
export class Picture {
  id: PictureId;
  readonly held = new HeldPicture();
  readonly #world: PictureWorld;
  readonly #counts: PictureCounts = { offered: 0, decoded: 0, shown: 0 };
  #open: OpenSource | undefined;
  #source: PictureSource | undefined;
  #proof: LiveProof | undefined;
  #doubt: LiveDoubt | null = null;
  #step: PaintStep = 'full';
  #isMoving = false;
  #hasFailed = false;
  #hasStopped = false;
  #isAway = false;
  #pictureAtMs: number | null = null;
  #lastShownMs = 0;
  #begunAtMs = 0;
  #heldBackAtMs = -Infinity;
  /** When the picture of a standby was taken; long ago for all others. */
  #heldAtMs = -Infinity;
  #paintedAtMs = 0;
  #firstPaintedAtMs = 0;
  #longestGapMs = 0;
  #sampledAtMs = 0;
  #shownBefore = 0;
  isSheltered = false;
  /** It is decoded for the call that may come, and shown to nobody. */
  isStandby = false;
  look: PaintLook = 'plain';

  constructor(id: PictureId, world: PictureWorld) {
    this.id = id;
    this.#world = world;
  }

  /** Plays something; what is shown now stays until the first picture of it. */
  play(open: OpenSource, checks: LiveChecks | undefined): void {
    this.#open = open;
    this.#proof = checks === undefined ? undefined : new LiveProof(checks);
    this.#tellDoubt(null);
    this.#isMoving = false;
    this.#begin();
  }

  /** Its server is away, and it has nothing left. */
  get isAway(): boolean {
    return this.#isAway;
  }

  get source(): PictureSource | undefined {
    return this.#source;
  }

  set step(step: PaintStep) {
    if (step === this.#step) return;
    const wasPaused = this.#step === 'paused';
    this.#step = step;
    if (step === 'paused') this.#end();
    if (!wasPaused || this.#open === undefined || this.#hasFailed) return;
    // what was wished is no stop, and no gap either
    this.#isMoving = false;
    this.#lastShownMs = 0;
    this.#begin();
  }

  /** How far apart its pictures are, for the choice of ticks; 0 when it needs none. */
  get frameMs(): number {
    return this.#source === undefined ? 0 : this.#source.frameMs;
  }

  /** The engine's wish about how many pictures are shown; the step may ask for fewer. */
  thinTo(everyMs: number): void {
    const own = this.#step === 'reduced' ? reducedEveryMs : 0;
    const wished = this.isSheltered ? 0 : everyMs;
    this.#source?.thinTo(Math.max(own, this.#step === 'reduced' ? wished * 2 : wished));
  }

  take(nowMs: number, tickMs: number): DecodedPicture | undefined {
    const due = this.#source?.take(nowMs, tickMs);
    if (due === undefined) this.#watchStop(nowMs);
    return due;
  }

  /** The picture has been taken into `held` and is painted in this turn. */
  shown(pictureAtMs: number, nowMs: number): void {
    this.#counts.shown += 1;
    if (this.#lastShownMs > 0) {
      this.#longestGapMs = Math.max(this.#longestGapMs, nowMs - this.#lastShownMs);
    }
    this.#lastShownMs = nowMs;
    this.#paintedAtMs = performance.timeOrigin + performance.now();
    if (this.#firstPaintedAtMs === 0) this.#firstPaintedAtMs = this.#paintedAtMs;
    this.#pictureAtMs = pictureAtMs;
    this.#hasStopped = false;
    if (this.#isMoving) return;
    // a whole wall that comes back does not wait for its page to say so, picture by picture
    if (this.#isAway) this.look = 'plain';
    this.#isAway = false;
    this.#isMoving = true;
    if (this.isStandby) return;
    this.#world.report({ kind: 'moved', pictureId: this.id });
  }

  /** From now on it is what a tile shows; all counts begin anew. */
  becomeTile(id: PictureId, checks: LiveChecks): void {
    this.id = id;
    this.isStandby = false;
    this.#isMoving = false;
    this.#hasStopped = false;
    this.#heldAtMs = this.#lastShownMs;
    this.#proof = new LiveProof(checks);
    Object.assign(this.#counts, { offered: 0, decoded: 0, shown: 0 });
    [this.#shownBefore, this.#longestGapMs, this.#lastShownMs] = [0, 0, 0];
    [this.#paintedAtMs, this.#firstPaintedAtMs] = [0, 0];
  }

  /** It has a place now: the picture that was ready is painted with this turn. */
  unveil(nowMs: number): void {
    if (this.#isMoving || this.#pictureAtMs === null) return;
    if (nowMs - this.#heldAtMs < freshMs) this.shown(this.#pictureAtMs, nowMs);
  }

  /** Looks at what is shown, at most once a second; true when it did. */
  prove(nowMs: number): boolean {
    if (this.#proof === undefined || this.isStandby || nowMs - this.#sampledAtMs < sampleEveryMs)
      return false;
    if (!this.held.sample(sample)) return false;
    this.#sampledAtMs = nowMs;
    this.#tellDoubt(this.#proof.take(sample, nowMs, { decoded: this.#counts.decoded }));
    return true;
  }

  /** Its first picture is enough until others have theirs. */
  holdBack(isHeld: boolean): void {
    if (isHeld) this.#heldBackAtMs = this.#world.nowMs();
    this.#source?.holdBack(isHeld);
  }

  /** When it began to play. */
  get begunAtMs(): number {
    return this.#begunAtMs;
  }

  /** It plays and has no picture yet. */
  get isStarting(): boolean {
    return this.#source !== undefined && !this.#isMoving;
  }

  /** Pictures painted since the last call. */
  countShown(): number {
    const shown = this.#counts.shown - this.#shownBefore;
    this.#shownBefore = this.#counts.shown;
    return shown;
  }

  /** Whether it should have shown every picture of the last second. */
  get isFlowing(): boolean {
    const source = this.#source;
    return (
      this.#step === 'full' &&
      this.#isMoving &&
      this.#world.nowMs() - this.#heldBackAtMs > judgedAfterMs &&
      source !== undefined &&
      source.bufferedMs > 2 * source.frameMs
    );
  }

  status(nowMs: number, isPeriodic: boolean): PictureStatus {
    const runningGapMs = this.#lastShownMs > 0 ? nowMs - this.#lastShownMs : 0;
    const longestGapMs = Math.max(this.#longestGapMs, runningGapMs);
    if (isPeriodic) this.#longestGapMs = 0;
    return {
      pictureId: this.id,
      pictureAtMs: this.#pictureAtMs,
      allowedDelayMs: this.#source?.allowedDelayMs ?? 0,
      ...this.#counts,
      longestGapMs: Math.round(longestGapMs),
      bufferedMs: Math.round(this.#source?.bufferedMs ?? 0),
      widthPx: this.held.widthPx,
      heightPx: this.held.heightPx,
      paintedAtMs: this.#paintedAtMs,
      firstPaintedAtMs: this.#firstPaintedAtMs,
    };
  }

  clockSet(byMs: number): void {
    this.#source?.clockSet(byMs);
    if (this.#lastShownMs > 0) this.#lastShownMs += byMs;
    this.#sampledAtMs += byMs;
  }

  close(): void {
    this.#end();
    this.held.close();
  }

  #begin(): void {
    this.#end();
    this.#isAway = false;
    this.#hasFailed = false;
    this.#hasStopped = false;
    if (this.#step === 'paused' || this.#open === undefined) return;
    this.#begunAtMs = this.#world.nowMs();
    this.#source = this.#open(this.#counts, {
      onFault: (code) => {
        this.#hasFailed = true;
        this.#isMoving = false;
        this.#end();
        this.#world.report({ kind: 'failed', pictureId: this.id, code });
      },
      onAway: (code) => {
        this.#isMoving = false;
        this.#isAway = true;
        this.#world.report({ kind: 'away', pictureId: this.id, code });
      },
      onJump: (byMs) => this.#world.report({ kind: 'jumped', pictureId: this.id, byMs }),
      onSample: (coded) => this.#proof?.note(coded, this.#world.nowMs()),
      onHurry: this.#world.hurry,
    });
  }

  #end(): void {
    this.#source?.close();
    this.#source = undefined;
  }

  #watchStop(nowMs: number): void {
    if (!this.#isMoving || this.isStandby || this.#hasStopped || this.#source?.isExpecting !== true)
      return;
    if (nowMs - this.#lastShownMs < stoppedAfterMs) return;
    this.#hasStopped = true;
    this.#isMoving = false;
    this.#world.report({ kind: 'stopped', pictureId: this.id });
  }

  #tellDoubt(doubt: LiveDoubt | null): void {
    if (doubt === this.#doubt) return;
    this.#doubt = doubt;
    this.#world.report({ kind: 'doubt', pictureId: this.id, doubt });
  }
}
