import { encodeFeedMessage, type FeedConfig } from '#contract/feed';

import type { CodedSample } from '../demux/codedSample';

/** Whether one decoder set-up serves both. */
export const isSameConfig = (one: FeedConfig, other: FeedConfig): boolean =>
  one.codec === other.codec &&
  one.description === other.description &&
  one.widthPx === other.widthPx &&
  one.heightPx === other.heightPx;

/** One picture as it is kept and sent: already framed, so that any number of readers share it. */
export interface LiveSample {
  timestampUs: number;
  durationUs: number;
  pictureAtMs: number;
  isKey: boolean;
  isAfterGap: boolean;
  config: FeedConfig;
  /** The whole message of `contract/feed`. */
  message: Buffer;
}

/** A sample that has its place in the world's time. */
export interface PlacedSample extends CodedSample {
  pictureAtMs: number;
  isAfterGap: boolean;
}

const messageOf = ({ timestampUs, durationUs, pictureAtMs, isKey, ...rest }: PlacedSample) =>
  encodeFeedMessage({
    kind: 'sample',
    timestampUs,
    durationUs,
    pictureAtMs,
    isKey,
    isAfterGap: rest.isAfterGap,
    data: rest.data,
  });

/** Frames samples, all in one piece of memory, so that a batch goes out in one write. */
export const frameSamples = (placed: readonly PlacedSample[]): LiveSample[] => {
  const messages = placed.map(messageOf);
  const joined = Buffer.concat(messages);
  let at = 0;
  return placed.map((sample, n) => {
    const from = at;
    at += messages[n]?.length ?? 0;
    const { timestampUs, durationUs, pictureAtMs, isKey, isAfterGap, config } = sample;
    const message = joined.subarray(from, at);
    return { timestampUs, durationUs, pictureAtMs, isKey, isAfterGap, config, message };
  });
};

/** One write for samples; without copying where they lie side by side, as those of a batch do. */
export const joinMessages = (samples: readonly LiveSample[]): Buffer => {
  const first = samples[0]?.message;
  if (first === undefined) return Buffer.alloc(0);
  let end = first.byteOffset;
  const isOnePiece = samples.every(({ message }) => {
    const isNext = message.buffer === first.buffer && message.byteOffset === end;
    end += message.byteLength;
    return isNext;
  });
  if (isOnePiece) return Buffer.from(first.buffer, first.byteOffset, end - first.byteOffset);
  return Buffer.concat(samples.map(({ message }) => message));
};

/** The place of the flags in a sample's message: behind length, kind and three numbers. */
const flagsAt = 4 + 1 + 24;
const afterGapFlag = 2;

/** The same sample, whether or not those before it are there. */
export const withGap = (sample: LiveSample, isAfterGap: boolean): LiveSample => {
  if (sample.isAfterGap === isAfterGap) return sample;
  const message = Buffer.from(sample.message);
  const others = (message[flagsAt] ?? 0) & ~afterGapFlag;
  message[flagsAt] = others | (isAfterGap ? afterGapFlag : 0);
  return { ...sample, isAfterGap, message };
};

/** What a reader begins with does not follow anything that it has seen. */
export const beginning = (samples: readonly LiveSample[]): LiveSample[] =>
  samples.map((sample, n) => (n === 0 ? withGap(sample, true) : sample));
