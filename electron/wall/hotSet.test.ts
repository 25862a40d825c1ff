import { describe, expect, it } from 'vitest';
import type { CameraId } from '#contract/ids';
import { desk, aStation, wallWindow } from '../../tests/fakes/aStation';
import { anAlarmReport } from '../../tests/builders/happenings';
import { planHotSet } from './hotSet';

const cameras = (...numbers: number[]): CameraId[] =>
  numbers.map((number) => `city:${String(number)}` as CameraId);

describe('The cameras that are kept warm', () => {
  const wishes = {
    awaited: [],
    hinted: cameras(1, 2),
    alarms: cameras(3, 2),
    toured: cameras(4),
    neighbours: cameras(5, 6),
    remembered: cameras(1, 7),
  };

  it('are the likeliest first, none twice, none that plays already', () => {
    const isPlaying = (cameraId: CameraId): boolean => cameraId === 'city:3';
    expect(planHotSet(wishes, isPlaying, 32)).toEqual(cameras(1, 2, 4, 5, 6, 7));
  });

  it('are those of a wall that is being opened before all others', () => {
    const both = { ...wishes, awaited: cameras(9, 5) };
    expect(planHotSet(both, () => false, 4)).toEqual(cameras(9, 5, 1, 2));
  });

  it('are no more than the limit', () => {
    expect(planHotSet(wishes, () => false, 2)).toEqual(cameras(1, 2));
    expect(planHotSet(wishes, () => false, 0)).toEqual([]);
  });
});

describe('A station', () => {
  it('warms what the desk points at, and opens it without asking the platform again', async () => {
    const { handlers, clock, media, platform } = await aStation();
    await handlers['stream:hint']({ cameraIds: cameras(12) }, desk);
    await clock.pass(0);
    expect(platform.opened).toEqual(['city:12 sub 1']);
    expect(media.hot()).toHaveLength(1);
    const request = { cameraId: cameras(12)[0] as CameraId, widthPx: 640, heightPx: 360 };
    const opened = await handlers['stream:open']({ ...request, purpose: 'wall' }, wallWindow);
    expect(opened).toMatchObject({ ok: true, value: { profile: 'sub' } });
    expect(platform.opened).toHaveLength(1);
  });

  it('makes ready what a wall that is being opened will show, and only until it shows it', async () => {
    const { station, handlers, clock, platform, media } = await aStation();
    station.expectWindows();
    await clock.pass(0);
    expect(platform.opened).toHaveLength(9);
    expect(media.hot()).toHaveLength(9);
    const request = { cameraId: cameras(9)[0] as CameraId, widthPx: 640, heightPx: 360 };
    await handlers['stream:open']({ ...request, purpose: 'wall' }, wallWindow);
    expect(platform.opened).toHaveLength(9);
    await handlers['view:join']({}, wallWindow);
    station.shown(wallWindow, { revision: 1, playing: 0, failed: 0 });
    await clock.pass(6_000, 500);
    expect(platform.closed).toHaveLength(8);
    expect(media.hot()).toEqual([]);
  });

  it('shows a warm camera at once in the profile that is there, and its own soon after', async () => {
    const { handlers, clock, station } = await aStation();
    const adjusted: unknown[] = [];
    station.streams.onAdjusted(({ standing }) => adjusted.push(standing));
    await handlers['stream:hint']({ cameraIds: cameras(12) }, desk);
    await clock.pass(0);
    const request = { cameraId: cameras(12)[0] as CameraId, widthPx: 1920, heightPx: 1080 };
    const opened = await handlers['stream:open']({ ...request, purpose: 'wall' }, wallWindow);
    expect(opened).toMatchObject({ value: { profile: 'sub' } });
    await clock.pass(2_000, 500);
    expect(adjusted).toEqual([{ step: 'full', profile: 'main', reason: null }]);
  });

  it('warms the cameras of a new alarm, and lets go of what nobody has pointed at for some minutes', async () => {
    const { platform, clock, handlers, media } = await aStation();
    await handlers['stream:hint']({ cameraIds: cameras(12) }, desk);
    const alarm = anAlarmReport({
      raisedAtMs: clock.now(),
      cameraId: cameras(5)[0] as CameraId,
      linkedCameraIds: cameras(6),
    });
    platform.tellEvents({ alarms: [alarm] });
    await clock.pass(1_000, 100);
    expect(media.hot().map(({ url }) => url)).toHaveLength(3);
    await handlers['stream:hint']({ cameraIds: [] }, desk);
    await clock.pass(60_000, 1_000);
    expect(media.hot()).toHaveLength(3);
    await clock.pass(180_000, 1_000);
    expect(media.hot()).toHaveLength(2);
    expect(platform.closed).toEqual(['city:12 sub 1']);
  });

  it('warms the neighbours of the selected tile only within its limit', async () => {
    const { handlers, clock, platform, media } = await aStation();
    await handlers['settings:write'](
      { streams: { perDevice: 3, perPlatform: null, warm: 0 } },
      desk,
    );
    await handlers['stream:hint']({ cameraIds: cameras(12, 13) }, desk);
    await clock.pass(1_000, 100);
    expect(platform.opened).toEqual([]);
    expect(media.hot()).toEqual([]);
  });
});
