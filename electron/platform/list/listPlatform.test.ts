import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

import { afterEach, expect, it } from 'vitest';

import type { Camera, CatalogNode } from '#contract/camera';
import type { CameraId, PlatformId } from '#contract/ids';

import { gbBytes } from '../../../tests/builders/gbBytes';
import { startMediaServer } from '../../../tests/fakes/mediaServer';
import { systemClock } from '../../host/systemClock';
import { ListPlatform } from './listPlatform';
import { FileSource } from './listSource';

const cleanUps: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

const soon = { timeout: 10_000, interval: 20 } as const;

const startedAt = (address: string, user = '', password = '') => {
  const settings = {
    platformId: 'site' as PlatformId,
    kind: 'list' as const,
    name: '厂区',
    address,
    user,
  };
  const isFile = address.startsWith('file:');
  const port = new ListPlatform({
    settings,
    password,
    clock: systemClock,
    everyMs: 50,
    ...(isFile ? { source: new FileSource(address, 20) } : {}),
  });
  const cameras = new Map<CameraId, Camera>();
  const nodes: CatalogNode[] = [];
  port.onCatalogNews((news) => {
    if (news.kind === 'upsert') {
      nodes.push(...news.nodes);
      for (const camera of news.cameras) cameras.set(camera.cameraId, camera);
    } else if (news.kind === 'remove') for (const id of news.cameraIds) cameras.delete(id);
  });
  cleanUps.push(() => port.stop());
  port.start();
  return { port, cameras, nodes };
};

const aFile = async (name: string, text: string | Uint8Array) => {
  const folder = await mkdtemp(join(tmpdir(), 'list-'));
  cleanUps.push(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, name);
  await writeFile(path, text);
  return { path, address: pathToFileURL(path).href };
};

const namesOf = (cameras: Map<CameraId, Camera>): string[] =>
  [...cameras.values()].map(({ name }) => name.zh).sort();

const table = (names: string[]): string =>
  `名称,分组,播放地址\n${names
    .map((name, n) => `${name},东区/海滨路,http://192.0.2.7/${String(n)}.m3u8?token=${name}`)
    .join('\n')}`;

it('shows a table of an office as a tree, and follows it when it is saved anew', async () => {
  const { path, address } = await aFile('点位.csv', gbBytes(table(['东门', '西门'])));
  const { port, cameras, nodes } = startedAt(address);
  await expect.poll(() => namesOf(cameras), soon).toEqual(['东门', '西门'].sort());
  expect(nodes.map(({ name, level }) => `${level} ${name.zh}`)).toEqual([
    'city 厂区',
    'district 东区',
    'street 海滨路',
  ]);
  const ids = [...cameras.keys()];
  // Renamed, and with the tokens of another day: the cameras are the same.
  await writeFile(path, gbBytes(table(['东大门', '西门', '北门'])));
  await expect.poll(() => namesOf(cameras), soon).toContain('东大门');
  expect(cameras.size).toBe(3);
  expect([...cameras.keys()].slice(0, 2)).toEqual(ids);
  expect(port.health()).toMatchObject({ state: 'live', cameraCount: 3 });
});

it('believes the loss of nearly all cameras when it lasts', async () => {
  const many = Array.from({ length: 20 }, (_, n) => `c${String(n)}`);
  const { path, address } = await aFile('all.csv', table(many));
  const { cameras } = startedAt(address);
  await expect.poll(() => cameras.size, soon).toBe(20);
  await writeFile(path, table(['c0']));
  await expect.poll(() => cameras.size, soon).toBe(1);
});

it('says in its health that a list cannot be read, and keeps what it has', async () => {
  const { path, address } = await aFile('all.m3u', '#EXTM3U\n#EXTINF:-1,a\nhttp://192.0.2.7/1\n');
  const { port, cameras } = startedAt(address);
  await expect.poll(() => cameras.size, soon).toBe(1);
  await writeFile(path, '<html>Log in</html>');
  await expect.poll(() => port.health().fault?.code, soon).toBe('platform/bad-answer');
  expect(cameras.size).toBe(1);
  await writeFile(path, 'b,http://192.0.2.7/2.m3u8\nrtsp://192.0.2.7/3');
  await expect.poll(() => namesOf(cameras), soon).toEqual(['b']);
  expect(port.health()).toMatchObject({ state: 'live', unreadable: { lost: 1 } });
});

it('opens nothing on the disk that is not called like a list', async () => {
  for (const address of ['file:///dev/zero', 'file:///etc/passwd', 'file:///nowhere/x.csv']) {
    const { port } = startedAt(address);
    await expect.poll(() => port.health().state, soon).toBe('down');
    const expected = address.endsWith('csv') ? 'platform/unreachable' : 'platform/bad-address';
    expect(port.health().fault?.code).toBe(expected);
  }
});

it('reads a list behind a password, and gives it to streams of the same server only', async () => {
  const list =
    '#EXTM3U\n#EXTINF:-1 tvg-id="1",a\nlive/1.m3u8\n#EXTINF:-1 tvg-id="2",b\nhttp://me:it%40s@192.0.2.9/2.m3u8\n';
  const server = await startMediaServer((request, response) => {
    const isKnown = request.headers.authorization === `Basic ${btoa('reader:invented')}`;
    if (!isKnown) response.writeHead(401).end();
    else if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end();
    else response.writeHead(200, { etag: '"1"' }).end(list);
  });
  cleanUps.push(server.close);
  const wrong = startedAt(`${server.url}/list.m3u`, 'reader', 'wrong');
  await expect.poll(() => wrong.port.health().fault?.code, soon).toBe('platform/login-refused');
  const { port, cameras } = startedAt(`${server.url}/list.m3u`, 'reader', 'invented');
  await expect.poll(() => cameras.size, soon).toBe(2);
  expect(await port.openStream('site:1' as CameraId, 'main')).toMatchObject({
    value: {
      upstream: {
        url: `${server.url}/live/1.m3u8`,
        headers: { authorization: `Basic ${btoa('reader:invented')}` },
      },
    },
  });
  expect(await port.openStream('site:2' as CameraId, 'main')).toMatchObject({
    value: {
      upstream: {
        url: 'http://192.0.2.9/2.m3u8',
        headers: { authorization: `Basic ${btoa('me:it@s')}` },
      },
    },
  });
  // What is asked for again is not sent again.
  expect(JSON.stringify([...cameras.values()])).not.toContain('it@s');
});

it('takes a playlist behind a web address for one camera', async () => {
  const server = await startMediaServer((_, response) => {
    response.end('#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n1.ts\n');
  });
  cleanUps.push(server.close);
  const { cameras } = startedAt(`${server.url}/live/gate/index.m3u8`);
  await expect.poll(() => namesOf(cameras), soon).toEqual(['gate']);
});

it('ends a packed list that would fill the memory', async () => {
  const bomb = gzipSync(Buffer.alloc(40 * 1024 * 1024, 0x61));
  const server = await startMediaServer((_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
  });
  cleanUps.push(server.close);
  const { port } = startedAt(`${server.url}/list.csv`);
  await expect.poll(() => port.health().fault?.code, soon).toBe('platform/bad-answer');
});

it('tells two channels with one id apart, and names one camera once', async () => {
  const list =
    'id,name,url\n7,a,http://192.0.2.7/1\n7,b,http://192.0.2.7/2\n7,a,http://192.0.2.7/1?token=z\n';
  const { address } = await aFile('all.csv', list);
  const { cameras } = startedAt(address);
  await expect.poll(() => namesOf(cameras), soon).toEqual(['a', 'b']);
});

it('says which pictures are H.265, so that a sub stream is taken', async () => {
  const list =
    'id,name,codec,url,sub\n1,a,H.265,http://192.0.2.7/1,http://192.0.2.7/1s\n2,b,HEVC,http://192.0.2.7/2,\n';
  const { address } = await aFile('all.csv', list);
  const { port, cameras } = startedAt(address);
  await expect.poll(() => cameras.size, soon).toBe(2);
  const codecs = (id: string) => port.offers(`site:${id}` as CameraId).map(({ codec }) => codec);
  expect(codecs('1')).toEqual(['h265', null, null]);
  expect(codecs('2')).toEqual(['h265', 'h265', 'h265']);
});
