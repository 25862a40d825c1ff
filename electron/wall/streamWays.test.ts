import { expect, it } from 'vitest';
import type { CameraId, WindowId } from '#contract/ids';
import type { MachineCodecs } from '#contract/machine';
import { failure } from '#contract/outcome';
import { defaultSettings } from '#contract/settings';
import type { StreamLease, StreamRequest } from '#contract/stream';
import { aCamera } from '../../tests/builders/catalog';
import { FakeClock } from '../../tests/fakes/fakeClock';
import { FakeIds } from '../../tests/fakes/fakeIds';
import { FakeMedia } from '../../tests/fakes/fakeMedia';
import { FakePlatform } from '../../tests/fakes/fakePlatform';
import { FakeStore } from '../../tests/fakes/fakeStore';
import type { StreamOffer } from './ports';
import { StreamBroker } from './streamBroker';

const wall = 'wall-1' as WindowId;
const camera = aCamera();
const withoutH265: MachineCodecs = { h264: 'hardware', h265: 'none', av1: 'software' };
const request: StreamRequest = {
  cameraId: camera.cameraId,
  widthPx: 1280,
  heightPx: 720,
  purpose: 'wall',
};
const hls = (profile: StreamOffer['profile'], codec: StreamOffer['codec']): StreamOffer => ({
  transport: 'hls',
  profile,
  codec,
});

const aBroker = async (offers: StreamOffer[], store = new FakeStore()) => {
  const clock = new FakeClock();
  const platform = Object.assign(new FakePlatform(clock), { offers: () => offers });
  const asked: (string | undefined)[] = [];
  const openStream = platform.openStream.bind(platform);
  platform.openStream = async (cameraId, profile, transport?: StreamOffer['transport']) => {
    asked.push(`${transport ?? 'any'} ${profile}`);
    const opened = await openStream(cameraId, profile);
    return opened.ok && transport !== undefined
      ? { ok: true, value: { ...opened.value, transport } }
      : opened;
  };
  const broker = new StreamBroker({
    clock,
    store,
    media: new FakeMedia(),
    ids: new FakeIds(),
    cores: 16,
    limits: () => defaultSettings.streams,
    liveProof: () => ({ stillCameras: {} }),
    attention: () => () => 'visible',
    platformOf: () => platform,
    cameraOf: (cameraId: CameraId) => (cameraId === camera.cameraId ? camera : undefined),
  });
  await broker.load();
  const open = async (after?: StreamRequest['after']): Promise<StreamLease> => {
    const opened = await broker.open(after === undefined ? request : { ...request, after }, wall);
    if (!opened.ok) throw new Error(opened.fault.code);
    return opened.value;
  };
  return { broker, asked, open, clock, store };
};

it('goes to the H.264 sub stream of a camera whose main stream is H.265', async () => {
  const { broker, open, asked } = await aBroker([hls('main', 'h265'), hls('sub', 'h264')]);
  broker.ways.measured(withoutH265);
  const { profile, standing } = await open();
  expect(asked).toEqual(['hls sub']);
  expect(profile).toBe('sub');
  expect(standing).toEqual({ step: 'smaller', profile: 'sub', reason: 'codec' });
});

it('says so in words when a camera has H.265 only', async () => {
  const { broker } = await aBroker([hls('main', 'h265'), hls('sub', 'h265')]);
  broker.ways.measured(withoutH265);
  expect(await broker.open(request, wall)).toEqual(failure('stream/h265'));
  broker.ways.measured({ ...withoutH265, h265: 'hardware' });
  expect((await broker.open(request, wall)).ok).toBe(true);
});

it('refuses nothing before the machine was measured', async () => {
  const { open } = await aBroker([hls('main', 'h265')]);
  expect((await open()).profile).toBe('main');
});

it('takes the next way when a tile gave one up, and begins with it the next time', async () => {
  const offers: StreamOffer[] = [
    { transport: 'whep', profile: 'main', codec: null },
    hls('main', null),
  ];
  const { broker, open, asked, clock, store } = await aBroker(offers);
  const first = await open();
  expect(first.transport).toBe('whep');
  broker.release(first.leaseId, wall);
  const second = await open({ transport: 'whep', profile: 'main', code: 'stream/refused' });
  expect(second.transport).toBe('hls');
  const [size, picture] = [{ widthPx: 1280, heightPx: 720 }, { framesPerSecond: 25 }];
  broker.report(
    {
      lines: [
        {
          ...size,
          leaseId: second.leaseId,
          purpose: 'wall',
          isVisible: true,
          offered: 25,
          dropped: 0,
          picture: { ...size, ...picture },
        },
      ],
    },
    wall,
  );
  expect(broker.ways.detours(9)).toMatchObject([{ transport: 'whep', code: 'stream/refused' }]);
  await clock.pass(61_000, 1_000);
  await broker.close();
  const later = await aBroker(offers, store);
  await later.open();
  expect([...asked, ...later.asked]).toEqual(['whep main', 'hls main', 'hls main']);
});

it('counts nothing against a way that is the fault of the camera or its platform', async () => {
  const { broker, open } = await aBroker([hls('main', null)]);
  await open({ transport: 'hls', profile: 'main', code: 'stream/offline' });
  await open({ transport: 'hls', profile: 'main', code: 'media/gateway-down' });
  expect(broker.ways.detours(9)).toEqual([]);
});
