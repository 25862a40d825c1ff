import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readMediaPlaylist, type MediaPlaylist } from './mediaPlaylist';
import { readMultivariant } from './multivariant';
import type { MediaSegment } from './shapes';
import { writeMediaPlaylist, writeMultivariant } from './writePlaylist';

const base = 'https://media.example/live/index.m3u8';
const asIs = (url: string): string => url;

const rewritten = (...lines: string[]): string => {
  const read = readMediaPlaylist(`#EXTM3U\n${lines.join('\n')}\n`, base);
  if (!read.ok) throw new Error(read.fault.detail);
  return writeMediaPlaylist(read.value, (url, target, version) => `/e/${target}${version}`);
};

describe('a list of segments, written anew', () => {
  it('has every address replaced, and each segment told apart by its number', () => {
    const text = rewritten(
      '#EXT-X-TARGETDURATION:2',
      '#EXT-X-MEDIA-SEQUENCE:7',
      '#EXT-X-MAP:URI="init.mp4",BYTERANGE="10@0"',
      '#EXT-X-KEY:METHOD=AES-128,URI="k.key",IV=0x00',
      '#EXT-X-PROGRAM-DATE-TIME:2026-11-22T08:00:00.000Z',
      '#EXTINF:2.000,a title',
      'a-7.m4s',
      '#EXT-X-KEY:METHOD=NONE',
      '#EXTINF:2.000,',
      'a-8.m4s',
    );
    expect(text).toBe(
      [
        '#EXTM3U',
        '#EXT-X-VERSION:9',
        '#EXT-X-TARGETDURATION:2',
        '#EXT-X-MEDIA-SEQUENCE:7',
        '#EXT-X-KEY:METHOD=AES-128,URI="/e/key",IV=0x00',
        '#EXT-X-MAP:URI="/e/media",BYTERANGE="10@0"',
        '#EXT-X-PROGRAM-DATE-TIME:2026-11-22T08:00:00.000Z',
        '#EXTINF:2,',
        '/e/media7',
        '#EXT-X-KEY:METHOD=NONE',
        '#EXTINF:2,',
        '/e/media8',
        '',
      ].join('\n'),
    );
  });

  it('keeps what a low-latency player needs, and promises no playlist with holes', () => {
    const text = rewritten(
      '#EXT-X-TARGETDURATION:4',
      '#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=1.5,CAN-SKIP-UNTIL=24',
      '#EXT-X-PART-INF:PART-TARGET=0.5',
      '#EXTINF:2,',
      '0.m4s',
      '#EXT-X-PART:DURATION=0.5,URI="1.0.m4s",INDEPENDENT=YES',
      '#EXT-X-PRELOAD-HINT:TYPE=PART,URI="1.1.m4s"',
    );
    expect(text).toContain('#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=1.5\n');
    expect(text).toContain('#EXT-X-PART:DURATION=0.5,URI="/e/media1",INDEPENDENT=YES\n');
    expect(text).toContain('#EXT-X-PRELOAD-HINT:TYPE=PART,URI="/e/media1"\n');
  });

  it.each([
    '#EXT-X-SESSION-DATA:DATA-ID="x",URI="http://platform.example/d.json"',
    '#EXT-X-DEFINE:NAME="host",VALUE="platform.example"',
    '#EXT-X-DATERANGE:ID="1",X-ASSET-URI="http://platform.example/a.m3u8"',
    '#EXT-X-RENDITION-REPORT:URI="http://platform.example/a.m3u8"',
    '#EXT-X-PROGRAM-DATE-TIME:not a time',
    '# a remark about http://platform.example/',
  ])('leaves out %s', (line) => {
    const plain = rewritten('#EXT-X-TARGETDURATION:2', '#EXTINF:2,', 'a.ts');
    expect(rewritten('#EXT-X-TARGETDURATION:2', line, '#EXTINF:2,', 'a.ts')).toBe(plain);
  });

  it('lets no text of the platform through in place of an address', () => {
    const tag = fc.constantFrom(
      '',
      '#EXTINF:2,',
      '#EXTINF:2,\n',
      '#EXT-X-MAP:URI="',
      '#EXT-X-KEY:METHOD=AES-128,KEYFORMAT="',
      '#EXT-X-KEY:METHOD=AES-128,URI="',
      '#EXT-X-PART:DURATION=1,URI="',
      '#EXT-X-UNKNOWN:',
      '#',
    );
    const end = fc.constantFrom('', '"', '",X=1', '"\n', '\r\n');
    const line = fc
      .tuple(tag, fc.constantFrom('', ' ', '\u0000', 'x'), end)
      .map(([before, junk, after]) => `${before}${junk}https://platform.example/s?token=T${after}`);
    const whole = fc.array(fc.oneof(line, fc.constant('#EXTINF:2,\na.ts')));
    fc.assert(
      fc.property(whole, (lines) => {
        const read = readMediaPlaylist(`#EXTM3U\n${lines.join('\n')}`, base);
        const text = read.ok ? writeMediaPlaylist(read.value, () => '/e/hidden') : '';
        expect(text).not.toContain('platform.example');
        expect(text).not.toContain('token=T');
      }),
    );
  });
});

const seconds = fc.integer({ min: 1, max: 20_000 }).map((ms) => ms / 1_000);
const range = fc.option(
  fc.record({ offset: fc.nat(1_000_000), length: fc.integer({ min: 1, max: 1_000_000 }) }),
);
const address = fc
  .string({ unit: fc.constantFrom('a', 'b', '7', '-', '.', '/'), minLength: 1, maxLength: 12 })
  .map((path) => new URL(`https://media.example/s/${path}`).href);
const resource = fc.record({ url: address, range });
const part = fc.record({
  url: address,
  range,
  durationSeconds: seconds,
  isIndependent: fc.boolean(),
  isGap: fc.boolean(),
});
const segment = fc.record({
  url: address,
  range,
  durationSeconds: seconds,
  isDiscontinuity: fc.boolean(),
  isGap: fc.boolean(),
  parts: fc.array(part, { maxLength: 4 }),
});

/** A playlist such as a sound server writes. */
const playlist = fc
  .record({
    targetSeconds: fc.integer({ min: 1, max: 60 }),
    partTargetSeconds: fc.option(seconds),
    partHoldBackSeconds: fc.option(seconds),
    holdBackSeconds: fc.option(seconds),
    canBlockReload: fc.boolean(),
    mediaSequence: fc.nat(2 ** 40),
    discontinuitySequence: fc.nat(1_000),
    hasIndependentSegments: fc.boolean(),
    isEnded: fc.boolean(),
    hint: fc.option(resource),
    map: fc.option(resource),
    startMs: fc.option(fc.integer({ min: 0, max: 2_000_000_000_000 })),
    drafts: fc.array(segment, { minLength: 1, maxLength: 8 }),
  })
  .map(({ map, startMs, drafts, ...head }): MediaPlaylist => {
    let atMs = startMs;
    const segments = drafts.map((draft, index): MediaSegment => {
      const pictureAtMs = atMs;
      if (atMs !== null) atMs += draft.durationSeconds * 1_000;
      return {
        ...draft,
        sequence: head.mediaSequence + index,
        pictureAtMs,
        map,
        isComplete: true,
        isEncrypted: false,
        keys: [],
      };
    });
    return { ...head, segments };
  });

describe('a sound playlist', () => {
  it('says the same after it was written and read again', () => {
    fc.assert(
      fc.property(playlist, (given) => {
        const read = readMediaPlaylist(writeMediaPlaylist(given, asIs), base);
        if (!read.ok) throw new Error(read.fault.detail);
        const times = read.value.segments.map(({ pictureAtMs }) => pictureAtMs);
        for (const [at, each] of given.segments.entries()) {
          if (each.pictureAtMs === null) expect(times[at]).toBeNull();
          else expect(Math.abs((times[at] ?? 0) - each.pictureAtMs)).toBeLessThan(20);
        }
        const timeless = ({ segments, ...head }: MediaPlaylist): object => ({
          ...head,
          segments: segments.map((each) => ({ ...each, pictureAtMs: null })),
        });
        expect(timeless(read.value)).toEqual(timeless(given));
      }),
    );
  });
});

describe('a list of variants, written anew', () => {
  it('leaves one variant, since main decides the size, and replaces every address', () => {
    const read = readMultivariant(
      [
        '#EXTM3U',
        '#EXT-X-STREAM-INF:BANDWIDTH=800000,CODECS="avc1.64001f",RESOLUTION=640x360',
        'sub.m3u8?token=secret',
        '#EXT-X-STREAM-INF:BANDWIDTH=200000,CODECS="avc1.64001e",RESOLUTION=320x180',
        'small.m3u8?token=secret',
        '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="x://y",URI="audio.m3u8?token=secret"',
        '#EXT-X-I-FRAME-STREAM-INF:URI="i.m3u8"',
      ].join('\n'),
      base,
    );
    if (!read.ok) throw new Error(read.fault.detail);
    expect(writeMultivariant(read.value, (_url, target) => `/e/${target}`)).toBe(
      [
        '#EXTM3U',
        '#EXT-X-VERSION:9',
        '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",URI="/e/playlist"',
        '#EXT-X-STREAM-INF:BANDWIDTH=800000,CODECS="avc1.64001f",RESOLUTION=640x360',
        '/e/playlist',
        '',
      ].join('\n'),
    );
  });
});
