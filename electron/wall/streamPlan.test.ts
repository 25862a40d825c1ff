import { beforeEach, describe, expect, it } from 'vitest';
import type { CameraId, LeaseId, PlatformId, WindowId } from '#contract/ids';
import { defaultSettings, type StreamLimits } from '#contract/settings';
import type { StreamReportLine, StreamRequest, StreamStanding } from '#contract/stream';
import { FakeClock } from '../../tests/fakes/fakeClock';
import { FakeStore } from '../../tests/fakes/fakeStore';
import { CeilingKeeper } from './ceilingKeeper';
import type { Importance } from './streamBudget';
import { StreamPlan, type Adjustment } from './streamPlan';

const wall = 'wall-1' as WindowId;
const at640: Omit<StreamRequest, 'cameraId'> = { widthPx: 640, heightPx: 360, purpose: 'wall' };

let clock: FakeClock;
let ceiling: CeilingKeeper;
let limits: StreamLimits;
let important: Record<string, Importance>;
let plan: StreamPlan;
let adjusted: Adjustment[];
let refused: LeaseId[];

beforeEach(() => {
  clock = new FakeClock();
  ceiling = new CeilingKeeper({ clock, store: new FakeStore(), cores: 1 });
  limits = { ...defaultSettings.streams };
  important = {};
  [adjusted, refused] = [[], []];
  plan = new StreamPlan({
    clock,
    ceiling,
    limits: () => limits,
    attention:
      () =>
      (_windowId, { cameraId }) =>
        important[cameraId] ?? 'visible',
  });
  plan.onAdjusted((one) => adjusted.push(one));
  plan.onRefused((leaseIds) => refused.push(...leaseIds));
});

const open = (
  camera: number,
  given: Partial<StreamRequest> = {},
  leaseId = `lease-${String(camera)}` as LeaseId,
): StreamStanding | undefined => {
  const cameraId = `city:${String(camera)}` as CameraId;
  const asker = { leaseId, windowId: wall, cameraId, platformId: 'city' as PlatformId };
  const standing = plan.join(asker, { ...at640, cameraId, ...given });
  return standing === undefined ? undefined : plan.opened(leaseId, standing.profile);
};
const line = (camera: number, given: Partial<StreamReportLine> = {}): StreamReportLine => ({
  leaseId: `lease-${String(camera)}` as LeaseId,
  ...at640,
  isVisible: true,
  offered: 12,
  dropped: 0,
  picture: null,
  ...given,
});
const report = (...lines: StreamReportLine[]): void => plan.report(wall, { lines });
const steps = (): Record<string, string> =>
  Object.fromEntries(
    adjusted.map(({ leaseId, standing }) => [leaseId, `${standing.step} ${standing.profile}`]),
  );
const seconds = async (count: number, each: () => void = () => undefined): Promise<void> => {
  for (let second = 0; second < count; second += 1) {
    each();
    await clock.pass(1_000);
  }
};

describe('A tile that is seen', () => {
  it('gets the profile of its size, and nothing changes while there is room', async () => {
    expect(open(1)).toEqual({ step: 'full', profile: 'sub', reason: null });
    expect(open(2, { widthPx: 320, heightPx: 180 })?.profile).toBe('small');
    await seconds(30, () => report(line(1), line(2, { widthPx: 320, heightPx: 180 })));
    expect(adjusted).toEqual([]);
  });

  it('gets a larger profile as soon as it is larger, a smaller one when that lasts', async () => {
    open(1);
    report(line(1, { widthPx: 1920, heightPx: 1080 }));
    await clock.pass(200);
    expect(steps()).toEqual({ 'lease-1': 'full main' });
    report(line(1, { widthPx: 300, heightPx: 170 }));
    await seconds(4);
    expect(steps()).toEqual({ 'lease-1': 'full main' });
    await seconds(3);
    expect(steps()).toEqual({ 'lease-1': 'full small' });
  });

  it('keeps its profile over small changes of layout', async () => {
    open(1, { widthPx: 480, heightPx: 270 });
    report(line(1, { widthPx: 384, heightPx: 216 }));
    await seconds(10);
    expect(adjusted).toEqual([]);
  });
});

describe('A tile that nobody sees', () => {
  it('pauses and leaves its room to others, and plays again when it is seen', async () => {
    open(1);
    report(line(1, { isVisible: false }));
    await clock.pass(200);
    expect(adjusted.at(-1)?.standing).toEqual({ step: 'paused', profile: 'sub', reason: 'hidden' });
    report(line(1));
    await clock.pass(200);
    expect(adjusted.at(-1)?.standing).toEqual({ step: 'full', profile: 'sub', reason: null });
  });
});

describe('A machine that has too much to do', () => {
  const many = Array.from({ length: 30 }, (_, nth) => nth + 1);
  const lost = (): void =>
    report(...many.map((camera) => line(camera, { offered: 15, dropped: 6 })));
  const quiet = (): void => report(...many.map((camera) => line(camera)));
  const low = (): number => {
    const now = new Map(adjusted.map(({ leaseId, standing }) => [leaseId, standing.step]));
    return [...now.values()].filter((step) => step !== 'full').length;
  };

  it('steps tiles down, and up again a few at a time when it is quiet', async () => {
    ceiling.calibrate(1e9);
    for (const camera of many) open(camera);
    await seconds(8, quiet);
    expect(low()).toBe(0);
    await seconds(3, lost);
    const down = low();
    expect(down).toBeGreaterThan(0);
    expect(adjusted.every(({ standing }) => standing.step !== 'paused')).toBe(true);
    await seconds(8, quiet);
    expect(low()).toBe(down);
    await seconds(120, quiet);
    expect(low()).toBeLessThan(down);
  });

  it('leaves the tile of an alarm as it is', async () => {
    important = { 'city:1': 'alarm' };
    for (const camera of many) open(camera);
    ceiling.calibrate(10e6);
    await seconds(2);
    expect(steps()['lease-1']).toBeUndefined();
    expect(steps()['lease-30']).toBe('reduced small');
    const [, ...others] = many;
    expect(others.every((camera) => steps()[`lease-${String(camera)}`] !== undefined)).toBe(true);
  });

  it('gives a tile its room back at once when an alarm comes to it', async () => {
    for (const camera of many) open(camera);
    ceiling.calibrate(20e6);
    await seconds(2);
    important = { 'city:7': 'alarm' };
    plan.markChanged();
    await clock.pass(200);
    expect(steps()['lease-7']).toBe('full sub');
  });

  it('counts a tile once while it changes its lease, and keeps its standing', async () => {
    for (const camera of many) open(camera);
    ceiling.calibrate(20e6);
    await seconds(2);
    const before = adjusted.length;
    const next = open(5, { replaces: 'lease-5' as LeaseId }, 'lease-5b' as LeaseId);
    expect(`${next?.step ?? ''} ${next?.profile ?? ''}`).toBe(steps()['lease-5']);
    plan.leave('lease-5' as LeaseId);
    await seconds(2);
    expect(adjusted).toHaveLength(before);
  });

  it('tells a window again that did not follow', async () => {
    open(1);
    report(line(1, { widthPx: 1920, heightPx: 1080 }));
    await seconds(2);
    expect(adjusted).toHaveLength(1);
    await seconds(25);
    expect(adjusted).toHaveLength(2);
  });

  it('learns what a stream really is', async () => {
    const picture = { widthPx: 3840, heightPx: 2160, framesPerSecond: 25 };
    open(1, { widthPx: 1920, heightPx: 1080 });
    report(line(1, { widthPx: 1920, heightPx: 1080, picture }));
    await seconds(2);
    expect(steps()).toEqual({ 'lease-1': 'smaller sub' });
    expect(adjusted[0]?.standing.reason).toBe('machine');
  });
});

describe('A platform that gives few streams', () => {
  it('makes a newcomer wait, unless it matters more', () => {
    limits.perPlatform = 1;
    expect(open(1)?.step).toBe('full');
    expect(open(2)).toBeUndefined();
    expect(refused).toEqual([]);
    important = { 'city:3': 'alarm' };
    expect(open(3)?.step).toBe('full');
    expect(refused).toEqual(['lease-1']);
  });

  it('lets tiles of one camera share a stream, and says so on the one that shows less', () => {
    limits.perDevice = 1;
    open(1, { widthPx: 320, heightPx: 180 });
    const second = open(1, { widthPx: 1920, heightPx: 1080 }, 'second' as LeaseId);
    expect(second).toEqual({ step: 'smaller', profile: 'small', reason: 'sessions' });
  });
});

it('believes a window about its own leases only', async () => {
  open(1);
  plan.report('wall-2' as WindowId, { lines: [line(1, { isVisible: false })] });
  await seconds(2);
  expect(adjusted).toEqual([]);
});

it('does nothing more once the last lease is gone', async () => {
  open(1);
  plan.leave('lease-1' as LeaseId);
  await clock.pass(1_000);
  expect(clock.waitingCount()).toBe(0);
});
