import type { FaultCode, Outcome } from '#contract/outcome';
import { replayPositionMs, type ReplayRate, type TileReplay } from '#contract/replay';
import type { CanvasLayer, LayerPicture, PictureReport } from './canvas/canvasLayer';

/** Where a recording is, and what is seen of it; a code tells why there is nothing. */
export interface RecordedPlace {
  atMs: number;
  state: 'shown' | 'loading' | FaultCode;
}

/** Where the pictures of a stretch come from. */
export type AskStretch = (asked: {
  fromMs: number;
  toMs: number;
  rate: ReplayRate;
  /** In so many milliseconds its beginning is due. */
  dueInMs: number;
}) => Promise<Outcome<{ url: string }>>;

const againMs = 3_000;
/** Nobody looks further ahead than a stretch, nor is later than that. */
const mostDueMs = 600_000;

/** When a clock that goes by this order gets there; at once for one that stands. */
const dueInMs = (order: TileReplay, atMs: number): number => {
  const now = Date.now();
  const aheadMs = atMs - replayPositionMs(order, now);
  const dueMs = order.rate === 0 ? 0 : Math.max(0, order.sinceMs - now) + aheadMs / order.rate;
  return Math.round(Math.min(mostDueMs, Math.max(-mostDueMs, dueMs)));
};

let made = 0;

/** Plays a camera's recording on a canvas of its own in its surface, stretch after stretch. */
export class RecordedPlayer implements LayerPicture {
  readonly surface: HTMLElement;
  readonly pictureId: string;
  readonly #layer: CanvasLayer;
  readonly #ask: AskStretch;
  readonly #tell: (place: RecordedPlace) => void;
  #order: TileReplay | undefined;
  #again: ReturnType<typeof setTimeout> | undefined;

  constructor(
    surface: HTMLElement,
    layer: CanvasLayer,
    ask: AskStretch,
    tell: (place: RecordedPlace) => void,
  ) {
    made += 1;
    this.pictureId = `recorded-${String(made)}`;
    this.surface = surface;
    this.#layer = layer;
    this.#ask = ask;
    this.#tell = tell;
    layer.add(this);
  }

  /** Begins, or goes on by another order. */
  play(order: TileReplay): void {
    this.#order = order;
    this.#layer.post({ kind: 'recorded', pictureId: this.pictureId, order });
  }

  destroy(): void {
    this.#order = undefined;
    clearTimeout(this.#again);
    this.#layer.remove(this);
  }

  take(report: PictureReport): void {
    if (this.#order === undefined) return;
    if (report.kind === 'wanting') void this.#fetch(report);
    if (report.kind === 'recording') this.#tell({ atMs: report.atMs, state: report.state });
    if (report.kind === 'failed') this.#failed(this.#order, report.code);
  }

  takeStatus(): void {
    // A recording counts for no budget.
  }

  reopen(): void {
    if (this.#order !== undefined) this.play(this.#order);
  }

  /** Its decoder gave up: it begins anew, unless it never could. */
  #failed({ atMs }: TileReplay, code: FaultCode): void {
    this.#tell({ atMs, state: code });
    clearTimeout(this.#again);
    if (code !== 'stream/codec') this.#again = setTimeout(() => this.reopen(), againMs);
  }

  async #fetch({
    askId,
    fromMs,
    toMs,
  }: Extract<PictureReport, { kind: 'wanting' }>): Promise<void> {
    const order = this.#order;
    if (order === undefined) return;
    const { pictureId } = this;
    const { rate } = order;
    const answer = await this.#ask({ fromMs, toMs, rate, dueInMs: dueInMs(order, fromMs) });
    if (this.#order === undefined) return;
    this.#layer.post(
      answer.ok
        ? { kind: 'stretch', pictureId, askId, url: answer.value.url }
        : { kind: 'no-stretch', pictureId, askId, code: answer.fault.code },
    );
  }
}
