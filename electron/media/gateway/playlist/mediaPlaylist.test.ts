import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { playlistLimits } from './limits';
import { readMediaPlaylist, type MediaPlaylist } from './mediaPlaylist';
import { readMultivariant } from './multivariant';

const base = 'https://media.example/live/index.m3u8?token=T';

const read = (...lines: string[]): MediaPlaylist => {
  const read = readMediaPlaylist(`#EXTM3U\n${lines.join('\n')}\n`, base);
  if (!read.ok) throw new Error(read.fault.detail);
  return read.value;
};

const refusal = (text: string): string | undefined => {
  const read = readMediaPlaylist(text, base);
  if (read.ok) return undefined;
  expect(read.fault.code).toBe('stream/not-a-playlist');
  return read.fault.detail;
};

const refusalOf = (...lines: string[]): string | undefined =>
  refusal(`#EXTM3U\n#EXT-X-TARGETDURATION:2\n${lines.join('\n')}\n`);

describe('a classic playlist', () => {
  it('is read with everything that a player needs', () => {
    const playlist = read(
      '#EXT-X-TARGETDURATION:2',
      '#EXT-X-MEDIA-SEQUENCE:7',
      '#EXT-X-MAP:URI="init.mp4",BYTERANGE="720@10"',
      '#EXT-X-PROGRAM-DATE-TIME:2026-11-22T08:00:00.000Z',
      '#EXTINF:2.000,a title',
      'a-7.m4s?token=T',
      '#EXTINF:1.5,',
      'https://other.example/a-8.m4s',
      '#EXT-X-DISCONTINUITY',
      '#EXTINF:2,',
      '../a-9.m4s',
    );
    expect(playlist).toMatchObject({ targetSeconds: 2, mediaSequence: 7, isEnded: false });
    const at = Date.parse('2026-11-22T08:00:00.000Z');
    expect(playlist.segments).toMatchObject([
      {
        sequence: 7,
        url: 'https://media.example/live/a-7.m4s?token=T',
        durationSeconds: 2,
        pictureAtMs: at,
        map: { url: 'https://media.example/live/init.mp4', range: { offset: 10, length: 720 } },
        isDiscontinuity: false,
        isComplete: true,
      },
      { sequence: 8, url: 'https://other.example/a-8.m4s', pictureAtMs: at + 2_000 },
      { sequence: 9, pictureAtMs: at + 3_500, isDiscontinuity: true },
    ]);
  });

  it('tells the time of segments before the first time in it, and none when it has none', () => {
    const timed = read(
      '#EXTINF:2,',
      'a.ts',
      '#EXT-X-PROGRAM-DATE-TIME:2026-11-22T08:00:02Z',
      '#EXTINF:2,',
      'b.ts',
    );
    expect(timed.segments[0]?.pictureAtMs).toBe(Date.parse('2026-11-22T08:00:00Z'));
    expect(read('#EXTINF:2,', 'a.ts').segments[0]?.pictureAtMs).toBeNull();
  });

  it('goes on in the same file where a range has no offset', () => {
    const { segments } = read(
      '#EXT-X-BYTERANGE:100@50',
      '#EXTINF:2,',
      'a.ts',
      '#EXT-X-BYTERANGE:70',
      '#EXTINF:2,',
      'a.ts',
    );
    expect(segments.map(({ range }) => range)).toEqual([
      { offset: 50, length: 100 },
      { offset: 150, length: 70 },
    ]);
  });

  it('knows what is encrypted and what is not any more', () => {
    const { segments } = read(
      '#EXT-X-KEY:METHOD=AES-128,URI="k",IV=0x01',
      '#EXTINF:2,',
      'a.ts',
      '#EXT-X-KEY:METHOD=NONE',
      '#EXTINF:2,',
      'b.ts',
    );
    expect(segments.map(({ isEncrypted }) => isEncrypted)).toEqual([true, false]);
  });

  it('keeps the newest of a live window and counts on', () => {
    const count = playlistLimits.liveSegments + 5;
    const lines = Array.from({ length: count }, (_each, n) => `#EXTINF:2,\na-${String(n)}.ts`);
    const { mediaSequence, segments } = read('#EXT-X-MEDIA-SEQUENCE:10', ...lines);
    expect(segments).toHaveLength(playlistLimits.liveSegments);
    expect(mediaSequence).toBe(15);
    expect(segments[0]?.sequence).toBe(15);
  });

  it('keeps all of a recording', () => {
    const lines = Array.from({ length: 3_000 }, (_each, n) => `#EXTINF:2,\na-${String(n)}.ts`);
    expect(read(...lines, '#EXT-X-ENDLIST').segments).toHaveLength(3_000);
  });
});

describe('a low-latency playlist', () => {
  const lines = [
    '#EXT-X-TARGETDURATION:4',
    '#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=1.5,HOLD-BACK=12,CAN-SKIP-UNTIL=24',
    '#EXT-X-PART-INF:PART-TARGET=0.5',
    '#EXT-X-MEDIA-SEQUENCE:3',
    '#EXT-X-PART:DURATION=0.5,URI="3.0.m4s",INDEPENDENT=YES',
    '#EXT-X-PART:DURATION=0.5,URI="3.1.m4s"',
    '#EXTINF:1,',
    '3.m4s',
    '#EXT-X-PART:DURATION=0.5,URI="4.m4s",BYTERANGE="100@0",INDEPENDENT=YES',
    '#EXT-X-PART:DURATION=0.4,URI="4.m4s",BYTERANGE="200"',
    '#EXT-X-PRELOAD-HINT:TYPE=PART,URI="4.2.m4s"',
    '#EXT-X-RENDITION-REPORT:URI="../other.m3u8",LAST-MSN=4',
  ];

  it('is read with its parts, the segment that is not whole yet, and the hint', () => {
    const playlist = read(...lines);
    expect(playlist).toMatchObject({
      partTargetSeconds: 0.5,
      partHoldBackSeconds: 1.5,
      holdBackSeconds: 12,
      canBlockReload: true,
      hint: { url: 'https://media.example/live/4.2.m4s', range: null },
    });
    expect(playlist.segments).toHaveLength(2);
    expect(playlist.segments[0]).toMatchObject({ sequence: 3, isComplete: true });
    expect(playlist.segments[0]?.parts.map(({ isIndependent }) => isIndependent)).toEqual([
      true,
      false,
    ]);
    expect(playlist.segments[1]).toMatchObject({ sequence: 4, url: '', isComplete: false });
    expect(playlist.segments[1]?.durationSeconds).toBeCloseTo(0.9);
    expect(playlist.segments[1]?.parts[1]?.range).toEqual({ offset: 100, length: 200 });
  });

  it('is read with the variables that it defines and the query of its address', () => {
    const { segments } = read(
      '#EXT-X-DEFINE:NAME="dir",VALUE="d1"',
      '#EXT-X-DEFINE:NAME="path",VALUE="{$dir}/x"',
      '#EXT-X-DEFINE:QUERYPARAM="token"',
      '#EXTINF:2,',
      '{$path}/a.ts?k={$token}',
    );
    expect(segments[0]?.url).toBe('https://media.example/live/d1/x/a.ts?k=T');
  });
});

describe('what is no playlist', () => {
  const doubling = Array.from(
    { length: 60 },
    (_each, n) => `#EXT-X-DEFINE:NAME="v${String(n + 1)}",VALUE="{$v${String(n)}}{$v${String(n)}}"`,
  );

  it.each([
    ['nothing', ''],
    ['a page', '<!doctype html><title>log in</title>'],
    ['bytes', '\u0000\u0001\uFFFD\u0000'],
    ['a first line that only begins like it', '#EXTM3UX\n'],
    ['nothing but the first line', '#EXTM3U\n'],
    ['more than may be', `#EXTM3U\n${'#\n'.repeat(playlistLimits.bytes)}`],
    ['an endless line', `#EXTM3U\n${'a'.repeat(playlistLimits.line + 1)}`],
    ['too many lines', `#EXTM3U\n${'\n'.repeat(playlistLimits.lines)}`],
  ])('is %s', (_what, text) => {
    expect(refusal(text)).toBeDefined();
  });

  it.each([
    ['a skip of four billion', '#EXT-X-SKIP:SKIPPED-SEGMENTS=4000000000'],
    ['a negative duration', '#EXTINF:-1,\na.ts'],
    ['a duration that is no number', '#EXTINF:NaN,\na.ts'],
    ['an infinite duration', '#EXTINF:Infinity,\na.ts'],
    ['an hour in one segment', '#EXTINF:3600,\na.ts'],
    ['a target without end', '#EXT-X-TARGETDURATION:1e9'],
    ['a part of negative length', '#EXT-X-PART:DURATION=-0.1,URI="a.m4s"'],
    ['a sequence beyond counting', '#EXT-X-MEDIA-SEQUENCE:9007199254740993'],
    ['an address of a file', '#EXTINF:2,\nfile:///etc/hosts'],
    ['data in place of an address', '#EXTINF:2,\ndata:video/mp4;base64,AAAA'],
    ['a program in place of an address', '#EXTINF:2,\njavascript:alert(1)'],
    ['a file as the map', '#EXT-X-MAP:URI="file:///etc/hosts"'],
    ['data as the key', '#EXT-X-KEY:METHOD=AES-128,URI="data:text/plain,x"'],
    ['our own machine', '#EXTINF:2,\nhttp://127.0.0.1:9222/json'],
    ['an address without a duration', 'a.ts'],
    ['an unknown variable', '#EXTINF:2,\n{$nobody}.ts'],
    ['variables that double', ['#EXT-X-DEFINE:NAME="v0",VALUE="xx"', ...doubling].join('\n')],
    ['a range of nothing', '#EXT-X-BYTERANGE:0@0\n#EXTINF:2,\na.ts'],
  ])('is %s', (_what, lines) => {
    expect(refusalOf(lines)).toBeDefined();
  });

  it('is one of a hundred thousand segments, told at once', () => {
    const text = `#EXTM3U\n${'#EXTINF:2,\na\n'.repeat(100_000)}`;
    const startedAtMs = performance.now();
    expect(refusal(text)).toBeDefined();
    expect(refusal(`#EXTM3U\n${'#EXTINF:2,\na\n'.repeat(30_000)}`)).toBeDefined();
    expect(performance.now() - startedAtMs).toBeLessThan(1_000);
  });
});

describe('any text at all', () => {
  const word = fc.constantFrom(
    '#EXTM3U',
    '#EXTINF:',
    '#EXT-X-PART:',
    '#EXT-X-MAP:',
    '#EXT-X-KEY:',
    '#EXT-X-DEFINE:',
    '#EXT-X-MEDIA-SEQUENCE:',
    '#EXT-X-BYTERANGE:',
    '#EXT-X-PROGRAM-DATE-TIME:',
    '#EXT-X-PRELOAD-HINT:TYPE=PART,',
    '#EXT-X-SERVER-CONTROL:',
    '#EXT-X-STREAM-INF:',
    'URI="',
    'NAME="a",VALUE="',
    'DURATION=',
    '{$a}',
    '"',
    ',',
    '\n',
    '\r\n',
    '1',
    '9999999999999999',
    '-1',
    '1e308',
    '2026-11-22T08:00:00Z',
    'a.ts',
    'file:///x',
  );
  const text = fc.array(fc.oneof(word, fc.string({ maxLength: 12 })), { maxLength: 80 });

  it('is read or refused, never thrown at, and nothing read is out of bounds', () => {
    fc.assert(
      fc.property(text, fc.boolean(), (words, isHeaded) => {
        const whole = `${isHeaded ? '#EXTM3U\n' : ''}${words.join('')}`;
        readMultivariant(whole, base);
        const outcome = readMediaPlaylist(whole, base);
        if (!outcome.ok) return;
        const { mediaSequence, segments, targetSeconds } = outcome.value;
        expect(Number.isSafeInteger(mediaSequence + segments.length)).toBe(true);
        const durations = segments.flatMap(({ durationSeconds, parts, isComplete }) => [
          ...(isComplete ? [durationSeconds] : []),
          ...parts.map((part) => part.durationSeconds),
        ]);
        for (const seconds of [targetSeconds, ...durations]) {
          expect(seconds > 0 && seconds <= playlistLimits.longestSegmentS).toBe(true);
        }
        for (const { url, isComplete } of segments) {
          if (isComplete) expect(url).toMatch(/^https?:/);
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('a list of variants', () => {
  it('is read with what is needed to choose', () => {
    const outcome = readMultivariant(
      [
        '#EXTM3U',
        '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="x",URI="audio.m3u8"',
        '#EXT-X-STREAM-INF:BANDWIDTH=500000,CODECS="avc1.64001e",RESOLUTION=640x360',
        'sub/index.m3u8?token=T',
      ].join('\n'),
      base,
    );
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        variants: [
          {
            url: 'https://media.example/live/sub/index.m3u8?token=T',
            bandwidth: 500_000,
            codecs: 'avc1.64001e',
            widthPx: 640,
            heightPx: 360,
          },
        ],
      },
    });
  });

  it.each([
    ['no variant', '#EXTM3U\n#EXTINF:2,\na.ts'],
    ['a variant in a file', '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nfile:///etc/hosts'],
    [
      'variants without end',
      `#EXTM3U\n${'#EXT-X-STREAM-INF:BANDWIDTH=1\na.m3u8\n'.repeat(playlistLimits.variants + 2)}`,
    ],
  ])('is refused with %s', (_what, text) => {
    expect(readMultivariant(text, base)).toMatchObject({
      ok: false,
      fault: { code: 'stream/not-a-playlist' },
    });
  });
});
