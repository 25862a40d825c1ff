import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';

import { shapeOf } from '../shapeOf';
import { startMediamtx, type FakeMediamtx, type MediamtxWish } from './fakeMediamtx';
import { aPath } from './world';

const textOf = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../fixtures/mediamtx', name), 'utf8');

const shapeOfFixture = (name: string): unknown => shapeOf(JSON.parse(textOf(name)));

const paths = [
  aPath('gate/east', {
    codecs: ['H264', 'MPEG-4 Audio'],
    records: [{ startMs: Date.UTC(2026, 0, 5), seconds: 1_800.5 }],
  }),
  aPath('gate/west', { isOnline: false, isOnDemand: true }),
];

let running: FakeMediamtx[] = [];

afterEach(async () => {
  await Promise.all(running.map((mtx) => mtx.close()));
  running = [];
});

const start = async (wish: MediamtxWish = {}): Promise<FakeMediamtx> => {
  const mtx = await startMediamtx({ paths, speed: 8, ...wish });
  running.push(mtx);
  return mtx;
};

const shapeAt = async (url: string): Promise<unknown> => shapeOf(await (await fetch(url)).json());

/** Lines of a list with the names of their attributes, each kind once. */
const kindsOf = (list: string): Set<string> =>
  new Set(
    list
      .split('\n')
      .filter((line) => line.startsWith('#'))
      .map((line) => line.replace(/="[^"]*"|=[^,]*/g, '').replace(/:[\d.T:Z-]+,?$/, '')),
  );

describe('the fake of MediaMTX', () => {
  it('tells paths, configurations, records and itself in the shapes of the fixtures', async () => {
    const api = (await start()).urlOf('api');
    expect(await shapeAt(`${api}/v3/info`)).toEqual(shapeOfFixture('info.json'));
    expect(await shapeAt(`${api}/v3/paths/list`)).toEqual(shapeOfFixture('paths-list.json'));
    const records = await shapeAt(`${api}/v3/recordings/list`);
    expect(records).toEqual(shapeOfFixture('recordings-list.json'));
    const configured = await shapeAt(`${api}/v3/config/paths/list`);
    expect(configured).toEqual(shapeOfFixture('config-paths-list.json'));
  });

  it('tells paths as versions before 1.16 do, which say nothing of themselves', async () => {
    const api = (await start({ version: '1.9.3', paths: paths.slice(0, 1) })).urlOf('api');
    expect(await shapeAt(`${api}/v3/paths/list`)).toEqual(shapeOfFixture('paths-list-1.9.json'));
    expect((await fetch(`${api}/v3/info`)).status).toBe(404);
  });

  it('tells records in the shape of the fixture, and gives a stretch as one MP4', async () => {
    const mtx = await start();
    const list = await fetch(`${mtx.urlOf('playback')}/list?path=gate%2Feast`);
    const rows = (await list.json()) as { start: string; url: string }[];
    expect(shapeOf(rows)).toEqual(shapeOfFixture('playback-list.json'));
    const clip = await fetch(rows[0]!.url);
    expect(clip.headers.get('content-type')).toBe('video/mp4');
    const bytes = Buffer.from(await clip.arrayBuffer());
    expect(bytes.toString('latin1', 4, 8)).toBe('ftyp');
    // A plus sign that is not encoded is a space, and the time is none.
    const plain = rows[0]!.url.replace('%2B', '+');
    expect((await fetch(plain)).status).toBe(400);
  });

  it('refuses in the shapes of the fixtures', async () => {
    const mtx = await start({ login: 'wall:right' });
    const refused = await fetch(`${mtx.urlOf('api')}/v3/paths/list`);
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toBe('Basic realm="mediamtx"');
    expect(shapeOf(await refused.json())).toEqual(shapeOfFixture('error-auth.json'));
    const headers = { authorization: 'Bearer wall:right' };
    const absent = await fetch(`${mtx.urlOf('api')}/v3/paths/get/nowhere`, { headers });
    expect(absent.status).toBe(404);
    expect(await absent.json()).toEqual(JSON.parse(textOf('error-not-found.json')));
  });

  it('counts pages of lists from 0', async () => {
    const api = (await start()).urlOf('api');
    const page = async (n: number): Promise<unknown> =>
      (await fetch(`${api}/v3/paths/list?itemsPerPage=1&page=${String(n)}`)).json();
    const found = { itemCount: 2, pageCount: 2 };
    expect(await page(0)).toMatchObject({ ...found, items: [{ name: 'gate/east' }] });
    expect(await page(1)).toMatchObject({ ...found, items: [{ name: 'gate/west' }] });
    expect(await page(2)).toMatchObject({ ...found, items: [] });
  });

  it('writes its lists in the lines of the fixtures, with a session in every address', async () => {
    const mtx = await start();
    const index = await fetch(`${mtx.urlOf('hls')}/gate/east/index.m3u8`);
    expect(index.url).toContain('?cookieCheck=1');
    const text = await index.text();
    expect(kindsOf(text)).toEqual(kindsOf(textOf('index.m3u8')));
    const child = /^video1_stream\.m3u8\?session=[\w-]{36}$/m.exec(text)?.[0] ?? '';
    const at = new URL(child, index.url);
    const list = await (await fetch(`${at.href}&_HLS_msn=9&_HLS_part=1`)).text();
    const known = kindsOf(textOf('video-ll.m3u8'));
    const own = kindsOf(list);
    // The first numbers of a stream are gaps.
    own.delete('#EXT-X-GAP');
    expect(own).toEqual(known);
    const names = list.split('\n').filter((line) => line.includes('.mp4?'));
    expect(names.every((name) => /[0-9a-f]{12}_video1_\w+\.mp4\?session=/.test(name))).toBe(true);
  });
});
