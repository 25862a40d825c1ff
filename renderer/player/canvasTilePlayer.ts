import type { Fault } from '#contract/outcome';
import type { CanvasLayer, LayerPicture, PictureReport } from './canvas/canvasLayer';
import type { StandbyPictures } from './canvas/standbyPictures';
import type { LiveChecks, PaintLook, PaintStep, PictureStatus } from './canvas/messages';
import { PlayerNews } from './playerNews';
import {
  leaseBaseOf,
  liveChecksOf,
  type PlayerEvent,
  type PlayerCounts,
  type TilePlayer,
} from './tilePlayer';

const usualAllowedMs = 4300;
/** Without a first frame after this long the stream counts as silent. */
const firstFrameLimitMs = 20_000;
const graceMs = 4000;

const noStatus = {
  ...{ offered: 0, decoded: 0, shown: 0, bufferedMs: 0 },
  ...{ widthPx: 0, heightPx: 0, paintedAtMs: 0, firstPaintedAtMs: 0 },
};

let made = 0;

/** Plays a lease's feed by the window's painting worker; its surface only keeps the place. */
export class CanvasTilePlayer implements TilePlayer, LayerPicture {
  readonly path = 'canvas';
  readonly surface: HTMLElement;
  readonly pictureId: string;
  readonly #layer: CanvasLayer;
  readonly #standbys: StandbyPictures | undefined;
  readonly #news = new PlayerNews();
  #url: string | undefined;
  #address = '';
  #checks: LiveChecks = liveChecksOf(false);
  #step: PaintStep = 'full';
  #isSheltered = false;
  #look: PaintLook = 'plain';
  #isMoving = false;
  #hasFailed = false;
  #limit: ReturnType<typeof setTimeout> | undefined;
  #grace: ReturnType<typeof setTimeout> | undefined;
  #isPending = false;
  #isAway = false;
  #status: PictureStatus | undefined;
  /** What workers before this one had counted. */
  #before = { offered: 0, decoded: 0, shown: 0 };
  #longestGapMs = 0;

  constructor(surface: HTMLElement, layer: CanvasLayer, standbys?: StandbyPictures) {
    made += 1;
    this.pictureId = `picture-${String(made)}`;
    this.surface = surface;
    this.#layer = layer;
    this.#standbys = standbys;
    layer.add(this);
  }

  load(address: string, checks?: LiveChecks): void {
    this.#url = leaseBaseOf(address);
    this.#address = address;
    this.#checks = checks ?? this.#checks;
    this.#hasFailed = false;
    this.#isMoving = false;
    this.#isAway = false;
    this.#open();
    clearTimeout(this.#limit);
    this.#limit = setTimeout(() => this.#fail({ code: 'stream/no-answer' }), firstFrameLimitMs);
  }

  unload(): void {
    clearTimeout(this.#limit);
    this.#url = undefined;
    this.#isMoving = false;
    this.#layer.post({ kind: 'close', pictureId: this.pictureId });
  }

  isMoving(): boolean {
    return this.#isMoving;
  }

  /** Between two statuses the source's clock goes on as ours does while the picture moves. */
  pictureAtMs(): number | null {
    const status = this.#status;
    if (status?.pictureAtMs == null) return null;
    const sinceMs = this.#isMoving ? Date.now() - status.paintedAtMs : 0;
    return status.pictureAtMs + Math.max(0, sinceMs);
  }

  allowedDelayMs(): number {
    // Before a feed has said what it is, what classic HLS allows counts.
    return this.#status?.allowedDelayMs || usualAllowedMs;
  }

  setStep(step: PaintStep, isSheltered = false): void {
    if (step === this.#step && isSheltered === this.#isSheltered) return;
    if (this.#step === 'paused') this.#grant();
    this.#step = step;
    this.#isSheltered = isSheltered;
    this.#tellStep();
  }

  setLook(look: PaintLook): void {
    if (look === this.#look) return;
    this.#look = look;
    this.#layer.post({ kind: 'look', pictureId: this.pictureId, look });
  }

  counts(): PlayerCounts {
    const { offered, decoded, shown, ...rest } = this.#status ?? noStatus;
    const longestGapMs = this.#longestGapMs;
    this.#longestGapMs = 0;
    return {
      offered: this.#before.offered + offered,
      decoded: this.#before.decoded + decoded,
      shown: this.#before.shown + shown,
      longestGapMs,
      bufferedMs: rest.bufferedMs,
      widthPx: rest.widthPx,
      heightPx: rest.heightPx,
      paintedAtMs: rest.paintedAtMs,
      firstPaintedAtMs: rest.firstPaintedAtMs,
    };
  }

  onEvent(listener: (event: PlayerEvent) => void): () => void {
    return this.#news.on(listener);
  }

  destroy(): void {
    clearTimeout(this.#limit);
    clearTimeout(this.#grace);
    this.#news.end();
    this.#isMoving = false;
    this.#url = undefined;
    this.#layer.remove(this);
  }

  take(report: PictureReport): void {
    switch (report.kind) {
      case 'moved':
        clearTimeout(this.#limit);
        clearTimeout(this.#grace);
        this.#isPending = false;
        // The worker shows what comes after an outage as it is.
        if (this.#isAway) this.#look = 'plain';
        this.#isAway = false;
        this.#isMoving = this.#url !== undefined && !this.#hasFailed;
        if (this.#isMoving) this.#news.tell({ kind: 'moved' });
        break;
      case 'stopped':
        this.#stop();
        break;
      case 'away':
        clearTimeout(this.#limit);
        this.#isMoving = false;
        this.#isAway = true;
        if (!this.#hasFailed) this.#news.tell({ kind: 'away', fault: { code: report.code } });
        break;
      case 'failed':
        this.#fail({ code: report.code });
        break;
      case 'doubt':
        this.#news.tell({ kind: 'doubt', doubt: report.doubt });
        break;
      case 'jumped':
        this.#news.tell({ kind: 'jumped', byMs: report.byMs });
        break;
      case 'replaying':
      case 'recording':
      case 'wanting':
        break;
    }
  }

  takeStatus(status: PictureStatus): void {
    this.#status = status;
    this.#longestGapMs = Math.max(this.#longestGapMs, status.longestGapMs);
  }

  reopen(): void {
    const { offered, decoded, shown } = this.counts();
    this.#before = { offered, decoded, shown };
    this.#status = undefined;
    if (this.#url !== undefined && !this.#hasFailed) this.#open();
  }

  /** What was paused on order is no frozen picture, nor is it until it could go on again. */
  #stop(): void {
    if (this.#step === 'paused' || !this.#isMoving) return;
    if (this.#isPending) return;
    this.#isMoving = false;
    this.#news.tell({ kind: 'frozen' });
  }

  /** After a pause the stream has to come again before its silence means anything. */
  #grant(): void {
    const shown = this.counts().shown;
    this.#isPending = true;
    clearTimeout(this.#grace);
    this.#grace = setTimeout(() => {
      this.#isPending = false;
      if (this.counts().shown === shown) this.#stop();
    }, graceMs);
  }

  #tellStep(): void {
    this.#layer.post({
      kind: 'step',
      pictureId: this.pictureId,
      step: this.#step,
      isSheltered: this.#isSheltered,
    });
  }

  #open(): void {
    const { pictureId } = this;
    const url = this.#url ?? '';
    const standby = this.#standbys?.take(this.#address);
    const from = standby === undefined ? {} : { standbyId: standby.pictureId };
    this.#layer.post({ kind: 'open', pictureId, url, checks: this.#checks, ...from });
    standby?.release();
    if (this.#step !== 'full' || this.#isSheltered) this.#tellStep();
    if (this.#look !== 'plain') this.#layer.post({ kind: 'look', pictureId, look: this.#look });
  }

  /** One failure per load: what comes after the first is its consequence. */
  #fail(fault: Fault): void {
    if (this.#hasFailed || this.#url === undefined) return;
    this.#hasFailed = true;
    this.#isMoving = false;
    clearTimeout(this.#limit);
    this.#news.tell({ kind: 'failed', fault });
  }
}
