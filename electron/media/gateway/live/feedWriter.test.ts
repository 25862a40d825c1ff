import type { ServerResponse } from 'node:http';

import { describe, expect, it } from 'vitest';

import { FeedReader, type FeedMessage } from '#contract/feed';

import { FeedWriter } from './feedWriter';
import { frameSamples, type LiveSample } from './liveSample';

const config = { codec: 'avc1.64000d', widthPx: 320, heightPx: 180, description: null };
const about = {
  isLowLatency: false,
  targetDurationMs: 2_000,
  holdBackMs: 3_000,
  clock: 'source' as const,
  covers: null,
};

const group = (first: number, bytes: number, count = 4): LiveSample[] =>
  frameSamples(
    Array.from({ length: count }, (_, n) => ({
      timestampUs: (first + n) * 40_000,
      durationUs: 40_000,
      pictureAtMs: (first + n) * 40,
      isKey: n === 0,
      isAfterGap: false,
      data: Buffer.alloc(bytes, n),
      config,
    })),
  );

/** A connection whose other end reads when the test lets it. */
const connection = () => {
  const reader = new FeedReader();
  const messages: FeedMessage[] = [];
  const waiting: Buffer[] = [];
  let isEnded = false;
  const response = {
    get writableLength() {
      return waiting.reduce((sum, { length }) => sum + length, 0);
    },
    write: (bytes: Uint8Array) => waiting.push(Buffer.from(bytes)) < 3,
    end: () => {
      isEnded = true;
    },
  };
  const read = (): void => {
    for (const piece of waiting.splice(0)) messages.push(...(reader.push(piece) ?? []));
  };
  return {
    writer: new FeedWriter(response as unknown as ServerResponse),
    waitingBytes: () => response.writableLength,
    messages: () => {
      read();
      return messages;
    },
    read,
    isEnded: () => isEnded,
  };
};

const timesOf = (messages: readonly FeedMessage[]): [number, boolean][] =>
  messages.flatMap((message) =>
    message.kind === 'sample' ? [[message.timestampUs / 40_000, message.isAfterGap]] : [],
  );

describe('the writer of a feed', () => {
  it('tells the set-up once, and again when it changes', () => {
    const { writer, messages } = connection();
    writer.about(about);
    writer.about({ ...about });
    writer.samples(group(0, 100));
    writer.samples(group(4, 100));
    const other = { ...config, widthPx: 640 };
    writer.samples(group(8, 100).map((sample) => ({ ...sample, config: other })));
    const kinds = messages().map(({ kind }) => kind);
    const [head, rest] = [kinds.slice(0, 2), kinds.slice(2)];
    expect(head).toEqual(['about', 'config']);
    expect(rest.filter((kind) => kind !== 'sample')).toEqual(['config']);
    expect(rest.indexOf('config')).toBe(8);
  });

  it('leaves no more than eight megabytes lying, and goes on at a key picture after a gap', () => {
    const { writer, messages, waitingBytes, read } = connection();
    for (let n = 0; n < 30; n += 1) {
      writer.samples(group(n * 4, 200_000));
      expect(waitingBytes()).toBeLessThanOrEqual(8 * 1024 * 1024);
    }
    const before = timesOf(messages());
    expect(before.length).toBeLessThan(60);
    read();
    writer.samples(group(1_000, 200_000).slice(1));
    writer.samples(group(2_000, 200_000));
    writer.samples(group(2_004, 200_000));
    const after = timesOf(messages()).slice(before.length);
    expect(after.slice(0, 5)).toEqual([
      [2_000, true],
      [2_001, false],
      [2_002, false],
      [2_003, false],
      [2_004, false],
    ]);
  });

  it('gives a picture that is larger than all that to a reader that waits for it', () => {
    const { writer, messages } = connection();
    writer.samples(group(0, 9_000_000, 1));
    expect(timesOf(messages())).toEqual([[0, false]]);
  });

  it('leaves out what the reader knows', () => {
    const { writer, messages } = connection();
    writer.skipUntil(5 * 40_000);
    writer.samples(group(0, 10));
    writer.samples(group(4, 10));
    expect(timesOf(messages()).map(([n]) => n)).toEqual([6, 7]);
  });

  it('says why it ends', () => {
    const failed = connection();
    failed.writer.fault('stream/interrupted');
    expect(failed.messages()).toEqual([{ kind: 'fault', code: 'stream/interrupted' }]);
    expect(failed.isEnded()).toBe(true);
    const over = connection();
    over.writer.end();
    expect([over.messages(), over.isEnded()]).toEqual([[{ kind: 'end' }], true]);
  });
});
