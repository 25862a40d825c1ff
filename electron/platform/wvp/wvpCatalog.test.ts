import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';

import { commonChannel } from '../../../tests/fakes/wvp/records';
import { startWvpBench, type WvpBench } from '../../../tests/fakes/wvp/wvpBench';
import type { WvpFakeOptions } from '../../../tests/fakes/wvp/wvpFake';
import { readChannelPage } from './wvpChannelPage';
import { PageLine } from './wvpPageLine';
import { readPages } from './wvpPages';
import { isSteerable, toCamera } from './wvpTranslate';
import { readWvpChannel, type WvpChannel } from './wvpChannelRow';
import { readWvpDevice, readWvpFolder } from './wvpWire';

const benches: WvpBench[] = [];
afterEach(async () => {
  await Promise.all(benches.splice(0).map((bench) => bench.close()));
});

const given = async (options: WvpFakeOptions = {}): Promise<WvpBench> => {
  const bench = await startWvpBench(options);
  benches.push(bench);
  return bench;
};

const read = async (bench: WvpBench) => {
  const told = bench.connect();
  told.port.start();
  await expect.poll(() => told.port.health().isCatalogLoading, { timeout: 15_000 }).toBe(false);
  return told;
};

const fixture = (name: string): { data: { list: Record<string, unknown>[] } } =>
  JSON.parse(
    readFileSync(
      join(import.meta.dirname, `../../../tests/fakes/fixtures/wvp/wvp-${name}.json`),
      'utf8',
    ),
  ) as { data: { list: Record<string, unknown>[] } };

const row = (about: Record<string, unknown> = {}): WvpChannel => {
  const raw = { ...fixture('common-channel-list').data.list[0], ...about };
  const channel = readWvpChannel(raw);
  if (channel === undefined) throw new Error('not read');
  return channel;
};

const channelList = { path: '/api/common/channel/list', page: readChannelPage };

describe('lists of many pages', () => {
  it('pages repeat and skip rows of one second: read anew until all are there', async () => {
    const { fake, api } = await given({ cameras: 3_500 });
    const keys: number[] = [];
    const outcome = await readPages(new PageLine(api, channelList), {
      keyOf: ({ key }) => key,
      take: (rows) => {
        keys.push(...rows.map(({ key }) => key));
        return Promise.resolve();
      },
      onSpoiled: () => undefined,
    });
    expect(outcome).toEqual({ ok: true, value: { isWhole: true } });
    expect(keys).toHaveLength(3_500);
    expect(new Set(keys).size).toBe(3_500);
    // It did have to be repaired, and not without end.
    expect(fake.state.lists).toBeGreaterThan(4);
    expect(fake.state.lists).toBeLessThanOrEqual(16);
  });

  it('a list that counts more than it has is taken as it is, and nothing is removed', async () => {
    const { fake, api } = await given();
    const some = fake.state.town.channels.slice(0, 3).map(commonChannel);
    const body = JSON.stringify({ code: 0, msg: '成功', data: { total: 9, list: some } });
    const empty = JSON.stringify({ code: 0, msg: '成功', data: { total: 9, list: null } });
    let asked = 0;
    fake.state.spoil = (path) => {
      if (path !== '/api/common/channel/list') return undefined;
      asked += 1;
      return { body: asked % 2 === 1 ? body : empty };
    };
    const outcome = await readPages(new PageLine(api, channelList), {
      keyOf: ({ key }) => key,
      take: () => Promise.resolve(),
      onSpoiled: () => undefined,
    });
    expect(outcome).toEqual({ ok: true, value: { isWhole: false } });
  });

  it('one bad row is left out and counted, never the whole list', async () => {
    const bench = await given();
    const { fake } = bench;
    const rows = [
      ...fake.state.town.channels.map(commonChannel),
      null,
      17,
      { gbId: 'no number' },
      { gbId: -4 },
    ];
    const body = JSON.stringify({
      code: 0,
      msg: '成功',
      data: { total: rows.length, list: rows },
    });
    fake.state.spoil = (path) => (path === '/api/common/channel/list' ? { body } : undefined);
    const told = await read(bench);
    expect(told.cameras.size).toBe(60);
    expect(told.port.health().unreadable?.lost).toBeGreaterThanOrEqual(4);
  });
});

describe('trees', () => {
  it('a channel hangs below the branch that was asked for, not below its parent', async () => {
    const told = await read(await given());
    const camera = told.cameras.get('wvp:99010101001320000001');
    const node = told.nodes.get(camera?.nodeId ?? '');
    expect(node?.level).toBe('street');
    expect(camera?.place.zh).toBe('示例1区');
    // What stands in a plan only hangs there; what stands nowhere hangs below the platform.
    const [planned] = [...told.cameras.values()].filter(({ nodeId }) => nodeId === 'wvp:group12');
    expect(planned?.nationalId).toMatch(/^\d{20}$/);
    const unassigned = [...told.cameras.values()].filter(({ nodeId }) => nodeId === 'wvp:');
    expect(unassigned.map(({ place }) => place.zh)).not.toContain('');
  });

  it('a tree that is a ring, and a branch that names itself, end', async () => {
    const bench = await given();
    const { folders } = bench.fake.state.town;
    const [first] = folders;
    if (first !== undefined) folders.push({ ...first, parentId: first.id });
    const told = await read(bench);
    expect(told.cameras.size).toBe(60);
  });

  it('branches that are listed as channels are dropped', () => {
    expect(row().isFolder).toBe(false);
    expect(row({ gbDeviceId: '990101' }).isFolder).toBe(true);
    expect(row({ gbDeviceId: '99010101002160000001' }).isFolder).toBe(true);
    expect(row({ channelType: 1 }).isFolder).toBe(true);
  });

  it('a channel among the branches of a tree is no branch', () => {
    const branch = { id: 3, type: 0, treeId: 'region3', deviceId: '990101', name: '示例区' };
    expect(readWvpFolder(branch)).toMatchObject({ id: 3, code: '990101', name: '示例区' });
    const leaf = { id: 3, type: 1, treeId: 'channel3', deviceId: '9'.repeat(20), name: '东门' };
    expect(readWvpFolder(leaf)).toBeUndefined();
  });

  it('areas come as one list, not branch by branch', async () => {
    const bench = await given();
    await read(bench);
    const { paths } = bench.fake.state.account;
    expect(paths.get('/api/region/page/list')).toBe(1);
    expect(paths.get('/api/region/tree/list')).toBeUndefined();
  });

  it('where areas have no list, their tree is walked, and looks the same', async () => {
    const flat = await read(await given());
    const bench = await given();
    bench.fake.state.spoil = (path) =>
      path === '/api/region/page/list' ? { status: 404, body: '{}' } : undefined;
    const walked = await read(bench);
    expect(bench.fake.state.account.paths.get('/api/region/tree/list')).toBeGreaterThan(3);
    expect(walked.nodes).toEqual(flat.nodes);
    const placesOf = ({ cameras }: typeof flat): [string, string][] =>
      [...cameras.values()].map(({ cameraId, nodeId }): [string, string] => [cameraId, nodeId]);
    expect(placesOf(walked)).toEqual(placesOf(flat));
  });
});

describe('rows of channels', () => {
  it('a missing key and null are read alike', () => {
    const raw = fixture('common-channel-list').data.list[2] ?? {};
    const without = Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== null));
    expect(readWvpChannel(without)).toEqual(readWvpChannel(raw));
  });

  it('channelId tells an earlier generation: deviceId is the recorder there, status a boolean', () => {
    const [first, second] = fixture('device-channels-2.7.2').data.list.map((raw) =>
      readWvpChannel(raw),
    );
    expect(first).toMatchObject({
      gbId: '99010101001320000001',
      deviceId: '99010101001180000001',
      isOnline: true,
      ptzType: 1,
    });
    expect(second).toMatchObject({ isOnline: false, ptzType: 3 });
    const [modern] = fixture('device-channels').data.list.map((raw) => readWvpChannel(raw));
    expect(modern).toMatchObject({
      gbId: '99010101001320000001',
      deviceId: '99010101001180000001',
      isOnline: true,
    });
  });

  it('2.6.9 writes PTZType in capitals, and 0 for what it does not know', () => {
    const raw = { ...fixture('device-channels-2.7.2').data.list[0] };
    delete raw['ptzType'];
    expect(readWvpChannel({ ...raw, PTZType: 3 })?.ptzType).toBe(3);
    expect(readWvpChannel({ ...raw, PTZType: 0 })?.ptzType).toBeNull();
  });

  it('the converted place counts, not the one in the coordinates of the device', () => {
    const raw = fixture('device-channels-2.7.2').data.list[0];
    const gcj = { ...raw, longitude: 155.006, latitude: 20.002 };
    expect(readWvpChannel(gcj)?.position).toEqual({ longitude: 155.001, latitude: 20.001 });
  });

  it.each([
    ['0,0 is no place', 0, 0],
    ['outside the world is no place', 555, 20],
    ['half a place is none', 155, null],
    ['words are no place', 'east', 'north'],
  ])('%s', (_name, gbLongitude, gbLatitude) => {
    expect(row({ gbLongitude, gbLatitude }).position).toBeNull();
  });

  it('nobody knows that a channel without status is off', () => {
    expect(row({ gbStatus: null }).isOnline).toBe(true);
    expect(row({ gbStatus: 'OFF' }).isOnline).toBe(false);
  });

  it('gbPtzType is missing or wrong: steering is hidden for the fixed box alone', () => {
    expect(isSteerable(row({ gbPtzType: null }))).toBe(true);
    expect(isSteerable(row({ gbPtzType: 2 }))).toBe(true);
    expect(isSteerable(row({ gbPtzType: 3 }))).toBe(false);
  });

  it('streams that were pushed or pulled have no drive', () => {
    expect(isSteerable(row({ dataType: 2, gbPtzType: 1 }))).toBe(false);
    expect(isSteerable(row({ dataType: 3, gbPtzType: 1 }))).toBe(false);
  });

  it('names of 200 letters with marks of a page stay words', () => {
    const channel = row({ gbName: `<b>东门</b>\u202e${'长'.repeat(400)}` });
    const place = { nodeId: 'wvp:' as never, place: { zh: '区', en: '区' } };
    const camera = toCamera('wvp' as never, 'wvp:x' as never, channel, place);
    expect(camera.name.zh.length).toBeLessThanOrEqual(200);
    expect(camera.name.zh).not.toContain('\u202e');
    expect(camera.name.zh.startsWith('<b>东门</b>')).toBe(true);
  });
});

describe('two recorders of one maker', () => {
  it('come with the same channel ids: both cameras are there, told apart', async () => {
    const bench = await given();
    const { channels } = bench.fake.state.town;
    const [first] = channels;
    if (first === undefined) throw new Error('no channel');
    channels.push({ ...first, gbId: 7_777, name: '同号的另一个' });
    const told = await read(bench);
    expect(told.cameras.size).toBe(61);
    expect(told.cameras.get(`wvp:${first.gbDeviceId}`)?.name.zh).toBe(first.name);
    expect(told.cameras.get(`wvp:${first.gbDeviceId}.7777`)?.name.zh).toBe('同号的另一个');
  });
});

describe('whatever comes', () => {
  it('is a channel, a device, a branch, or nothing, and never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        const channel = readWvpChannel(raw);
        if (channel !== undefined) expect(Number.isSafeInteger(channel.key)).toBe(true);
        readWvpDevice(raw);
        readWvpFolder(raw);
      }),
    );
  });

  it('keeps a row readable whatever one of its fields is', () => {
    const raw = fixture('common-channel-list').data.list[0] ?? {};
    const names = Object.keys(raw).filter((name) => name !== 'gbId');
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.anything(), (name, value) => {
        expect(readWvpChannel({ ...raw, [name]: value })?.key).toBe(101);
      }),
    );
  });
});
