import type { PaintLook, PaintRect, PicturePart } from '../messages';
import { sampleLuma, sampleOfPixels, sampleSize } from '../../live/lumaSample';
import { colourOf } from './kernels/colour';
import { partOfPlanes, type Planes } from './kernels/planes';
import { scalePlanes } from './kernels/scalePlanes';
import { pixelsOf } from './pixelBlocks';
import type { Brush } from './surface';

/** What an old picture looks like where the canvas itself scales it. */
const greyedFilter = 'grayscale(1) brightness(0.58)';

/** Painted pixels for each pixel of the source, from which on the canvas is cheaper. */
const kernelBelow = 0.8;
/** Frames up to this size the canvas takes over without a detour through shared memory. */
const smallFramePx = 320 * 240;

type Edges = [number, number, number, number];

const whole: PicturePart = { left: 0, top: 0, width: 1, height: 1 };

let little: OffscreenCanvasRenderingContext2D | null = null;

/** The last picture of one camera, kept so that it can be painted again anywhere. */
export class HeldPicture {
  #bytes: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  #planes: Planes | undefined;
  #frame: VideoFrame | undefined;
  #isCopying = false;
  #hasEnded = false;
  widthPx = 0;
  heightPx = 0;

  get isEmpty(): boolean {
    return this.#planes === undefined && this.#frame === undefined;
  }

  /**
   * Keeps this frame in place of the one before; the frame is closed here.
   * @param areaPx the most pixels that it is painted on
   */
  async take(frame: VideoFrame, areaPx: number): Promise<boolean> {
    if (this.#hasEnded || this.#isCopying) {
      frame.close();
      return false;
    }
    this.widthPx = frame.displayWidth;
    this.heightPx = frame.displayHeight;
    if (isForKernel(frame, areaPx)) return this.#copy(frame);
    this.#frame?.close();
    this.#planes = undefined;
    this.#frame = frame;
    return true;
  }

  /** Paints it; nothing while a newer one is being copied, which is painted right after. */
  paint(brush: Brush, rect: PaintRect, look: PaintLook, part: PicturePart = whole): void {
    if (this.#isCopying) return;
    if (this.#planes !== undefined)
      paintPlanes(brush, partOfPlanes(this.#planes, part), rect, look);
    else if (this.#frame !== undefined) paintFrame(brush, this.#frame, { rect, look, part });
  }

  /** The picture in little for proof of live. */
  sample(out: Uint8Array<ArrayBuffer>): boolean {
    if (this.#isCopying) return false;
    if (this.#planes !== undefined) {
      const { bytes, yOffset, yStride, widthPx, heightPx } = this.#planes;
      sampleLuma(
        { bytes, offset: yOffset, stride: yStride, width: widthPx, height: heightPx },
        out,
      );
      return true;
    }
    if (this.#frame === undefined) return false;
    little ??= new OffscreenCanvas(sampleSize.width, sampleSize.height).getContext('2d', {
      alpha: false,
      willReadFrequently: true,
    });
    if (little === null) return false;
    const { width, height } = sampleSize;
    little.drawImage(this.#frame, 0, 0, width, height);
    sampleOfPixels(little.getImageData(0, 0, width, height).data, out);
    return true;
  }

  close(): void {
    this.#hasEnded = true;
    this.#frame?.close();
    this.#frame = undefined;
    this.#planes = undefined;
  }

  async #copy(frame: VideoFrame): Promise<boolean> {
    this.#isCopying = true;
    try {
      const size = frame.allocationSize();
      if (this.#bytes.byteLength < size) this.#bytes = new Uint8Array(size);
      const layout = await frame.copyTo(this.#bytes);
      if (this.#hasEnded) return false;
      this.#planes = planesOf(frame, this.#bytes, layout);
      this.#frame?.close();
      this.#frame = undefined;
      return this.#planes !== undefined;
    } catch {
      return false;
    } finally {
      frame.close();
      this.#isCopying = false;
    }
  }
}

/**
 * Measured without graphics hardware: a kernel of ours costs 7 ns for each pixel painted, the
 * canvas 4 ns for each pixel of the source and 2 for each painted, but half of that for frames of
 * 320×180. Frames that are not plain planes lie in graphics memory, where the canvas is at home.
 */
const isForKernel = (frame: VideoFrame, areaPx: number): boolean => {
  const framePx = frame.displayWidth * frame.displayHeight;
  return frame.format === 'I420' && framePx > smallFramePx && areaPx < kernelBelow * framePx;
};

const planesOf = (
  frame: VideoFrame,
  bytes: Uint8Array,
  [y, u, v]: PlaneLayout[],
): Planes | undefined => {
  const { visibleRect } = frame;
  if (y === undefined || u === undefined || v === undefined || visibleRect === null) {
    return undefined;
  }
  const { matrix, fullRange } = frame.colorSpace;
  return {
    bytes,
    widthPx: visibleRect.width,
    heightPx: visibleRect.height,
    yOffset: y.offset,
    yStride: y.stride,
    uOffset: u.offset,
    uStride: u.stride,
    vOffset: v.offset,
    vStride: v.stride,
    colour: colourOf({ matrix, fullRange }, visibleRect.height),
  };
};

const paintPlanes = (brush: Brush, planes: Planes, rect: PaintRect, look: PaintLook): void => {
  const { image, words } = pixelsOf(rect.width, rect.height);
  scalePlanes(planes, words, rect.width, rect.height, look);
  brush.putImageData(image, rect.left, rect.top);
};

interface FrameStroke {
  rect: PaintRect;
  look: PaintLook;
  part: PicturePart;
}

const paintFrame = (brush: Brush, frame: VideoFrame, { rect, look, part }: FrameStroke): void => {
  if (look === 'greyed') brush.filter = greyedFilter;
  const { left, top, width, height } = rect;
  if (part === whole) brush.drawImage(frame, left, top, width, height);
  else {
    const [across, down] = [frame.displayWidth, frame.displayHeight];
    const from = [part.left * across, part.top * down, part.width * across, part.height * down];
    brush.drawImage(frame, ...(from as Edges), left, top, width, height);
  }
  if (look === 'greyed') brush.filter = 'none';
};
