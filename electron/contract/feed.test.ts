import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { encodeFeedMessage, feedLimits, FeedReader, type FeedMessage } from './feed';

const sampleArbitrary: fc.Arbitrary<FeedMessage> = fc.record({
  kind: fc.constant('sample' as const),
  timestampUs: fc.integer({ min: 0 }),
  durationUs: fc.integer({ min: 0, max: 1e7 }),
  pictureAtMs: fc.integer({ min: 0 }),
  isKey: fc.boolean(),
  isAfterGap: fc.boolean(),
  data: fc.uint8Array({ maxLength: 400 }),
});

const messageArbitrary: fc.Arbitrary<FeedMessage> = fc.oneof(
  sampleArbitrary,
  fc.constant<FeedMessage>({ kind: 'end' }),
  fc.constant<FeedMessage>({ kind: 'fault', code: 'stream/offline' }),
  fc.constant<FeedMessage>({ kind: 'away', code: 'stream/refused' }),
  fc.constant<FeedMessage>({
    kind: 'config',
    config: { codec: 'avc1.64001e', widthPx: 320, heightPx: 180, description: 'AWQAHg==' },
  }),
  fc.constant<FeedMessage>({
    kind: 'about',
    about: {
      isLowLatency: false,
      targetDurationMs: 2000,
      holdBackMs: 3000,
      clock: 'source',
      covers: null,
    },
  }),
);

const plain = (message: FeedMessage): unknown =>
  message.kind === 'sample' ? { ...message, data: [...message.data] } : message;

/** The bytes of all messages, cut where chance says. */
const cutAt = (bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] => {
  const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
  const ends = [...places, bytes.length];
  return ends.map((end, index) => bytes.slice(index === 0 ? 0 : ends[index - 1], end));
};

describe('the feed', () => {
  it('gives back what was sent, however it was cut on the way', () => {
    fc.assert(
      fc.property(
        fc.array(messageArbitrary),
        fc.array(fc.nat(), { maxLength: 20 }),
        (sent, cuts) => {
          const whole = Uint8Array.from(sent.flatMap((message) => [...encodeFeedMessage(message)]));
          const reader = new FeedReader();
          const got = cutAt(whole, cuts).flatMap((piece) => reader.push(piece) ?? []);
          expect(got.map(plain)).toEqual(sent.map(plain));
        },
      ),
    );
  });

  it('ends at a message that claims to be larger than any may be', () => {
    const reader = new FeedReader();
    const head = new Uint8Array(8);
    new DataView(head.buffer).setUint32(0, feedLimits.maxMessageBytes + 1);
    expect(reader.push(head)).toBeUndefined();
    expect(reader.push(encodeFeedMessage({ kind: 'end' }))).toBeUndefined();
  });

  it('ends at bytes that are no message', () => {
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 255 }), fc.uint8Array(), (kind, body) => {
        const bytes = new Uint8Array(5 + body.length);
        new DataView(bytes.buffer).setUint32(0, 1 + body.length);
        bytes[4] = kind;
        bytes.set(body, 5);
        expect(new FeedReader().push(bytes)).toBeUndefined();
      }),
    );
  });
});
