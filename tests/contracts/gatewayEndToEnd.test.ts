import { randomBytes } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import type { Camera } from '#contract/camera';
import type { CameraId, LeaseId } from '#contract/ids';

import { startGateway } from '../../electron/media/gateway/server';
import type { GatewayOrder, GatewayReport } from '../../electron/media/gateway/wire';
import { MediaGateway, type GatewayProcess } from '../../electron/media/mediaGateway';
import type { PlatformStream } from '../../electron/wall/ports';
import {
  listenTo,
  rehearsedFaults,
  valueOf,
  type RehearsedFault,
  type Told,
} from './platformContract';
import { realClock, stageRehearsal, type RehearsalStage } from './rehearsalStage';

/** The gateway in this process, with a shorter patience than the real one. */
const spawnHere = (): GatewayProcess => {
  let tell: (report: GatewayReport) => void = () => undefined;
  let stop: () => Promise<void> = () => Promise.resolve();
  let take: (order: GatewayOrder) => void = () => undefined;
  const obey = (order: GatewayOrder): void => {
    if (order.kind !== 'start') {
      take(order);
      return;
    }
    const { port, pageOrigins } = order;
    const key = Buffer.from(order.key, 'base64');
    const limits = { firstByteMs: 2_500 };
    void startGateway({ port, key, pageOrigins, limits }).then((gateway) => {
      stop = gateway.close;
      take = (later) => {
        if (later.kind === 'lease') gateway.leases.put(later);
        if (later.kind === 'picture') gateway.leases.putPicture(later, Date.now());
        if (later.kind === 'ping') tell({ kind: 'pong' });
      };
      tell({ kind: 'ready', port: gateway.port });
    });
  };
  return {
    post: (message) => {
      obey(message as GatewayOrder);
    },
    onMessage: (listener) => {
      tell = listener;
    },
    onExit: () => undefined,
    kill: () => void stop(),
  };
};

const read = (url: string): Promise<Response> =>
  fetch(url, { headers: { origin: 'app://brightwall' } });

const firstAddress = (playlist: string): string =>
  playlist.split('\n').find((line) => line.startsWith('/l/')) ?? '';

vi.setConfig({ testTimeout: 60_000 });

describe('a stream of the rehearsal city through the gateway', () => {
  let stage: RehearsalStage;
  let told: Told;
  let cameras: Camera[];
  const gateway = new MediaGateway({
    spawn: spawnHere,
    clock: realClock,
    ids: { secret: () => randomBytes(18).toString('base64url') },
  });

  beforeAll(async () => {
    stage = await stageRehearsal();
    gateway.start();
    told = listenTo(stage.connect());
    told.port.start();
    await vi.waitFor(
      () => {
        expect(told.port.health().isCatalogLoading).toBe(false);
      },
      { timeout: 20_000 },
    );
    cameras = [...told.cameras.values()].filter(({ isOnline }) => isOnline);
  }, 30_000);

  afterAll(async () => {
    await told.port.stop();
    gateway.stop();
    await stage.close();
  });

  let leases = 0;
  const open = async (
    cameraId: CameraId,
  ): Promise<{ leaseId: LeaseId; url: string; stream: PlatformStream }> => {
    leases += 1;
    const leaseId = `lease-${String(leases)}` as LeaseId;
    const stream = valueOf(await told.port.openStream(cameraId, 'sub'));
    return { leaseId, url: valueOf(await gateway.open(leaseId, stream.upstream)), stream };
  };

  /** What a player does again and again: the variants, then the newest segment. */
  const play = async (
    url: string,
  ): Promise<{ fault: string | null; codecs: string; bytes: number }> => {
    const { origin } = new URL(url);
    let codecs = '';
    let next = url;
    for (let step = 0; ; step += 1) {
      const response = await read(next);
      const fault = response.headers.get('x-brightwall-fault');
      if (!response.ok) return { fault, codecs, bytes: 0 };
      if (step === 2)
        return { fault: null, codecs, bytes: (await response.arrayBuffer()).byteLength };
      const playlist = await response.text();
      expect(playlist).not.toContain('token');
      codecs ||= /CODECS="([^"]+)"/.exec(playlist)?.[1] ?? '';
      next = origin + firstAddress(playlist);
    }
  };

  const soon = { timeout: 5_000, interval: 250 };
  const codecsOf = (url: string): Promise<string> => play(url).then(({ codecs }) => codecs);
  const bytesOf = (url: string): Promise<number> => play(url).then(({ bytes }) => bytes);

  const cameraAt = (index: number): CameraId => {
    const camera = cameras[index];
    if (camera === undefined) throw new Error('too few cameras');
    return camera.cameraId;
  };

  it('plays: variants, segments and a codec that is played here', async () => {
    const { url } = await open(cameraAt(0));
    const { bytes, codecs } = await play(url);
    expect(bytes).toBeGreaterThan(0);
    expect(codecs).toMatch(/^avc1\./);
  });

  it.each(Object.entries(rehearsedFaults) as [RehearsedFault, string | null][])(
    'names the rehearsed fault "%s" %s, and plays again when it is lifted',
    async (fault, code) => {
      const cameraId = cameraAt(1 + Object.keys(rehearsedFaults).indexOf(fault));
      const { leaseId, url, stream } = await open(cameraId);
      expect((await play(url)).bytes).toBeGreaterThan(0);
      await stage.setFault(cameraId, fault);
      // What was asked for a moment ago is not asked for again.
      if (code === null) await expect.poll(() => codecsOf(url), soon).toMatch(/^hvc1\./);
      else {
        await expect
          .poll(() => play(url).then((played) => played.fault), { timeout: 30_000, interval: 250 })
          .toBe(code);
      }
      await stage.liftFault(cameraId);
      const renewed = valueOf(await told.port.renewStream(stream.streamKey));
      gateway.update(leaseId, renewed.upstream);
      await expect.poll(() => bytesOf(url), soon).toBeGreaterThan(0);
      await expect.poll(() => codecsOf(url), soon).toMatch(/^avc1\./);
    },
  );

  it('names a refused address too when the stream is opened at it', async () => {
    const cameraId = cameraAt(0);
    await stage.setFault(cameraId, 'refused');
    const { url } = await open(cameraId);
    expect((await play(url)).fault).toBe('stream/refused');
    await stage.liftFault(cameraId);
  });

  it('shows the still picture of a camera and of an alarm', async () => {
    const cameraId = cameraAt(0);
    const still = valueOf(await told.port.snapshot(cameraId));
    const ofCamera = await read(valueOf(await gateway.picture(still)));
    expect(ofCamera.headers.get('content-type')).toBe('image/jpeg');

    await stage.raiseAlarm(cameraId, 2);
    const raised = () => [...told.alarms.values()].find((alarm) => alarm.cameraId === cameraId);
    await expect.poll(raised, { timeout: 20_000 }).toBeDefined();
    const alarm = raised();
    if (alarm === undefined) throw new Error('no alarm');
    expect(alarm.pictureCount).toBeGreaterThan(0);
    const picture = valueOf(await told.port.picture(alarm.alarmId, 0));
    const ofAlarm = await read(valueOf(await gateway.picture(picture)));
    expect(ofAlarm.headers.get('content-type')).toBe('image/jpeg');
    expect((await ofAlarm.arrayBuffer()).byteLength).toBeGreaterThan(0);
  });

  it('has no picture of a camera that is offline', async () => {
    const cameraId = cameraAt(0);
    await stage.changeCatalog('offline', cameraId);
    const still = valueOf(await told.port.snapshot(cameraId));
    const response = await read(valueOf(await gateway.picture(still)));
    expect(response.headers.get('x-brightwall-fault')).toBe('media/no-picture');
    await stage.changeCatalog('online', cameraId);
  });
});

describe('a log-in that ends every three seconds', () => {
  it('is renewed without anybody noticing', async () => {
    const stage = await stageRehearsal({ tokenLifeMs: 3_000 });
    const told = listenTo(stage.connect());
    told.port.start();
    await expect.poll(() => told.port.health().state, { timeout: 20_000 }).toBe('live');
    const camera = [...told.cameras.values()].find(({ isOnline }) => isOnline);
    const untilMs = Date.now() + 8_000;
    while (Date.now() < untilMs) {
      if (camera !== undefined) valueOf(await told.port.openStream(camera.cameraId, 'small'));
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(told.states).toEqual(['connecting', 'live']);
    await told.port.stop();
    await stage.close();
  });
});
