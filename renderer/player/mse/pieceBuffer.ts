import type { FaultCode } from '#contract/outcome';

/** Where pieces go, and who is told. */
interface BufferParts {
  video: HTMLVideoElement;
  source: MediaSource;
  onFault: (code: FaultCode) => void;
}

/** Kept behind the picture, seconds. */
const keptSeconds = 4;
const trimFromSeconds = 8;
/** Pieces that wait for the decoder's buffer. */
const mostWaitingBytes = 16 * 1024 * 1024;
/** So far behind the newest it begins, and so far it stays behind after a hole. */
const edgeSeconds = 0.5;

/** One load's buffer of pieces: bounded, in order, with the picture always inside it. */
export class PieceBuffer {
  readonly #parts: BufferParts;
  #buffer: SourceBuffer | undefined;
  #waiting: ArrayBuffer[] = [];
  #waitingBytes = 0;
  #hasTrimmed = false;
  #isOver = false;

  constructor(parts: BufferParts) {
    this.#parts = parts;
  }

  /** The format is known and the source is open. */
  begin(mimeType: string): void {
    try {
      const buffer = this.#parts.source.addSourceBuffer(mimeType);
      this.#buffer = buffer;
      buffer.mode = 'segments';
      buffer.addEventListener('updateend', () => this.#afterUpdate());
      buffer.addEventListener('error', () => this.#fail('stream/decode'));
    } catch {
      this.#fail('stream/codec');
    }
  }

  add(piece: ArrayBuffer): void {
    if (this.#isOver) return;
    this.#waitingBytes += piece.byteLength;
    if (this.#waitingBytes > mostWaitingBytes) {
      this.#fail('stream/too-slow');
      return;
    }
    this.#waiting.push(piece);
    this.#next();
  }

  close(): void {
    this.#isOver = true;
    this.#waiting = [];
    this.#waitingBytes = 0;
  }

  /** To the newest pictures: after a pause, or a hole. */
  goToEdge(): void {
    const { video } = this.#parts;
    const last = video.buffered.length - 1;
    if (last < 0) return;
    const [start, end] = [video.buffered.start(last), video.buffered.end(last)];
    video.currentTime = Math.max(start, end - edgeSeconds);
  }

  #afterUpdate(): void {
    if (this.#isOver) return;
    this.#stayInside();
    if (!this.#trim()) this.#next();
  }

  #next(): void {
    const buffer = this.#buffer;
    if (this.#isOver || buffer === undefined || buffer.updating) return;
    const piece = this.#waiting[0];
    if (piece === undefined) return;
    try {
      buffer.appendBuffer(piece);
    } catch (error) {
      this.#makeRoom(error);
      return;
    }
    this.#hasTrimmed = false;
    this.#waiting.shift();
    this.#waitingBytes -= piece.byteLength;
  }

  /** The decoder's buffer is full: what is behind goes, once; twice means that it cannot help. */
  #makeRoom(error: unknown): void {
    const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
    if (!isFull || this.#hasTrimmed) {
      this.#fail('stream/decode');
      return;
    }
    this.#hasTrimmed = true;
    if (!this.#trim(0)) this.#fail('stream/decode');
  }

  /** True when something is being taken away; the next piece waits for that. */
  #trim(fromSeconds = trimFromSeconds): boolean {
    const { video } = this.#parts;
    const buffer = this.#buffer;
    if (buffer === undefined || buffer.updating || buffer.buffered.length === 0) return false;
    // While it is paused the picture stands still and the buffer does not.
    const newest = buffer.buffered.end(buffer.buffered.length - 1);
    const at = video.paused ? newest : video.currentTime;
    const start = buffer.buffered.start(0);
    const until = at - (fromSeconds === 0 ? 1 : keptSeconds);
    if (at - start < fromSeconds || until <= start) return false;
    buffer.remove(start, until);
    return true;
  }

  /** A stream may begin at any time of its own, and may leave something out. */
  #stayInside(): void {
    const { video } = this.#parts;
    if (video.paused && video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) return;
    const { buffered, currentTime } = video;
    if (buffered.length === 0) return;
    const last = buffered.length - 1;
    if (currentTime < buffered.start(last) || currentTime > buffered.end(last) + edgeSeconds) {
      this.goToEdge();
    }
  }

  #fail(code: FaultCode): void {
    if (this.#isOver) return;
    this.close();
    this.#parts.onFault(code);
  }
}
