import type { PaintRect } from '../messages';
import { fitInto } from './fit';

/** What pictures are painted with. */
export type Brush = OffscreenCanvasRenderingContext2D;

/** The colour of a tile without a picture, and of the bars beside one of another shape. */
const background = '#0e0f11';

/** One canvas of the page. */
export class Surface {
  readonly #canvas: OffscreenCanvas;
  readonly brush: Brush | null;

  constructor(canvas: OffscreenCanvas) {
    this.#canvas = canvas;
    this.brush = canvas.getContext('2d', { alpha: false });
    if (this.brush !== null) this.brush.imageSmoothingQuality = 'low';
    this.clear();
  }

  resize(widthPx: number, heightPx: number): void {
    if (this.#canvas.width === widthPx && this.#canvas.height === heightPx) return;
    this.#canvas.width = Math.max(1, widthPx);
    this.#canvas.height = Math.max(1, heightPx);
    if (this.brush !== null) this.brush.imageSmoothingQuality = 'low';
    this.clear();
  }

  clear(): void {
    this.fill({ left: 0, top: 0, width: this.#canvas.width, height: this.#canvas.height });
  }

  /** Paints the bars between a rectangle and the picture fitted into it. */
  fillAround(rect: PaintRect, inner: PaintRect): void {
    const { left, top, width, height } = fitInto(rect, 0, 0);
    const right = inner.left + inner.width;
    const bottom = inner.top + inner.height;
    this.fill({ left, top, width, height: inner.top - top });
    this.fill({ left, top: bottom, width, height: top + height - bottom });
    this.fill({ left, top: inner.top, width: inner.left - left, height: inner.height });
    this.fill({ left: right, top: inner.top, width: left + width - right, height: inner.height });
  }

  fill({ left, top, width, height }: PaintRect): void {
    if (this.brush === null || width <= 0 || height <= 0) return;
    this.brush.fillStyle = background;
    this.brush.fillRect(left, top, width, height);
  }
}
