import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { playlistLimits, rewritePlaylist } from './rewritePlaylist';

const name = (reference: string, target: string): string => `/e/${target}/${reference.length}`;
const rewrite = (...lines: string[]): ReturnType<typeof rewritePlaylist> =>
  rewritePlaylist(['#EXTM3U', ...lines].join('\n'), name);

describe('rewritePlaylist', () => {
  it('replaces every address of a list of variants', () => {
    const playlist = rewrite(
      '#EXT-X-VERSION:7',
      '#EXT-X-STREAM-INF:BANDWIDTH=800000,CODECS="avc1.64001f",RESOLUTION=640x360',
      'sub.m3u8?token=secret',
      '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="x",URI="audio.m3u8?token=secret"',
    );
    expect(playlist?.isMedia).toBe(false);
    expect(playlist?.text).toBe(
      [
        '#EXTM3U',
        '#EXT-X-VERSION:7',
        '#EXT-X-STREAM-INF:BANDWIDTH=800000,CODECS="avc1.64001f",RESOLUTION=640x360',
        '/e/playlist/21',
        '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="x",URI="/e/playlist/23"',
        '',
      ].join('\n'),
    );
  });

  it('replaces map, key and segments of a list of segments', () => {
    const playlist = rewrite(
      '#EXT-X-TARGETDURATION:2',
      '#EXT-X-MEDIA-SEQUENCE:7',
      '#EXT-X-MAP:URI="init.mp4",BYTERANGE="10@0"',
      '#EXT-X-KEY:METHOD=AES-128,URI="k.key",IV=0x00',
      '#EXT-X-PROGRAM-DATE-TIME:2026-11-22T08:00:00.000Z',
      '#EXTINF:2.000,a title',
      'a-7.m4s',
    );
    expect(playlist).toMatchObject({ isMedia: true, isEnded: false, targetSeconds: 2 });
    expect(playlist?.text).toContain('#EXT-X-MAP:URI="/e/media/8",BYTERANGE="10@0"');
    expect(playlist?.text).toContain('#EXT-X-KEY:METHOD=AES-128,URI="/e/media/5",IV=0x00');
    expect(playlist?.text).toContain('#EXTINF:2.000,\n/e/media/7');
  });

  it('knows that a playlist has ended', () => {
    expect(rewrite('#EXTINF:2,', 'a.ts', '#EXT-X-ENDLIST')?.isEnded).toBe(true);
  });

  it('changes its mark when the window moves', () => {
    const at = (sequence: number, last: string) =>
      rewrite(`#EXT-X-MEDIA-SEQUENCE:${String(sequence)}`, '#EXTINF:2,', last)?.mark;
    expect(at(1, 'a.ts')).toBe(at(1, 'a.ts'));
    expect(at(2, 'a.ts')).not.toBe(at(1, 'a.ts'));
    expect(at(1, 'longer.ts')).not.toBe(at(1, 'a.ts'));
    expect(at(1, 'a.ts?token=2')).toBe(at(1, 'a.ts?token=1'));
  });

  it.each([
    ['a log-in page', '<!doctype html><title>log in</title>'],
    ['nothing', ''],
    ['a first line that only begins like it', '#EXTM3UX\n'],
    ['too many lines', `#EXTM3U\n${'\n'.repeat(playlistLimits.lines)}`],
    ['an endless line', `#EXTM3U\n${'a'.repeat(playlistLimits.line + 1)}`],
  ])('refuses %s', (_what, text) => {
    expect(rewritePlaylist(text, name)).toBeUndefined();
  });

  it.each([
    '#EXT-X-SKIP:SKIPPED-SEGMENTS=1000000000',
    '#EXT-X-MEDIA-SEQUENCE:99999999999999999999',
    '#EXT-X-TARGETDURATION:1e9',
    '#EXTINF:99999999999,',
    '#EXTINF:-1,',
    '#EXT-X-PART:DURATION=0.1,URI="p.m4s"',
    '#EXT-X-PRELOAD-HINT:TYPE=PART,URI="http://platform.example/p.m4s"',
    '#EXT-X-SESSION-DATA:DATA-ID="x",URI="http://platform.example/d.json"',
    '#EXT-X-DEFINE:NAME="host",VALUE="platform.example"',
    '#EXT-X-DATERANGE:ID="1",X-ASSET-URI="http://platform.example/a.m3u8"',
    '#EXT-X-PROGRAM-DATE-TIME:not a time',
    `#EXT-X-STREAM-INF:${'A'.repeat(200)}`,
    '# a remark about http://platform.example/',
  ])('leaves out %s', (line) => {
    expect(rewrite(line)?.text).toBe('#EXTM3U\n');
  });

  it('leaves out a map whose address must not be followed', () => {
    const playlist = rewritePlaylist(
      '#EXTM3U\n#EXT-X-MAP:URI="file:///etc/hosts"\n#EXTINF:2,\na.ts',
      (reference) => (reference.startsWith('file') ? undefined : '/e/x'),
    );
    expect(playlist?.text).toBe('#EXTM3U\n#EXTINF:2,\n/e/x\n');
  });

  it('lets no text of the platform through in place of an address', () => {
    const tag = fc.constantFrom(
      '',
      '#EXTINF:2,',
      '#EXT-X-MAP:URI="',
      '#EXT-X-KEY:METHOD=AES-128,URI="',
      '#EXT-X-MEDIA:TYPE=AUDIO,URI="',
      '#EXT-X-STREAM-INF:BANDWIDTH=1,VIDEO="',
      '#EXT-X-I-FRAME-STREAM-INF:URI="',
      '#EXT-X-UNKNOWN:',
      '#',
    );
    const end = fc.constantFrom('', '"', '",X=1', '"\n', '\r\n');
    const line = fc
      .tuple(tag, fc.constantFrom('', ' ', '\u0000', 'x'), end)
      .map(([before, junk, after]) => `${before}${junk}https://platform.example/s?token=T${after}`);
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const playlist = rewritePlaylist(`#EXTM3U\n${lines.join('\n')}`, () => '/e/hidden');
        expect(playlist?.text ?? '').not.toContain('platform.example');
        expect(playlist?.text ?? '').not.toContain('token=T');
      }),
    );
  });

  it('reads hostile text in a time that grows with its length only', () => {
    const hostile = `#EXTM3U\n${'#EXT-X-KEY:A="=,="='.repeat(400)}\n`.repeat(200);
    const startedAtMs = performance.now();
    rewritePlaylist(hostile, name);
    expect(performance.now() - startedAtMs).toBeLessThan(500);
  });
});
