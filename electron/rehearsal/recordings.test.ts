import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCityUnderTest, type CityUnderTest } from '../../tests/fakes/cityUnderTest';
import { boxesIn } from './boxes';
import { gapOf, recordedRuns, spanOf, type Span } from './recordedClock';

const dayMs = 86_400_000;
const nowMs = Date.UTC(2026, 10, 22, 6);
let city: CityUnderTest;
let cameras: { id: string; class: 1 | 2 | 3; offlineSinceMs: number | null }[];
const own = () => cameras.find((one) => one.class !== 3 && one.offlineSinceMs === null);
let cameraId: string;

beforeAll(async () => {
  city = await startCityUnderTest({ now: () => nowMs });
  cameras = (await city.ask('GET', '/catalog/cameras?limit=60')).body.cameras;
  cameraId = own()?.id ?? '';
});
afterAll(() => city.close());

const spansOf = async (id: string, { fromMs, toMs }: Span) => {
  const query = `fromMs=${String(fromMs)}&toMs=${String(toMs)}`;
  return city.ask('GET', `/cameras/${id}/recordings?${query}`);
};
const week = { fromMs: nowMs - 7 * dayMs, toMs: nowMs };

describe('what is recorded', () => {
  it('reaches back seven days, with a gap of some minutes each day', async () => {
    const { spans } = (await spansOf(cameraId, week)).body as { spans: Span[] };
    expect(spans.length).toBeGreaterThanOrEqual(7);
    expect((spans[0]?.fromMs ?? 0) - week.fromMs).toBeLessThan(10 * 60_000);
    expect(nowMs - (spans.at(-1)?.toMs ?? 0)).toBeLessThan(10 * 60_000);
    for (const [index, span] of spans.entries()) {
      const gapMs = (spans[index + 1]?.fromMs ?? span.toMs + 180_000) - span.toMs;
      expect(gapMs).toBeGreaterThanOrEqual(2 * 60_000);
      expect(gapMs).toBeLessThanOrEqual(7 * 60_000);
    }
  });

  it('is nothing of cameras of class 3, and nothing after one went offline', async () => {
    const owned = cameras.find((one) => one.class === 3)?.id ?? '';
    expect((await spansOf(owned, week)).body.error.code).toBe('not-recorded');
    const camera = { id: cameraId, class: 1, offlineSinceMs: nowMs - dayMs } as const;
    const last = recordedRuns(camera, week, nowMs).at(-1);
    expect(last && spanOf(cameraId, last).toMs).toBeLessThanOrEqual(nowMs - dayMs);
  });

  it('can be told in parts that fit together', () => {
    const camera = { id: cameraId, class: 1, offlineSinceMs: null } as const;
    const whole = recordedRuns(camera, week, nowMs);
    const countOf = (span: Span) =>
      recordedRuns(camera, span, nowMs).reduce((sum, run) => sum + run.last - run.first + 1, 0);
    const days = Array.from({ length: 7 }, (_, day) => week.fromMs + day * dayMs);
    const parts = days.map((fromMs) => countOf({ fromMs, toMs: fromMs + dayMs }));
    const sum = parts.reduce((all, part) => all + part, 0);
    // A segment that lies across an edge belongs to both sides of it.
    expect(sum - whole.reduce((all, run) => all + run.last - run.first + 1, 0)).toBeLessThan(8);
  });
});

describe('a stretch of it', () => {
  const openAt = (fromMs: number, lengthMs: number) =>
    city.ask('POST', '/recordings', {
      ...{ cameraId, profile: 'sub' },
      ...{ fromMs, toMs: fromMs + lengthMs },
    });

  it('is a playlist with an end whose times begin at 0', async () => {
    const stretch = (await openAt(nowMs - dayMs / 2, 10_000)).body;
    const playlist = await (await city.fetchMedia(stretch.url)).text();
    expect(playlist).toContain('#EXT-X-PLAYLIST-TYPE:VOD');
    expect(playlist.trimEnd().endsWith('#EXT-X-ENDLIST')).toBe(true);
    const segments = [...playlist.matchAll(/^\d+\.m4s\S+$/gm)].map(([name]) => name);
    const [part] = stretch.parts as Span[];
    expect(((part?.toMs ?? 0) - (part?.fromMs ?? 0)) / 2000).toBe(segments.length);
    for (const [place, name] of segments.entries()) {
      const bytes = Buffer.from(
        await (await city.fetchMedia(new URL(name, stretch.url).href)).arrayBuffer(),
      );
      expect(boxesIn(bytes).map(({ kind }) => kind)).toEqual(['moof', 'mdat']);
      const time = bytes.indexOf('tfdt', 0, 'latin1') + 8;
      expect(bytes.readBigUInt64BE(time)).toBe(BigInt(place * 2 * 15_360));
    }
  });

  it('leaves out what is missing, and says where', async () => {
    const gap = gapOf(cameraId, Math.floor(nowMs / dayMs) - 1);
    const stretch = (await openAt(gap.fromMs - 20_000, 5 * 60_000)).body;
    const around = (await openAt(gap.fromMs - 20_000, 40_000)).body;
    expect(around.parts).toHaveLength(1);
    expect(stretch.parts[0].toMs).toBeLessThanOrEqual(gap.fromMs);
    if (stretch.parts.length > 1) {
      expect(stretch.parts[1].fromMs).toBeGreaterThanOrEqual(gap.toMs);
    }
    const inside = await openAt(gap.fromMs + 10_000, 60_000);
    expect([inside.status, inside.body.error.code]).toEqual([404, 'nothing-recorded']);
  });

  it('is read by who has its token, and by nobody else', async () => {
    const { url } = (await openAt(nowMs - dayMs, 10_000)).body as { url: string };
    expect((await city.fetchMedia(url.replace(/token=.*/, 'token=guess'))).status).toBe(401);
    expect((await city.fetchMedia(url.replace('index.m3u8', '../x/index.m3u8'))).status).toBe(410);
    expect((await city.fetchMedia(url.replace('index.m3u8', '99.m4s'))).status).toBe(404);
  });
});
