import { describe, expect, it } from 'vitest';
import type { CameraId, LeaseId, PlatformId, WindowId } from '#contract/ids';
import { failure } from '#contract/outcome';
import { defaultSettings, type StreamLimits } from '#contract/settings';
import type { StreamLease, StreamRequest } from '#contract/stream';
import { aCamera } from '../../tests/builders/catalog';
import { FakeClock, settled } from '../../tests/fakes/fakeClock';
import { FakeIds } from '../../tests/fakes/fakeIds';
import { FakeMedia } from '../../tests/fakes/fakeMedia';
import { FakeStore } from '../../tests/fakes/fakeStore';
import { FakePlatform } from '../../tests/fakes/fakePlatform';
import type { Importance } from './streamBudget';
import type { StandbySet } from './standbyLeases';
import { StreamBroker, type RevokedLease } from './streamBroker';
import type { Returned } from './streamQueue';

const wall = 'wall-1' as WindowId;
const desk = 'desk' as WindowId;
const camera = aCamera();
const second = aCamera({ cameraId: 'city:2' as CameraId });
const cameras = [camera, second];
const request: StreamRequest = {
  cameraId: camera.cameraId,
  widthPx: 640,
  heightPx: 360,
  purpose: 'wall',
};

const aBroker = (
  limits: StreamLimits = defaultSettings.streams,
  importance: (cameraId: CameraId) => Importance = () => 'visible',
) => {
  const returned: Returned[] = [];
  const clock = new FakeClock();
  const platform = new FakePlatform(clock);
  const media = new FakeMedia();
  const revoked: RevokedLease[] = [];
  const broker = new StreamBroker({
    clock,
    media,
    ids: new FakeIds(),
    store: new FakeStore(),
    cores: 4,
    limits: () => limits,
    liveProof: () => ({ stillCameras: { [second.cameraId]: 45 } }),
    attention:
      () =>
      (_windowId, { cameraId }) =>
        importance(cameraId),
    platformOf: (platformId) => (platformId === platform.platformId ? platform : undefined),
    cameraOf: (cameraId) => cameras.find((one) => one.cameraId === cameraId),
  });
  broker.onRevoked((lease) => revoked.push(lease));
  broker.onReturned((one) => returned.push(one));
  const open = async (windowId = wall, wanted = request): Promise<StreamLease> => {
    const opened = await broker.open(wanted, windowId);
    if (!opened.ok) throw new Error(opened.fault.code);
    return opened.value;
  };
  return { clock, platform, media, revoked, returned, broker, open };
};

describe('holding ready', () => {
  const withStandby = async (limits?: StreamLimits) => {
    const made = aBroker(limits);
    const sets: StandbySet[] = [];
    made.broker.onStandby((set) => sets.push(set));
    await made.open();
    made.broker.keepWarm([second.cameraId], wall);
    await settled();
    return { ...made, sets };
  };
  const askSecond = { ...request, cameraId: second.cameraId };

  it('gives a warm camera to the window that is aimed at, with an address of its own', async () => {
    const { sets } = await withStandby();
    expect(sets.at(-1)).toMatchObject({
      windowId: wall,
      standbys: [{ cameraId: second.cameraId, isDemo: true, stillForMs: 45_000 }],
    });
    expect(sets.at(-1)?.standbys[0]?.url).toMatch(/^http:\/\/127\.0\.0\.1/u);
  });

  it('lets the tile that calls it take it over as it is', async () => {
    const { sets, open, platform } = await withStandby();
    const standby = sets.at(-1)?.standbys[0];
    const opened = platform.opened.length;
    const lease = await open(wall, askSecond);
    expect(lease).toMatchObject({ leaseId: standby?.leaseId, url: standby?.url, profile: 'sub' });
    expect(platform.opened).toHaveLength(opened);
  });

  it('opens a lease of its own for another window', async () => {
    const { sets, open } = await withStandby();
    const lease = await open(desk, askSecond);
    expect(lease.leaseId).not.toBe(sets.at(-1)?.standbys[0]?.leaseId);
  });

  it('takes the lease back when the platform says later that the stream is gone', async () => {
    const { open, clock, platform, revoked } = await withStandby();
    await clock.pass(6_000);
    platform.fault = failure('stream/offline').fault;
    const lease = await open(wall, askSecond);
    await settled();
    expect(revoked).toMatchObject([{ leaseId: lease.leaseId, fault: { code: 'stream/offline' } }]);
  });

  it('tells the window when nothing is to be held ready any more', async () => {
    const { sets, broker } = await withStandby();
    broker.keepWarm([], wall);
    expect(sets.at(-1)).toEqual({ windowId: wall, standbys: [] });
  });

  it('ends with its window', async () => {
    const { broker, sets, media } = await withStandby();
    const before = media.leaseCount();
    broker.releaseWindow(wall);
    expect(media.leaseCount()).toBeLessThan(before);
    expect(sets.at(-1)?.standbys).toHaveLength(1);
  });
});

describe('opening', () => {
  it('gives an address on the gateway, without the platform in it', async () => {
    const { open } = aBroker();
    const lease = await open();
    expect(lease).toMatchObject({ cameraId: camera.cameraId, profile: 'sub', isDemo: true });
    expect(lease.url).toMatch(/^http:\/\/127\.0\.0\.1/u);
    expect(JSON.stringify(lease)).not.toContain('platform.test');
  });

  it('tells how long a camera known to be very still may show the same', async () => {
    const { open } = aBroker();
    expect((await open(wall, { ...request, cameraId: second.cameraId })).stillForMs).toBe(45_000);
    expect((await open()).stillForMs).toBeUndefined();
  });

  it('joins one platform stream for many tiles, with an address for each', async () => {
    const { open, platform, broker } = aBroker();
    const [first, second] = await Promise.all([open(), open(desk)]);
    expect(platform.opened).toHaveLength(1);
    expect(first.url).not.toBe(second.url);
    expect(broker.counts()).toEqual({ streams: 1, leases: 2 });
  });

  it('keeps a lease that was to be replaced by the same again', async () => {
    const { open, platform } = aBroker();
    const first = await open();
    const again = await open(wall, { ...request, replaces: first.leaseId });
    expect(again.leaseId).toBe(first.leaseId);
    expect(platform.opened).toHaveLength(1);
    expect((await open()).leaseId).not.toBe(first.leaseId);
  });

  it('opens another stream for another size', async () => {
    const { open, platform } = aBroker();
    await open();
    await open(wall, { ...request, purpose: 'miniature' });
    expect(platform.opened).toEqual(['city:1032 sub 1', 'city:1032 small 2']);
  });

  it('says which camera or platform is not there', async () => {
    const { broker } = aBroker();
    const unknown = { ...request, cameraId: 'city:9' as CameraId };
    expect(await broker.open(unknown, wall)).toMatchObject({
      fault: { code: 'catalog/unknown-camera' },
    });
  });

  it("passes on the platform's refusal, and asks anew the next time", async () => {
    const { broker, platform, open } = aBroker();
    platform.fault = failure('stream/offline').fault;
    expect(await broker.open(request, wall)).toMatchObject({ fault: { code: 'stream/offline' } });
    expect(broker.counts()).toEqual({ streams: 0, leases: 0 });
    platform.fault = undefined;
    await open();
    expect(platform.opened).toHaveLength(1);
  });

  it('gives the platform stream back when the gateway is down', async () => {
    const { broker, media, platform, clock } = aBroker();
    media.become('down');
    expect(await broker.open(request, wall)).toMatchObject({
      fault: { code: 'media/gateway-down' },
    });
    await clock.pass(5_000);
    expect(platform.closed).toHaveLength(1);
  });

  it('gives nothing to a window that died while it waited', async () => {
    const { broker, media } = aBroker();
    const opening = broker.open(request, wall);
    broker.releaseWindow(wall);
    expect(await opening).toMatchObject({ fault: { code: 'stream/lease-ended' } });
    expect(broker.counts().leases).toBe(0);
    expect(media.leaseCount()).toBe(0);
  });
});

describe('letting go', () => {
  it('lingers before it closes the stream, so that a moved camera restarts nothing', async () => {
    const { broker, platform, open, clock } = aBroker();
    const lease = await open();
    broker.release(lease.leaseId, wall);
    await clock.pass(4_900);
    expect(platform.closed).toEqual([]);
    await open();
    await clock.pass(20_000);
    expect(platform.opened).toHaveLength(1);
    expect(platform.closed).toEqual([]);
  });

  it('closes the stream when nobody came back', async () => {
    const { broker, platform, open, clock } = aBroker();
    const lease = await open();
    broker.release(lease.leaseId, wall);
    await clock.pass(5_000);
    expect(platform.closed).toEqual(['city:1032 sub 1']);
    expect(broker.counts()).toEqual({ streams: 0, leases: 0 });
    expect(clock.waitingCount()).toBeLessThanOrEqual(1);
  });

  it('releases all leases of a window at once, and no others', async () => {
    const { broker, open } = aBroker();
    await open();
    await open();
    const kept = await open(desk);
    broker.releaseWindow(wall);
    expect(broker.counts().leases).toBe(1);
    expect(broker.renew(kept.leaseId, desk).ok).toBe(true);
  });

  it("does not let a window touch another's lease", async () => {
    const { broker, open } = aBroker();
    const lease = await open();
    broker.release(lease.leaseId, desk);
    expect(broker.counts().leases).toBe(1);
    expect(broker.renew(lease.leaseId, desk)).toMatchObject({
      fault: { code: 'stream/lease-ended' },
    });
  });

  it('closes every platform stream when the program ends', async () => {
    const { broker, open, platform } = aBroker();
    await open();
    await broker.close();
    expect(platform.closed).toHaveLength(1);
  });
});

describe('keeping alive', () => {
  it('renews the platform stream before it ends, without a word to the page', async () => {
    const { open, platform, clock, revoked, broker } = aBroker();
    const lease = await open();
    await clock.pass(300_000, 10_000);
    expect(platform.renewed.length).toBeGreaterThan(1);
    expect(platform.opened).toHaveLength(1);
    expect(revoked).toEqual([]);
    expect(broker.renew(lease.leaseId, wall)).toMatchObject({ value: { url: lease.url } });
  });

  it('opens anew when the platform forgot the stream; the address of the page stays', async () => {
    const { open, platform, clock, media, revoked } = aBroker();
    const lease = await open();
    platform.loseStreams();
    await clock.pass(100_000, 10_000);
    expect(platform.opened).toHaveLength(2);
    expect(media.upstreamOf(lease.leaseId)?.url).toContain('/2');
    expect(revoked).toEqual([]);
  });

  it('confirms its streams as soon as the platform is back', async () => {
    const { open, platform, media, broker } = aBroker();
    const lease = await open();
    platform.loseStreams();
    broker.platformLive(platform.platformId);
    await settled();
    expect(media.upstreamOf(lease.leaseId)?.url).toContain('/2');
  });

  it('asks the platform before somebody joins a stream it has not heard of lately', async () => {
    const { open, platform, clock } = aBroker();
    await open();
    await clock.pass(10_000);
    platform.loseStreams();
    await open(desk);
    expect(platform.opened).toHaveLength(2);
  });

  it('lets tiles join an open stream while the platform does not answer', async () => {
    const { open, platform, clock } = aBroker();
    await open();
    await clock.pass(10_000);
    platform.fault = failure('platform/unreachable').fault;
    expect((await open(desk)).cameraId).toBe(camera.cameraId);
  });

  it('revokes what it could not renew in time, with the reason', async () => {
    const { open, platform, clock, revoked, broker } = aBroker();
    const lease = await open();
    platform.fault = failure('platform/unreachable').fault;
    await clock.pass(110_000, 5_000);
    expect(revoked).toEqual([]);
    await clock.pass(15_000, 5_000);
    expect(revoked).toEqual([
      { windowId: wall, leaseId: lease.leaseId, fault: { code: 'platform/unreachable' } },
    ]);
    expect(broker.counts()).toEqual({ streams: 0, leases: 0 });
  });

  it('ends the lease of a page that stopped renewing it', async () => {
    const { open, clock, revoked, broker } = aBroker();
    const lost = await open();
    const kept = await open(desk);
    for (let minute = 0; minute < 12; minute += 1) {
      broker.renew(kept.leaseId, desk);
      await clock.pass(60_000, 10_000);
    }
    expect(revoked.map(({ leaseId }) => leaseId)).toEqual([lost.leaseId]);
    expect(broker.counts().leases).toBe(1);
  });

  it('revokes the leases of a platform that was taken out', async () => {
    const { open, platform, revoked, broker } = aBroker();
    const lease = await open();
    broker.forget(platform.platformId);
    expect(revoked).toMatchObject([
      { leaseId: lease.leaseId, fault: { code: 'platform/unknown' } },
    ]);
    expect(broker.counts()).toEqual({ streams: 0, leases: 0 });
  });
});

describe('a platform that gives one stream', () => {
  const one: StreamLimits = { perDevice: 3, perPlatform: 1, warm: 32 };
  const wanted = { ...request, cameraId: second.cameraId };

  it('lets a newcomer wait, and calls it when a stream is free', async () => {
    const { broker, open, returned, platform, clock } = aBroker(one);
    const lease = await open();
    expect(await broker.open(wanted, desk)).toMatchObject({ fault: { code: 'stream/queued' } });
    expect(platform.opened).toHaveLength(1);
    broker.release(lease.leaseId, wall);
    await clock.pass(5_000);
    expect(returned).toEqual([
      { windowId: desk, leaseIds: [], cameraIds: [second.cameraId], withinMs: 1_000 },
    ]);
    expect(await broker.open(wanted, desk)).toMatchObject({ ok: true });
  });

  it('gives it to who matters more, and closes the other before it asks for another', async () => {
    const matters = (cameraId: CameraId): Importance =>
      cameraId === second.cameraId ? 'alarm' : 'visible';
    const { broker, open, revoked, platform } = aBroker(one, matters);
    const lease = await open();
    expect(await broker.open(wanted, desk)).toMatchObject({ ok: true });
    expect(revoked).toEqual([
      { windowId: wall, leaseId: lease.leaseId, fault: { code: 'stream/queued' } },
    ]);
    expect(platform.closed).toEqual(['city:1032 sub 1']);
    expect(platform.opened).toEqual(['city:1032 sub 1', 'city:2 sub 2']);
  });

  it('gives back what is only kept warm', async () => {
    const { broker, open, platform, media } = aBroker(one);
    broker.keepWarm([second.cameraId]);
    await settled();
    expect(media.hot()).toHaveLength(1);
    await open();
    expect(platform.closed).toEqual(['city:2 sub 1']);
    expect(media.hot()).toEqual([]);
  });
});

describe('a media server that is back', () => {
  it('is told to the windows whose tiles waited for it, each of its own', async () => {
    const { open, media, returned, broker } = aBroker();
    const [ours, theirs] = [await open(), await open(desk)];
    media.bringServerBack({
      leaseIds: [ours.leaseId, theirs.leaseId, 'gone' as LeaseId],
      withinMs: 4_000,
    });
    expect(returned).toEqual([
      { windowId: wall, leaseIds: [ours.leaseId], cameraIds: [], withinMs: 4_000 },
      { windowId: desk, leaseIds: [theirs.leaseId], cameraIds: [], withinMs: 4_000 },
    ]);
    await broker.close();
    media.bringServerBack({ leaseIds: [ours.leaseId], withinMs: 1 });
    expect(returned).toHaveLength(2);
  });
});

describe('still pictures', () => {
  it('gives addresses on the gateway', async () => {
    const { broker } = aBroker();
    const shown = await broker.snapshot(camera.cameraId);
    expect(shown.ok && shown.value.url).toMatch(/^http:\/\/127\.0\.0\.1/u);
    expect(await broker.picture('city:alarm-1' as never, 0)).toMatchObject({ ok: true });
    expect(await broker.snapshot('east:1' as CameraId)).toMatchObject({
      fault: { code: 'platform/unknown' },
    });
  });
});

it('knows no lease that was never given', () => {
  expect(aBroker().broker.renew('x' as LeaseId, wall)).toMatchObject({
    fault: { code: 'stream/lease-ended' },
  });
});

describe('a camera that another platform has, too', () => {
  const twin = aCamera({ cameraId: 'wvp:9' as CameraId, platformId: 'wvp' as PlatformId });

  it('is played from there while its own platform is away, and ends with that one', async () => {
    const clock = new FakeClock();
    const other = new FakePlatform(clock, twin.platformId);
    const revoked: RevokedLease[] = [];
    const broker = new StreamBroker({
      clock,
      media: new FakeMedia(),
      ids: new FakeIds(),
      store: new FakeStore(),
      cores: 4,
      limits: () => defaultSettings.streams,
      liveProof: () => ({ stillCameras: {} }),
      attention: () => () => 'visible',
      platformOf: (platformId) => (platformId === twin.platformId ? other : undefined),
      cameraOf: () => camera,
      sourceOf: () => twin,
    });
    broker.onRevoked((lease) => revoked.push(lease));
    const opened = await broker.open(request, wall);
    expect(opened).toMatchObject({ ok: true, value: { cameraId: camera.cameraId } });
    expect(other.opened).toEqual(['wvp:9 sub 1']);
    broker.forget(twin.platformId);
    expect(revoked).toHaveLength(1);
    expect(other.closed).toEqual(['wvp:9 sub 1']);
  });
});
