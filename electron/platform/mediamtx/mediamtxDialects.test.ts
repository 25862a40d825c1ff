import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';

import { capableOf } from '#contract/capabilities';
import type { Camera } from '#contract/camera';
import type { CameraId, PlatformId } from '#contract/ids';

import { realClock } from '../../../tests/contracts/rehearsalStage';
import {
  startMediamtx,
  type FakeMediamtx,
  type MediamtxWish,
} from '../../../tests/fakes/mediamtx/fakeMediamtx';
import { aPath, sendJson } from '../../../tests/fakes/mediamtx/world';
import { mediamtxAbilities } from './mediamtxCapabilities';
import { MediamtxPlatform } from './mediamtxPlatform';
import { wireConfSchema, wirePageSchema, wirePathSchema } from './mediamtxWire';

const fixture = (name: string): { items: unknown[] } => {
  const file = join(import.meta.dirname, '../../../tests/fakes/fixtures/mediamtx', name);
  return wirePageSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
};

const cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

interface Given {
  mtx: FakeMediamtx;
  port: MediamtxPlatform;
  cameras: Map<string, Camera>;
}

interface Wish extends MediamtxWish {
  user?: string;
  password?: string;
  options?: Record<string, string>;
  /** Before the first listing. */
  prepare?: (mtx: FakeMediamtx) => void;
}

const given = async ({
  user = '',
  password = '',
  options,
  prepare,
  ...wish
}: Wish): Promise<Given> => {
  const mtx = await startMediamtx(wish);
  prepare?.(mtx);
  const port = new MediamtxPlatform({
    settings: {
      platformId: 'mtx' as PlatformId,
      kind: 'mediamtx',
      name: '园区',
      address: `${mtx.urlOf('api')}/`,
      user,
      options: { hlsAddress: mtx.urlOf('hls'), webrtcAddress: mtx.urlOf('webrtc'), ...options },
    },
    password,
    clock: realClock,
    everyMs: 50,
  });
  const cameras = new Map<string, Camera>();
  port.onCatalogNews((news) => {
    if (news.kind === 'upsert') for (const one of news.cameras) cameras.set(one.cameraId, one);
    if (news.kind === 'remove') for (const id of news.cameraIds) cameras.delete(id);
  });
  cleanUps.push(
    () => mtx.close(),
    () => port.stop(),
  );
  port.start();
  await expect.poll(() => port.health().state, { timeout: 5_000 }).not.toBe('connecting');
  return { mtx, port, cameras };
};

const open = (port: MediamtxPlatform, path: string) =>
  port.openStream(`mtx:${path}` as CameraId, 'sub');

const faultOf = async (port: MediamtxPlatform, path: string): Promise<string> => {
  const opened = await open(port, path);
  return opened.ok ? 'ok' : opened.fault.code;
};

describe('dialects of MediaMTX', () => {
  it('reads every row of the fixtures', () => {
    const rows = (name: string) => fixture(name).items.map((row) => wirePathSchema.parse(row));
    expect(rows('paths-list.json')).toEqual([
      { name: 'gate/east', isOnline: true, codecs: ['H264', 'MPEG-4 Audio'] },
      { name: 'gate/west', isOnline: false, codecs: [] },
    ]);
    expect(rows('paths-list-1.9.json')).toEqual([
      { name: 'gate/east', isOnline: true, codecs: ['H264', 'MPEG-4 Audio'] },
    ]);
    const confs = fixture('config-paths-list.json').items.map((row) => wireConfSchema.parse(row));
    expect(confs.map(({ sourceOnDemand }) => sourceOnDemand)).toEqual([false, true]);
  });

  it.each(['1.9.3', '1.15.6', '1.16.0', '1.17.1', '1.18.0', '1.20.1'] as const)(
    'tells online by online, available or ready: %s',
    async (version) => {
      const paths = [aPath('gate/east'), aPath('gate/west', { isOnline: false })];
      const { cameras } = await given({ version, paths });
      expect(cameras.get('mtx:gate/east')?.isOnline).toBe(true);
      expect(cameras.get('mtx:gate/west')?.isOnline).toBe(false);
    },
  );

  it('counts pages from 0 and reads them all', async () => {
    const paths = Array.from({ length: 1_203 }, (_, n) => aPath(`yard/${String(n)}`));
    const { cameras, mtx } = await given({ paths });
    expect(cameras.size).toBe(1_203);
    expect(mtx.seen[0]?.url).toBe('/v3/paths/list?itemsPerPage=500&page=0');
  });

  it('lists a camera on demand, which no list of active paths has', async () => {
    const paths = [
      aPath('gate/west', { isOnline: false, isOnDemand: true }),
      aPath('gate/nobody', { isOnline: false, isConfigured: false }),
    ];
    const { cameras, port } = await given({ paths });
    expect([...cameras.keys()]).toEqual(['mtx:gate/west']);
    expect(await faultOf(port, 'gate/west')).toBe('ok');
  });

  it('takes patterns of paths for no camera', async () => {
    const { cameras } = await given({ paths: [aPath('gate/east')] });
    expect([...cameras.keys()]).toEqual(['mtx:gate/east']);
  });

  it("keeps no camera's password out of a source", () => {
    const source = 'rtsp://operator:a-camera-password@192.0.2.101/1';
    const read = wireConfSchema.parse({ name: 'gate', source, sourceOnDemand: true });
    expect(JSON.stringify(read)).not.toContain('password');
  });

  it('sends a user and a password as Basic, a password alone as a token', async () => {
    const login = 'wall:right';
    const paths = [aPath('gate/east')];
    const basic = await given({ login, paths, user: 'wall', password: 'right' });
    expect(basic.port.health().state).toBe('live');
    const token = await given({ login, paths, password: login });
    expect(token.mtx.seen[0]?.headers.authorization).toBe(`Bearer ${login}`);
    expect(token.port.health().state).toBe('live');
    const nobody = await given({ login, paths });
    expect(nobody.port.health().fault?.code).toBe('platform/login-refused');
  });

  it('leads to the first list of a path, whose slashes stay', async () => {
    const paths = [aPath('gate/north east')];
    const { port, mtx } = await given({
      paths,
      login: 'wall:right',
      user: 'wall',
      password: 'right',
    });
    const opened = await open(port, 'gate/north east');
    expect(opened).toMatchObject({
      ok: true,
      value: {
        transport: 'hls',
        upstream: { url: `${mtx.urlOf('hls')}/gate/north%20east/index.m3u8` },
      },
    });
    expect(JSON.stringify(opened)).toContain('Basic ');
  });

  it('says that a path of sound only cannot be shown, which its muxer would answer with 500', async () => {
    const { port } = await given({ paths: [aPath('gate/phone', { codecs: ['G711'] })] });
    expect(await faultOf(port, 'gate/phone')).toBe('stream/codec');
  });

  it('leads to WHEP where that is wished and H.264 comes, to HLS beside it', async () => {
    const paths = [aPath('gate/east'), aPath('gate/new', { codecs: ['H265'] })];
    const { port, mtx } = await given({ paths, options: { transport: 'whep' } });
    expect(await open(port, 'gate/east')).toMatchObject({
      value: {
        transport: 'whep',
        upstream: {
          url: `${mtx.urlOf('hls')}/gate/east/index.m3u8`,
          whepUrl: `${mtx.urlOf('webrtc')}/gate/east/whep`,
        },
      },
    });
    expect(await open(port, 'gate/new')).toMatchObject({ value: { transport: 'hls' } });
    const east = 'mtx:gate/east' as CameraId;
    expect(port.offers(east).filter(({ profile }) => profile === 'sub')).toEqual([
      { transport: 'whep', profile: 'sub', codec: 'h264' },
      { transport: 'hls', profile: 'sub', codec: 'h264' },
    ]);
    expect(await port.openStream(east, 'sub', 'hls')).toMatchObject({
      value: { transport: 'hls' },
    });
    expect(port.offers('mtx:gate/new' as CameraId)[0]).toMatchObject({ codec: 'h265' });
  });

  it('finds its servers on the usual ports of the host when nobody says otherwise', async () => {
    const options = { hlsAddress: 'somewhere', webrtcAddress: '' };
    const { port } = await given({ paths: [aPath('gate/east')], options });
    const opened = await open(port, 'gate/east');
    expect(opened).toMatchObject({
      value: { upstream: { url: 'http://127.0.0.1:8888/gate/east/index.m3u8' } },
    });
    expect(port.capabilities).toEqual(capableOf(...mediamtxAbilities));
  });
});

describe('bad answers of a MediaMTX', () => {
  const answering =
    (body: unknown, status = 200) =>
    (mtx: FakeMediamtx) => {
      mtx.world.spoil = (_request, response) => {
        sendJson(response, body, status);
        return true;
      };
    };

  it('leaves out rows that are none, and counts them', async () => {
    const items = [null, 7, { name: '' }, { name: 8 }, { name: 'gate/east', ready: true }];
    const prepare = answering({ itemCount: 5, pageCount: 1, items });
    const { cameras, port } = await given({ prepare });
    expect([...cameras.keys()]).toEqual(['mtx:gate/east']);
    expect(port.health().state).toBe('live');
    await expect.poll(() => port.health().unreadable?.lost, { timeout: 5_000 }).toBeGreaterThan(3);
  });

  it('takes null for an empty list', async () => {
    const { port } = await given({ prepare: answering({ itemCount: 0, items: null }) });
    expect(port.health()).toMatchObject({ state: 'live', cameraCount: 0 });
  });

  it('ends with a server that sends the same page for ever', async () => {
    const items = [{ name: 'gate/east', ready: true }];
    const { cameras, mtx } = await given({ prepare: answering({ pageCount: 1e9, items }) });
    expect(cameras.size).toBe(1);
    expect(mtx.seen.length).toBeLessThan(20);
  });

  it.each([
    [200, [], 'platform/bad-answer'],
    [200, { items: 'none' }, 'platform/bad-answer'],
    [500, { status: 'error', error: 'inside' }, 'platform/failed'],
    [404, { status: 'error', error: 'not found' }, 'platform/refused'],
    [403, {}, 'platform/login-refused'],
  ])('names an answer of %i that is %j', async (status, body, code) => {
    const { port } = await given({ prepare: answering(body, status) });
    expect(port.health()).toMatchObject({ state: 'down', fault: { code } });
  });

  it('reads again a list whose pages skipped a row', async () => {
    const pages = [
      ['a', 'b'],
      ['c', 'd'],
    ];
    let asked = 0;
    const prepare = (mtx: FakeMediamtx): void => {
      mtx.world.spoil = (request, response) => {
        const page = Number(/page=(\d+)$/.exec(request.url ?? '')?.[1]);
        const isFirst = asked === 1;
        asked += 1;
        // While the second page was asked for, a row slipped back to the first.
        const names = isFirst ? ['d'] : (pages[page] ?? []);
        const items = names.map((name) => ({ name, ready: true }));
        sendJson(response, { itemCount: 4, pageCount: 2, items });
        return true;
      };
    };
    const { cameras } = await given({ prepare });
    expect([...cameras.keys()].toSorted()).toEqual(['mtx:a', 'mtx:b', 'mtx:c', 'mtx:d']);
  });

  it('reads any value as rows or as none, and never breaks', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        for (const schema of [wirePageSchema, wirePathSchema, wireConfSchema]) {
          expect(typeof schema.safeParse(value).success).toBe('boolean');
        }
      }),
    );
  });
});
