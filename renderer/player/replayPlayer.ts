import type { FaultCode } from '#contract/outcome';
import type { CanvasLayer, LayerPicture, PictureReport } from './canvas/canvasLayer';
import type { ReplayOrder } from './canvas/messages';

/** What a replay tells: where it is in what can be seen, or why there is nothing. */
export type ReplayReport =
  | { kind: 'at'; fromMs: number; toMs: number; atMs: number; isAtEnd: boolean }
  /** Its first picture is on the glass. */
  | { kind: 'shown' }
  | { kind: 'failed'; code: FaultCode };

/** A change of a running replay; `step` counts single pictures, back when negative. */
export interface ReplayChange {
  atMs?: number;
  rate?: number;
  step?: number;
}

const playlistName = /\/index\.m3u8$/;
let made = 0;

/** Plays what the gateway has kept of a lease's camera, on a canvas of its own in its surface. */
export class ReplayPlayer implements LayerPicture {
  readonly surface: HTMLElement;
  readonly pictureId: string;
  readonly #layer: CanvasLayer;
  readonly #tell: (report: ReplayReport) => void;
  #url = '';
  #order: ReplayOrder | undefined;

  constructor(surface: HTMLElement, layer: CanvasLayer, tell: (report: ReplayReport) => void) {
    made += 1;
    this.pictureId = `replay-${String(made)}`;
    this.surface = surface;
    this.#layer = layer;
    this.#tell = tell;
    layer.add(this);
  }

  /** Fetches the stretch and begins; `address` is that of the lease. */
  play(address: string, order: ReplayOrder): void {
    this.#url = address.replace(playlistName, '');
    this.#order = order;
    this.#layer.post({ kind: 'replay', pictureId: this.pictureId, url: this.#url, order });
  }

  change(change: ReplayChange): void {
    const { atMs, rate } = change;
    if (this.#order !== undefined) {
      this.#order = { ...this.#order, ...(atMs === undefined ? {} : { atMs }) };
      if (rate !== undefined) this.#order.rate = rate;
    }
    this.#layer.post({ kind: 'replay-to', pictureId: this.pictureId, ...change });
  }

  destroy(): void {
    this.#order = undefined;
    this.#layer.remove(this);
  }

  take(report: PictureReport): void {
    if (report.kind === 'failed') this.#tell({ kind: 'failed', code: report.code });
    if (report.kind === 'moved') this.#tell({ kind: 'shown' });
    if (report.kind !== 'replaying') return;
    const { fromMs, toMs, atMs, isAtEnd } = report;
    if (this.#order !== undefined) this.#order = { ...this.#order, atMs };
    this.#tell({ kind: 'at', fromMs, toMs, atMs, isAtEnd });
  }

  takeStatus(): void {
    // A replay counts for no budget.
  }

  reopen(): void {
    if (this.#order !== undefined) this.play(this.#url, this.#order);
  }
}
