import type { FeedConfig } from '#contract/feed';
import type { FaultCode } from '#contract/outcome';

import { canDecode, decoderConfigOf } from './codecSupport';
import type { TimedSample } from './timeline';

/** A decoded picture with its place; whoever takes it closes the frame. */
export interface DecodedPicture {
  frame: VideoFrame;
  mediaMs: number;
  pictureAtMs: number;
}

interface DecoderListener {
  onPicture: (picture: DecodedPicture) => void;
  onFailed: (code: FaultCode) => void;
}

/** Requests that the decoder has not taken up yet. */
const queueLimit = 8;
/** Given to it and not come back; more than any reordering keeps. */
const flightLimit = 24;
/** So many pictures without an error make an earlier one forgotten. */
const forgivenAfter = 30;

/** One decoder: begins at key pictures, begins once more after an error, gives up after the next. */
export class PictureDecoder {
  readonly #listener: DecoderListener;
  #decoder: VideoDecoder | undefined;
  #config: FeedConfig | undefined;
  #isChecking = false;
  #needsKey = true;
  #hasEnded = false;
  #sinceError = forgivenAfter;
  readonly #flight = new Map<number, { mediaMs: number; pictureAtMs: number }>();

  constructor(listener: DecoderListener) {
    this.#listener = listener;
  }

  /** Whether a sample would be taken now. */
  get isReady(): boolean {
    if (this.#hasEnded || this.#isChecking) return false;
    return (this.#decoder?.decodeQueueSize ?? 0) < queueLimit && this.#flight.size < flightLimit;
  }

  /** Given to the decoder and not come back yet. */
  get pending(): number {
    return this.#flight.size;
  }

  /** Takes the next sample in decoding order; false when it has to be offered again. */
  decode(sample: TimedSample): boolean {
    if (!this.isReady) return false;
    if (sample.config !== this.#config && !this.#adopt(sample.config)) return false;
    if (sample.isAfterGap) this.#needsKey = true;
    if (this.#needsKey && !sample.isKey) return true;
    this.#needsKey = false;
    const timestamp = Math.round(sample.mediaMs * 1000);
    const { mediaMs, pictureAtMs } = sample;
    this.#flight.set(timestamp, { mediaMs, pictureAtMs });
    this.#feed(timestamp, sample);
    return true;
  }

  /** What was given is forgotten; the next sample taken is a key picture. */
  reset(): void {
    this.#flight.clear();
    this.#needsKey = true;
    if (this.#decoder === undefined || this.#decoder.state === 'closed') return;
    this.#decoder.reset();
    if (this.#config !== undefined) this.#decoder.configure(decoderConfigOf(this.#config));
  }

  /** Brings out what the decoder keeps back for reordering. */
  async flush(): Promise<void> {
    this.#needsKey = true;
    try {
      await this.#decoder?.flush();
    } catch {
      // reset or closed meanwhile: there is nothing left to be brought out
    }
  }

  close(): void {
    this.#hasEnded = true;
    this.#flight.clear();
    if (this.#decoder?.state !== 'closed') this.#decoder?.close();
    this.#decoder = undefined;
  }

  /** False while it is not known whether this can be decoded. */
  #adopt(config: FeedConfig): boolean {
    const answer = canDecode(config);
    if (typeof answer !== 'boolean') {
      this.#isChecking = true;
      void answer.then(() => (this.#isChecking = false));
      return false;
    }
    if (!answer) {
      this.#fail('stream/codec');
      return false;
    }
    this.#config = config;
    this.#open(config);
    return true;
  }

  #open(config: FeedConfig): void {
    if (this.#decoder === undefined || this.#decoder.state === 'closed') this.#make();
    this.#needsKey = true;
    this.#decoder?.configure(decoderConfigOf(config));
  }

  #make(): void {
    const decoder = new VideoDecoder({
      output: (frame) => this.#take(frame, decoder),
      error: (error) => this.#stumble(error, decoder),
    });
    this.#decoder = decoder;
  }

  #feed(timestamp: number, sample: TimedSample): void {
    try {
      const type = sample.isKey ? 'key' : 'delta';
      this.#decoder?.decode(new EncodedVideoChunk({ type, timestamp, data: sample.data }));
    } catch (error) {
      this.#stumble(error, this.#decoder);
    }
  }

  #take(frame: VideoFrame, decoder: VideoDecoder): void {
    const place = this.#flight.get(frame.timestamp);
    if (decoder !== this.#decoder || place === undefined || this.#hasEnded) {
      frame.close();
      return;
    }
    this.#flight.delete(frame.timestamp);
    this.#sinceError += 1;
    this.#listener.onPicture({ frame, ...place });
  }

  #stumble(error: unknown, decoder: VideoDecoder | undefined): void {
    if (this.#hasEnded || decoder !== this.#decoder) return;
    this.#decoder = undefined;
    if (decoder?.state !== 'closed') decoder?.close();
    this.#flight.clear();
    if (error instanceof DOMException && error.name === 'NotSupportedError') {
      this.#fail('stream/codec');
      return;
    }
    if (this.#sinceError < forgivenAfter || this.#config === undefined) {
      this.#fail('stream/decode');
      return;
    }
    this.#sinceError = 0;
    this.#open(this.#config);
  }

  #fail(code: FaultCode): void {
    this.close();
    this.#listener.onFailed(code);
  }
}
