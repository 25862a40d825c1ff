import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTinyClips, type TinyClips } from '../../tests/fakes/tinyClips';
import { cutFragments } from './boxes';
import { planCity, type CityCamera } from './city';
import { loadClips, type ClipSet } from './clips';
import { newestSegment, startOfSegment } from './liveClock';
import { LiveOrigin, parseLiveFile } from './liveOrigin';

const now = Date.UTC(2026, 10, 22, 6, 36, 5);
const still = { sideAt: () => 0 as const };
let clips: TinyClips;
let set: ClipSet;
let cameras: CityCamera[];

beforeAll(async () => {
  clips = await makeTinyClips();
  set = await loadClips(clips.folder);
  cameras = planCity(1, 30, now).cameras;
});
afterAll(() => clips.remove());

const numbered = (number: number): CityCamera => {
  const one = cameras.find((candidate) => candidate.camera.number === number);
  if (!one) throw new Error(`no camera ${String(number)}`);
  return one;
};

const valuesOf = (playlist: string, pattern: RegExp) =>
  [...playlist.matchAll(pattern)].map((match) => match[1] ?? '');

/** Follows a playlist for a while as a viewer does, and keeps each segment it lists once. */
function watch(origin: LiveOrigin, one: CityCamera, forMs: number): Map<number, number> {
  const seen = new Map<number, number>();
  for (let atMs = now; atMs <= now + forMs; atMs += 700) {
    const playlist = origin.media(one, 'main', 't', atMs);
    const numbers = valuesOf(playlist, /main-(\d+)\.m4s/g).map(Number);
    const dates = valuesOf(playlist, /PROGRAM-DATE-TIME:(\S+)/g).map((date) => Date.parse(date));
    numbers.forEach((number, index) => seen.set(number, dates[index] ?? 0));
  }
  return seen;
}

describe('LiveOrigin', () => {
  it('goes on over the end of the clip without a jump in decode time, number or date', () => {
    const origin = new LiveOrigin(set, still);
    const one = numbered(1032);
    const seen = watch(origin, one, clips.parts * 2000 * 3);
    expect(seen.size).toBeGreaterThan(clips.parts * 3);
    const init = origin.init('main', 'crossing') ?? Buffer.alloc(0);
    let last: { number: number; decodeTime: bigint; dateMs: number } | null = null;
    for (const [number, dateMs] of seen) {
      const atMs = startOfSegment(one.camera.id, number) + 2000;
      const parts = origin.segment(one, 'main', number, atMs);
      if (!parts) throw new Error('a listed segment is missing');
      const fragment = cutFragments(Buffer.concat([init, ...parts])).fragments[0];
      const decodeTime = fragment?.decodeTime ?? -1n;
      if (last) {
        expect(number).toBe(last.number + 1);
        expect(decodeTime - last.decodeTime).toBe(25_600n);
        expect(dateMs - last.dateMs).toBe(2000);
      }
      expect(fragment?.head.readUInt32BE(fragment.sequenceAt)).toBe(number + 1);
      last = { number, decodeTime, dateMs };
    }
  });

  it('never lists a discontinuity', () => {
    const origin = new LiveOrigin(set, still);
    for (let part = 0; part <= clips.parts; part += 1) {
      const playlist = origin.media(numbered(1032), 'sub', 't', now + part * 2000);
      expect(playlist).not.toContain('DISCONTINUITY');
      expect(valuesOf(playlist, /(EXT-X-MAP)/g)).toHaveLength(1);
    }
  });

  it('lists a segment only once it is complete, and serves none that is to come', () => {
    const origin = new LiveOrigin(set, still);
    for (const one of cameras.slice(0, 12)) {
      const dates = valuesOf(origin.media(one, 'main', 't', now), /PROGRAM-DATE-TIME:(\S+)/g);
      const newestEnds = Date.parse(dates.at(-1) ?? '') + 2000;
      expect(newestEnds).toBeLessThanOrEqual(now);
      expect(now - newestEnds).toBeLessThan(2000);
      const newest = newestSegment(one.camera.id, now);
      expect(origin.segment(one, 'main', newest, now)).not.toBeNull();
      expect(origin.segment(one, 'main', newest + 1, now)).toBeNull();
      expect(origin.segment(one, 'main', newest - 40, now)).toBeNull();
    }
  });

  it('is the same after a restart: everything follows from the clock', () => {
    const before = new LiveOrigin(set, still).media(numbered(1703), 'main', 't', now);
    const after = new LiveOrigin(set, still).media(numbered(1703), 'main', 't', now);
    expect(after).toBe(before);
  });

  it('gives every camera an offset of its own', () => {
    const borders = cameras.map((one) => startOfSegment(one.camera.id, 0) % 2000);
    expect(new Set(borders).size).toBeGreaterThan(cameras.length * 0.9);
  });

  it('lists the wanted size first, then the smaller ones, by relative addresses', () => {
    const playlist = new LiveOrigin(set, still).multivariant(numbered(1032), 'sub', 'secret');
    expect(valuesOf(playlist, /^(\S+\.m3u8\S*)$/gm)).toEqual([
      'sub.m3u8?token=secret',
      'small.m3u8?token=secret',
    ]);
    expect(playlist).toContain('CODECS="avc1.64001f",RESOLUTION=640x360,FRAME-RATE=15.000');
  });

  it('shows a scene that fits the name of the camera', () => {
    const origin = new LiveOrigin(set, still);
    expect(origin.clipOf(numbered(1032)).scene).toBe('crossroads');
    expect(origin.clipOf(numbered(1704)).id).toBe('shops-night');
  });

  it('turns the picture at a border of segments', () => {
    const one = numbered(1033);
    const from = newestSegment(one.camera.id, now) - 1;
    const origin = new LiveOrigin(set, { sideAt: (_, n) => (n >= from ? 1 : 0) });
    const before = origin.segment(one, 'main', from - 1, now)?.[1].toString();
    const after = origin.segment(one, 'main', from, now)?.[1].toString();
    expect(before).toContain('crossing/main');
    expect(after).toContain('right/main');
  });

  it('lies about the picture from the next segment on, and about nothing else', () => {
    const one = numbered(1032);
    const origin = new LiveOrigin(set, still);
    const first = newestSegment(one.camera.id, now) + 1;
    const at = (number: number, kind?: 'freeze' | 'black' | 'loop') => {
      const drawn = kind ? { kind, sinceMs: now } : null;
      const parts = origin.segment(one, 'main', number, now + 20_000, drawn);
      return { head: parts?.[0], picture: parts?.[1].subarray(8).toString() ?? '' };
    };
    const numbers = [0, 1, 2, 3, 4, 5, 6].map((step) => first + step);
    for (const kind of ['freeze', 'black', 'loop'] as const) {
      expect(at(first - 1, kind)).toEqual(at(first - 1));
      for (const number of numbers) {
        expect(at(number, kind).head?.readUInt32BE(20)).toBe(number + 1);
      }
    }
    const shown = (kind: 'freeze' | 'black' | 'loop') =>
      numbers.map((number) => at(number, kind).picture);
    expect(new Set(shown('black'))).toEqual(new Set(['covered/main/0']));
    // The picture of the first segment, then what says "as before".
    expect(new Set(shown('freeze'))).toEqual(new Set(['crossing/main/0']));
    expect(shown('loop')).toEqual(
      [-3, -2, -1, -3, -2, -1, -3].map((step) => at(first + step).picture),
    );
  });

  it('knows its own file names and no others', () => {
    expect(parseLiveFile('index.m3u8')).toEqual({ kind: 'multivariant' });
    expect(parseLiveFile('sub-12.m4s')).toEqual({ kind: 'segment', profile: 'sub', number: 12 });
    for (const name of ['../secret', 'main-.m4s', 'huge.m3u8', 'main.m3u8.bak', '']) {
      expect(parseLiveFile(name)).toBeNull();
    }
  });
});
