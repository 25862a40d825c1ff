import { afterEach, describe, expect, it } from 'vitest';

import type { CameraId } from '#contract/ids';

import { mediaSecret } from '../../../tests/fakes/wvp/streamContent';
import { cameraOf, startWvpBench, type WvpBench } from '../../../tests/fakes/wvp/wvpBench';
import type { WvpFakeOptions } from '../../../tests/fakes/wvp/wvpFake';
import type { PlatformSettings } from '#contract/settings';
import { rewriteHost, withParameter } from './wvpHost';
import { WvpQueue } from './wvpQueue';
import { wordOf } from './wvpSteering';
import { wvpPlayedSchema } from './wvpWireMedia';

const benches: WvpBench[] = [];
afterEach(async () => {
  await Promise.all(benches.splice(0).map((bench) => bench.close()));
});

const given = async (options: WvpFakeOptions = {}, about?: PlatformSettings['options']) => {
  const bench = await startWvpBench(options);
  benches.push(bench);
  const told = bench.connect(about && { options: about });
  told.port.start();
  await expect.poll(() => told.port.health().isCatalogLoading, { timeout: 15_000 }).toBe(false);
  return { ...bench, told, port: told.port };
};

const open =
  (port: { openStream: (id: CameraId, profile: 'sub') => Promise<unknown> }) =>
  (cameraId: CameraId) =>
    port.openStream(cameraId, 'sub');

describe('starting streams', () => {
  it('sixteen tiles at once: four starts at a time, two of one recorder', async () => {
    const { fake, port } = await given({ playDelayMs: 40 });
    const cameras = Array.from({ length: 16 }, (_, index) => cameraOf(fake, 101 + index * 3));
    const opened = await Promise.all(cameras.map((cameraId) => port.openStream(cameraId, 'sub')));
    const failed = opened.filter(({ ok }) => !ok);
    expect(failed.every((one) => !one.ok && one.fault.code === 'stream/offline')).toBe(true);
    expect(fake.state.account.mostAtOnce).toBeLessThanOrEqual(4);
    expect(fake.state.account.mostOfOneDevice).toBeLessThanOrEqual(2);
  });

  it('tiles of one camera share one start', async () => {
    const { fake, port } = await given({ playDelayMs: 40 });
    const cameraId = cameraOf(fake, 101);
    const streams = await Promise.all([1, 2, 3].map(() => port.openStream(cameraId, 'sub')));
    expect(fake.state.account.plays).toHaveLength(1);
    const keys = streams.map((one) => (one.ok ? one.value.streamKey : ''));
    expect(new Set(keys).size).toBe(3);
  });

  it('a device that was slow is called again, one that refuses is not', async () => {
    const { fake, port } = await given();
    let left = 1;
    fake.state.playResult = () => (left-- > 0 ? 'async-timeout' : 'ok');
    expect(await port.openStream(cameraOf(fake, 101), 'sub')).toMatchObject({ ok: true });
    expect(fake.state.account.plays).toHaveLength(2);
    fake.state.playResult = () => 'exhausted';
    expect(await port.openStream(cameraOf(fake, 103), 'sub')).toMatchObject({
      fault: { code: 'stream/queued', detail: '资源耗尽' },
    });
    expect(fake.state.account.plays).toHaveLength(3);
  });

  it('a device that went offline since it was listed is not waited for', async () => {
    const { fake, port, told } = await given();
    const channel = fake.state.town.channels.find(({ gbId }) => gbId === 101);
    const isOnline = (): boolean | undefined => told.cameras.get(cameraOf(fake, 101))?.isOnline;
    if (channel !== undefined) channel.status = 'OFF';
    const answer = await port.openStream(cameraOf(fake, 101), 'sub');
    expect(answer).toMatchObject({ fault: { code: 'stream/offline' } });
    await expect.poll(isOnline).toBe(false);
  });

  it('goes on with the others when the line of one device is full', async () => {
    const queue = new WvpQueue({ atOnce: 2, ofOneDevice: 1 });
    const done: string[] = [];
    let end = (): void => undefined;
    const stuck = queue.run('a', () => new Promise<void>((resolve) => (end = resolve)));
    const second = queue.run('a', () => Promise.resolve(done.push('a')));
    await queue.run('b', () => Promise.resolve(done.push('b')));
    expect(done).toEqual(['b']);
    end();
    await Promise.all([stuck, second]);
    expect(done).toEqual(['b', 'a']);
  });
});

describe('ending streams', () => {
  it('closing a tile never stops the stream of others', async () => {
    const { fake, port } = await given();
    const stream = await port.openStream(cameraOf(fake, 101), 'sub');
    if (!stream.ok) throw new Error(stream.fault.code);
    await port.closeStream(stream.value.streamKey);
    await port.stop();
    expect(fake.state.account.stops).toEqual([]);
    const asked = [...fake.state.account.paths.keys()].filter((path) => path.includes('stop'));
    expect(asked).toEqual([]);
  });

  it('an address that nobody read is dead: a renewal plays again', async () => {
    const { fake, port } = await given({ idleMs: 100 });
    const stream = await port.openStream(cameraOf(fake, 101), 'sub');
    if (!stream.ok) throw new Error(stream.fault.code);
    const { url } = stream.value.upstream;
    expect((await fetch(url)).status).toBe(200);
    await expect.poll(async () => (await fetch(url)).status, { interval: 250 }).toBe(404);
    const renewed = await port.renewStream(stream.value.streamKey);
    if (!renewed.ok) throw new Error(renewed.fault.code);
    expect((await fetch(renewed.value.upstream.url)).status).toBe(200);
  });
});

describe('addresses', () => {
  it('the query stays to the letter, and what is ours is appended', async () => {
    const { fake, port } = await given();
    const stream = await port.openStream(cameraOf(fake, 101), 'sub');
    if (!stream.ok) throw new Error(stream.fault.code);
    expect(stream.value.upstream.url).toMatch(
      /\/hls\.m3u8\?callId=2a1b3c4d@192\.0\.2\.10&originTypeStr=rtp_push&videoCodec=H264&wall=[0-9a-f]{8}$/,
    );
    expect(withParameter('http://h/a', 'wall', '1')).toBe('http://h/a?wall=1');
  });

  it('identical queries are one viewer of the media node, each station another', async () => {
    const { fake, port, connect } = await given();
    const second = connect();
    second.port.start();
    await expect.poll(() => second.port.health().isCatalogLoading).toBe(false);
    const cameraId = cameraOf(fake, 101);
    for (const adapter of [port, port, second.port]) {
      const stream = await adapter.openStream(cameraId, 'sub');
      if (stream.ok) await fetch(stream.value.upstream.url);
    }
    expect(fake.state.media.viewers('99010101001180000001_99010101001320000001')).toBe(2);
  });

  it.each([
    ['as told', '', 'http://10.0.0.5:80/rtp/s/hls.m3u8?a=b@c&d'],
    ['the platform’s host', 'platform', 'http://wvp.example:80/rtp/s/hls.m3u8?a=b@c&d'],
    ['a host', 'media.example', 'http://media.example:80/rtp/s/hls.m3u8?a=b@c&d'],
    [
      'a host with a port',
      'media.example:8443',
      'http://media.example:8443/rtp/s/hls.m3u8?a=b@c&d',
    ],
    [
      'an address with a path before',
      'https://media.example/zlm/',
      'https://media.example/zlm/rtp/s/hls.m3u8?a=b@c&d',
    ],
    ['nonsense is no address', 'not a host', 'http://10.0.0.5:80/rtp/s/hls.m3u8?a=b@c&d'],
  ])('the media node tells an address that only it can use: %s', (_name, mediaHost, expected) => {
    const told = 'http://10.0.0.5:80/rtp/s/hls.m3u8?a=b@c&d';
    expect(rewriteHost(told, { root: 'https://wvp.example:18080', mediaHost })).toBe(expected);
  });

  it('an inner address is rewritten by the setting', async () => {
    const { fake, port } = await given({}, { mediaHost: 'platform' });
    fake.state.mediaHost = { ...fake.state.mediaHost, host: '10.255.255.1' };
    const stream = await port.openStream(cameraOf(fake, 101), 'sub');
    if (!stream.ok) throw new Error(stream.fault.code);
    expect((await fetch(stream.value.upstream.url)).status).toBe(200);
  });

  it('the secret of the media node never leaves the adapter', async () => {
    const { fake, port, told } = await given();
    const stream = await port.openStream(cameraOf(fake, 101), 'sub');
    const said = JSON.stringify([stream, port.health(), told.catalog, told.events]);
    expect(said).not.toContain(mediaSecret);
    expect(
      Object.keys(wvpPlayedSchema.parse({ hls: null, mediaInfo: { mediaServer: {} } })),
    ).toEqual(['stream', 'hls', 'https_hls', 'mediaInfo']);
  });

  it('a node without HLS is told, not played', async () => {
    const { fake, port } = await given();
    const body = JSON.stringify({ code: 0, msg: '成功', data: { hls: null, https_hls: null } });
    fake.state.spoil = (path) => (path === '/api/common/channel/play' ? { body } : undefined);
    expect(await open(port)(cameraOf(fake, 101))).toMatchObject({
      fault: { code: 'stream/not-found' },
    });
  });
});

describe('codecs', () => {
  it('H.265 is told before any picture comes, so that it can be refused in words', async () => {
    const { fake, port } = await given();
    const [first] = fake.state.town.channels;
    if (first !== undefined) first.codec = 'H265';
    const cameraId = cameraOf(fake, 101);
    expect(port.offers(cameraId)).toEqual([]);
    await port.openStream(cameraId, 'sub');
    expect(port.offers(cameraId).map(({ codec }) => codec)).toEqual(['h265', 'h265', 'h265']);
  });
});

describe('still pictures and steering', () => {
  it('the snapshot wants GB ids: the recorder is found by its row', async () => {
    const { fake, port } = await given();
    const picture = await port.snapshot(cameraOf(fake, 140));
    if (!picture.ok) throw new Error(picture.fault.code);
    const answer = await fetch(picture.value.url);
    expect(answer.status).toBe(200);
    // JPEG in spite of what its label says.
    expect(new Uint8Array(await answer.arrayBuffer())[0]).toBe(0xff);
  });

  it.each([
    ['head', 'panSpeed=50&tiltSpeed=0&zoomSpeed=0'],
    ['2.7.3', 'horizonSpeed=128&verticalSpeed=0&zoomSpeed=0'],
    ['2.7.2', 'horizonSpeed=128&verticalSpeed=0&zoomSpeed=0'],
  ] as const)('speeds are counted otherwise in each form: %s', async (dialect, speeds) => {
    const { fake, port } = await given({ dialect });
    const cameraId = cameraOf(fake, 101);
    expect(await port.ptz.move(cameraId, { pan: 0.5, tilt: 0, zoom: 0 })).toMatchObject({
      ok: true,
    });
    expect(await port.ptz.stop(cameraId)).toMatchObject({ ok: true });
    const { ptz } = fake.state.account;
    expect(ptz.map(({ command }) => command)).toEqual(['right', 'stop']);
    expect(ptz[0]?.query).toContain(speeds);
  });

  it('has one word for a direction, and none for two drives at once', () => {
    expect(wordOf({ pan: 1, tilt: 1, zoom: 0 })).toBe('upright');
    expect(wordOf({ pan: -1, tilt: -0.2, zoom: 0 })).toBe('downleft');
    expect(wordOf({ pan: 1, tilt: 0, zoom: -1 })).toBe('zoomout');
    expect(wordOf({ pan: 0, tilt: 0, zoom: 0 })).toBe('stop');
  });

  it.each([
    ['head', 'tourId=3'],
    ['2507', 'cruiseId=3'],
    ['2.6.9', 'cmdCode=136&parameter1=3&parameter2=0'],
  ] as const)(
    'a cruise is a tour by channel, and a bare command once: %s',
    async (dialect, said) => {
      const { fake, port } = await given({ dialect });
      const cameraId = cameraOf(fake, 101);
      expect(await port.ptz.cruises.start(cameraId, 3)).toMatchObject({ ok: true });
      const { ptz } = fake.state.account;
      expect(ptz.at(-1)).toMatchObject({ command: 'cruise 3' });
      expect(ptz.at(-1)?.query).toContain(said);
      expect(await port.ptz.cruises.end(cameraId, 3)).toMatchObject({ ok: true });
      expect(ptz.at(-1)?.command).toBe('cruise ended');
    },
  );

  it.each(['head', '2507', '2.6.9'] as const)(
    'calls a position in the form of %s',
    async (dialect) => {
      const { fake, port } = await given({ dialect });
      const actor = { seat: 3, name: '林一', role: 'officer' } as const;
      expect(await port.goToPreset(cameraOf(fake, 101), 2, actor)).toMatchObject({ ok: true });
      expect(fake.state.account.ptz.at(-1)?.command).toBe('preset 2');
    },
  );
});
