import * as z from 'zod';

import { faultCodeSchema, type FaultCode } from './outcome';

// What the media gateway sends a window that decodes by itself: the coded pictures of one stream,
// already taken out of their containers, as one endless answer of framed messages. Each message is
// a 32-bit length of what follows it, one byte for its kind, then its body; numbers are big-endian.

/** Facts about the stream, first on every feed and again when they change. */
export const feedAboutSchema = z.object({
  /** Low-latency HLS with parts. */
  isLowLatency: z.boolean(),
  /** EXT-X-TARGETDURATION (RFC 8216 §4.3.3.1). */
  targetDurationMs: z.number().positive(),
  /**
   * How far behind the newest picture a player should stay so that it never runs dry:
   * PART-HOLD-BACK for low latency, else about one and a half target durations.
   */
  holdBackMs: z.number().nonnegative(),
  /** `source`: EXT-X-PROGRAM-DATE-TIME; `arrival`: the stream has none, this station's clock is used. */
  clock: z.enum(['source', 'arrival']),
  /** For a replay: from when to when there are pictures; null on a live feed. */
  covers: z.object({ fromMs: z.number(), toMs: z.number() }).nullable(),
});
export type FeedAbout = z.infer<typeof feedAboutSchema>;

/** How the following samples are decoded; fits WebCodecs' VideoDecoderConfig. */
export const feedConfigSchema = z.object({
  /** RFC 6381, such as `avc1.64001e`. */
  codec: z.string().max(64),
  widthPx: z.number().int().min(1).max(16_384),
  heightPx: z.number().int().min(1).max(16_384),
  /** avcC, hvcC or av1C record in base64; null when the samples carry what is needed. */
  description: z.base64().max(65_536).nullable(),
});
export type FeedConfig = z.infer<typeof feedConfigSchema>;

/** One coded picture in decoding order. */
export interface FeedSample {
  kind: 'sample';
  /** Presentation time on the stream's own timeline, microseconds; grows within one timeline. */
  timestampUs: number;
  durationUs: number;
  /** Wall clock of the picture, milliseconds since 1970. */
  pictureAtMs: number;
  /** Can be decoded without any sample before it. */
  isKey: boolean;
  /** The timeline jumps here: a gap, a discontinuity, another encoder. */
  isAfterGap: boolean;
  /** As the container held it: length-prefixed NAL units for AVC and HEVC, a temporal unit for AV1. */
  data: Uint8Array;
}

/** Everything a feed can carry. After `fault` or `end` nothing follows. */
export type FeedMessage =
  | { kind: 'about'; about: FeedAbout }
  | { kind: 'config'; config: FeedConfig }
  | FeedSample
  /** The server is away, for that reason; the feed goes on by itself as soon as it is back. */
  | { kind: 'away'; code: FaultCode }
  /** The gateway cannot go on; the code is one of `stream/*` or `media/*`. */
  | { kind: 'fault'; code: FaultCode }
  /** The stream or the asked stretch is over. */
  | { kind: 'end' };

/** No message may be longer; a longer one is a broken feed. */
export const feedLimits = { maxMessageBytes: 16 * 1024 * 1024 } as const;

const kinds = { about: 1, config: 2, sample: 3, fault: 4, end: 5, away: 6 } as const;
const lengthBytes = 4;
const sampleHeadBytes = 25;
const flags = { isKey: 1, isAfterGap: 2 } as const;

const withHead = (kind: keyof typeof kinds, bodyBytes: number): [Uint8Array, DataView] => {
  const bytes = new Uint8Array(lengthBytes + 1 + bodyBytes);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 1 + bodyBytes);
  view.setUint8(lengthBytes, kinds[kind]);
  return [bytes, view];
};

/** Our JSON holds codes, codecs and base64 only, so it is plain ASCII. */
const asciiBytes = (text: string): Uint8Array =>
  Uint8Array.from(text, (letter) => letter.charCodeAt(0));

const asciiText = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
};

const jsonMessage = (kind: keyof typeof kinds, value: unknown): Uint8Array => {
  const body = asciiBytes(JSON.stringify(value));
  const [bytes] = withHead(kind, body.length);
  bytes.set(body, lengthBytes + 1);
  return bytes;
};

const sampleMessage = (sample: FeedSample): Uint8Array => {
  const [bytes, view] = withHead('sample', sampleHeadBytes + sample.data.length);
  const at = lengthBytes + 1;
  view.setFloat64(at, sample.timestampUs);
  view.setFloat64(at + 8, sample.pictureAtMs);
  view.setFloat64(at + 16, sample.durationUs);
  view.setUint8(
    at + 24,
    (sample.isKey ? flags.isKey : 0) | (sample.isAfterGap ? flags.isAfterGap : 0),
  );
  bytes.set(sample.data, at + sampleHeadBytes);
  return bytes;
};

/** One message as it goes over the wire. */
export const encodeFeedMessage = (message: FeedMessage): Uint8Array => {
  switch (message.kind) {
    case 'about':
      return jsonMessage('about', message.about);
    case 'config':
      return jsonMessage('config', message.config);
    case 'sample':
      return sampleMessage(message);
    case 'fault':
    case 'away':
      return jsonMessage(message.kind, { code: message.code });
    case 'end':
      return jsonMessage('end', {});
  }
};

const readSample = (body: Uint8Array): FeedSample | undefined => {
  if (body.length < sampleHeadBytes) return undefined;
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const bits = view.getUint8(24);
  return {
    kind: 'sample',
    timestampUs: view.getFloat64(0),
    pictureAtMs: view.getFloat64(8),
    durationUs: view.getFloat64(16),
    isKey: (bits & flags.isKey) !== 0,
    isAfterGap: (bits & flags.isAfterGap) !== 0,
    data: body.subarray(sampleHeadBytes),
  };
};

const faultSchema = z.object({ code: faultCodeSchema });

const readJson = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(asciiText(body));
  } catch {
    return undefined;
  }
};

const readMessage = (kind: number, body: Uint8Array): FeedMessage | undefined => {
  if (kind === kinds.sample) return readSample(body);
  if (kind === kinds.end) return { kind: 'end' };
  const value = readJson(body);
  if (kind === kinds.about) {
    const about = feedAboutSchema.safeParse(value);
    return about.success ? { kind: 'about', about: about.data } : undefined;
  }
  if (kind === kinds.config) {
    const config = feedConfigSchema.safeParse(value);
    return config.success ? { kind: 'config', config: config.data } : undefined;
  }
  if (kind !== kinds.fault && kind !== kinds.away) return undefined;
  const fault = faultSchema.safeParse(value);
  if (!fault.success) return undefined;
  return { kind: kind === kinds.fault ? 'fault' : 'away', code: fault.data.code };
};

/**
 * Puts messages together from the pieces in which they arrive. Samples point into the bytes given,
 * so those must not be written to again.
 */
export class FeedReader {
  #held: Uint8Array[] = [];
  #heldBytes = 0;
  #isBroken = false;

  /** The messages that are whole now; undefined once the feed cannot be read any more. */
  push(piece: Uint8Array): FeedMessage[] | undefined {
    if (this.#isBroken) return undefined;
    this.#held.push(piece);
    this.#heldBytes += piece.length;
    const messages: FeedMessage[] = [];
    for (;;) {
      const length = this.#peekLength();
      if (length === undefined) return messages;
      if (length < 1 || length > feedLimits.maxMessageBytes) {
        this.#break();
        return undefined;
      }
      if (this.#heldBytes < lengthBytes + length) return messages;
      const bytes = this.#take(lengthBytes + length);
      const message = readMessage(bytes[lengthBytes] ?? 0, bytes.subarray(lengthBytes + 1));
      if (message === undefined) {
        this.#break();
        return undefined;
      }
      messages.push(message);
    }
  }

  #break(): void {
    this.#isBroken = true;
    this.#held = [];
    this.#heldBytes = 0;
  }

  #peekLength(): number | undefined {
    if (this.#heldBytes < lengthBytes) return undefined;
    const first = this.#held[0];
    if (first !== undefined && first.length >= lengthBytes) {
      return new DataView(first.buffer, first.byteOffset, lengthBytes).getUint32(0);
    }
    this.#join();
    return this.#peekLength();
  }

  /** The next `count` bytes in one piece; copied only when they arrived in several. */
  #take(count: number): Uint8Array {
    let first = this.#held[0];
    if (first === undefined || first.length < count) {
      this.#join();
      first = this.#held[0] ?? new Uint8Array(0);
    }
    const taken = first.subarray(0, count);
    const rest = first.subarray(count);
    if (rest.length > 0) this.#held[0] = rest;
    else this.#held.shift();
    this.#heldBytes -= count;
    return taken;
  }

  #join(): void {
    const whole = new Uint8Array(this.#heldBytes);
    let at = 0;
    for (const piece of this.#held) {
      whole.set(piece, at);
      at += piece.length;
    }
    this.#held = [whole];
  }
}
