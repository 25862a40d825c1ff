import { afterEach, expect, it } from 'vitest';
import type { Camera } from '#contract/camera';
import { FakeStore } from '../../tests/fakes/fakeStore';
import { systemClock } from '../host/systemClock';
import { ListPlatform } from '../platform/list/listPlatform';
import { TypedSource } from '../platform/list/typedSource';
import { PlatformRack, type Passwords } from './platformRack';
import { TypedAddresses } from './typedAddresses';

const racks: PlatformRack[] = [];
afterEach(async () => {
  await Promise.all(racks.splice(0).map((rack) => rack.stop()));
});

const aVault = (secrets = new Map<string, string>()): Passwords => ({
  get: (name) => Promise.resolve(secrets.get(name)),
  put: (name, secret) => {
    secrets.set(name, secret);
    return Promise.resolve({ ok: true, value: null });
  },
  forget: (name) => {
    secrets.delete(name);
    return Promise.resolve();
  },
});

const aStation = async (store = new FakeStore(), secrets = new Map<string, string>()) => {
  const source = new TypedSource();
  const vault = aVault(secrets);
  const cameras = new Map<string, Camera>();
  const rack = new PlatformRack(
    (settings, password) =>
      new ListPlatform({
        settings,
        password: password ?? '',
        clock: systemClock,
        source,
        everyMs: 20,
      }),
    vault,
  );
  racks.push(rack);
  rack.onPlatformAdded((port) => {
    port.onCatalogNews((news) => {
      if (news.kind !== 'upsert') return;
      for (const camera of news.cameras) cameras.set(camera.cameraId, camera);
    });
  });
  const addresses = new TypedAddresses({ rack, source, store, vault, clock: systemClock });
  await addresses.load();
  const add = async (url: string): Promise<string> => {
    const added = await addresses.add(url);
    return added.ok ? added.value.cameraId : added.fault.code;
  };
  return { add, cameras, rack, store, secrets };
};

it('makes a camera of an address, at once and once', async () => {
  const { add, cameras, rack } = await aStation();
  expect(rack.platforms()).toEqual([]);
  const cameraId = await add(' http://192.0.2.7/live/gate/index.m3u8 ');
  expect(cameras.get(cameraId)).toMatchObject({ name: { zh: 'gate' }, isOnline: true });
  expect(await add('http://192.0.2.7/live/gate/index.m3u8')).toBe(cameraId);
  await add('http://192.0.2.7/live/hall/index.m3u8');
  expect(cameras.size).toBe(2);
});

it('is the same camera with the token of another day, and opens the newer address', async () => {
  const { add, rack, cameras } = await aStation();
  const cameraId = await add('http://192.0.2.7/1.m3u8?token=a');
  expect(await add('http://192.0.2.7/1.m3u8?token=b')).toBe(cameraId);
  const opened = async () => {
    const [port] = rack.platforms();
    const stream = await port?.openStream(cameraId as Camera['cameraId'], 'main');
    return stream?.ok === true ? stream.value.upstream.url : undefined;
  };
  await expect.poll(opened).toContain('token=b');
  expect(cameras.size).toBe(1);
});

it.each(['rtsp://192.0.2.7/1', 'file:///etc/passwd', 'http://', 'not an address'])(
  'makes none of %s',
  async (text) => {
    const { add, rack } = await aStation();
    expect(await add(text)).toBe('platform/bad-address');
    expect(rack.platforms()).toEqual([]);
  },
);

it('keeps addresses over a restart, and passwords in the keychain only', async () => {
  const first = await aStation();
  const plain = await first.add('http://192.0.2.7/1.m3u8');
  const secret = await first.add('http://me:invented@192.0.2.7/2.m3u8');
  expect(JSON.stringify(first.store.values.get('addresses'))).not.toContain('invented');
  const again = await aStation(first.store, first.secrets);
  await expect.poll(() => [...again.cameras.keys()].sort()).toEqual([plain, secret].sort());
  const without = await aStation(first.store);
  await expect.poll(() => [...without.cameras.keys()]).toEqual([plain]);
});
