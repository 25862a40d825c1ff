import type { CanvasId } from './messages';
import type { PaintWorker } from './paintWorker';
import { paintSizeOf, type PaintSize } from './placements';

/**
 * One canvas of the page that a worker paints on. Its control can be given away only once, so a new
 * worker gets a new element; the old one stays above it with its last picture until told to go.
 */
export class PaintCanvas {
  readonly host: HTMLElement;
  readonly #canvasId: CanvasId;
  readonly #onResized: () => void;
  #element: HTMLCanvasElement | undefined;
  #size: PaintSize = { widthPx: 0, heightPx: 0 };
  #observer: ResizeObserver | undefined;

  constructor(canvasId: CanvasId, host: HTMLElement, onResized: () => void) {
    this.#canvasId = canvasId;
    this.host = host;
    this.#onResized = onResized;
    if (typeof ResizeObserver === 'function') {
      this.#observer = new ResizeObserver(() => this.#onResized());
      this.#observer.observe(host);
    }
  }

  get size(): PaintSize {
    return this.#size;
  }

  /** Gives a fresh element to this worker; the answer takes the one before away. */
  giveTo(worker: PaintWorker): () => void {
    const before = this.#element;
    const element = document.createElement('canvas');
    element.className = 'paint-canvas';
    this.#size = paintSizeOf(this.host, window.devicePixelRatio);
    element.width = Math.max(1, this.#size.widthPx);
    element.height = Math.max(1, this.#size.heightPx);
    this.host.prepend(element);
    this.#element = element;
    const canvas = element.transferControlToOffscreen();
    worker.post({ kind: 'canvas', canvasId: this.#canvasId, canvas }, [canvas]);
    return () => before?.remove();
  }

  /** Tells the worker the size that the page gives it now. */
  fit(worker: PaintWorker): void {
    const { widthPx, heightPx } = paintSizeOf(this.host, window.devicePixelRatio);
    if (widthPx === this.#size.widthPx && heightPx === this.#size.heightPx) return;
    if (widthPx === 0 || heightPx === 0) return;
    this.#size = { widthPx, heightPx };
    worker.post({ kind: 'canvas-size', canvasId: this.#canvasId, widthPx, heightPx });
  }

  /** Takes it out of the page and from the worker. */
  remove(worker: PaintWorker): void {
    this.#observer?.disconnect();
    this.#element?.remove();
    worker.post({ kind: 'canvas-gone', canvasId: this.#canvasId });
  }
}
