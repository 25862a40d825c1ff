import { sampleLuma, sampleOfPixels, sampleSize } from '../../live/lumaSample';

/** Frames whose first plane is brightness, one byte each. */
const planar: ReadonlySet<string | null> = new Set(['I420', 'I420A', 'I422', 'I444', 'NV12']);

/** Makes samples of frames, one after the other in one piece of memory. */
export class FrameSampler {
  readonly #spent: (ms: number) => void;
  #bytes = new Uint8Array(0);
  #little: OffscreenCanvasRenderingContext2D | null = null;
  #before: Promise<unknown> = Promise.resolve();

  /** @param spent hears what of this thread it takes */
  constructor(spent: (ms: number) => void) {
    this.#spent = spent;
  }

  /** The frame in little, then closed; undefined when it cannot be read. */
  take(frame: VideoFrame, out: Uint8Array<ArrayBuffer>): Promise<Uint8Array | undefined> {
    const taken = this.#before.then(() => this.#read(frame, out)).catch(() => undefined);
    this.#before = taken.finally(() => frame.close());
    return taken;
  }

  async #read(frame: VideoFrame, out: Uint8Array<ArrayBuffer>): Promise<Uint8Array | undefined> {
    return planar.has(frame.format) ? this.#copy(frame, out) : this.#draw(frame, out);
  }

  async #copy(frame: VideoFrame, out: Uint8Array<ArrayBuffer>): Promise<Uint8Array | undefined> {
    const startMs = performance.now();
    const size = frame.allocationSize();
    if (this.#bytes.byteLength < size) this.#bytes = new Uint8Array(size);
    const copying = frame.copyTo(this.#bytes);
    this.#spent(performance.now() - startMs);
    const [luma] = await copying;
    const { visibleRect } = frame;
    if (luma === undefined || visibleRect === null) return undefined;
    const readMs = performance.now();
    const { width, height } = visibleRect;
    sampleLuma(
      { bytes: this.#bytes, offset: luma.offset, stride: luma.stride, width, height },
      out,
    );
    this.#spent(performance.now() - readMs);
    return out;
  }

  #draw(frame: VideoFrame, out: Uint8Array<ArrayBuffer>): Uint8Array | undefined {
    const { width, height } = sampleSize;
    this.#little ??= new OffscreenCanvas(width, height).getContext('2d', {
      alpha: false,
      willReadFrequently: true,
    });
    if (this.#little === null) return undefined;
    const startMs = performance.now();
    this.#little.drawImage(frame, 0, 0, width, height);
    sampleOfPixels(this.#little.getImageData(0, 0, width, height).data, out);
    this.#spent(performance.now() - startMs);
    return out;
  }
}
