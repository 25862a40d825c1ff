import { describe, expect, it } from 'vitest';
import type { CameraId, LeaseId, PlatformId } from '#contract/ids';
import type { StreamProfile } from '#contract/stream';
import { planSessions, type SessionWish } from './sessionLedger';

const wish = (name: string, camera: number, profile: StreamProfile): SessionWish => ({
  leaseId: name as LeaseId,
  cameraId: `city:${String(camera)}` as CameraId,
  platformId: 'city' as PlatformId,
  profile,
});
const of = (camera: number): CameraId => `city:${String(camera)}` as CameraId;

describe('Streams of devices and platforms', () => {
  it('are all there when nothing is limited', () => {
    const plan = planSessions([wish('a', 1, 'main')], { perDevice: 3, perPlatform: null });
    expect(plan.allowed.get(of(1))?.toSorted()).toEqual(['main', 'small', 'sub']);
  });

  it('are shared by the tiles of one camera when its device gives one only', () => {
    const wishes = [wish('first', 1, 'main'), wish('second', 1, 'small')];
    const plan = planSessions(wishes, { perDevice: 1, perPlatform: null });
    expect(plan.allowed.get(of(1))).toEqual(['main']);
    expect(plan.refused.size).toBe(0);
  });

  it('go to the most important first; who has none at all is refused', () => {
    const wishes = [wish('a', 1, 'sub'), wish('b', 2, 'sub'), wish('c', 3, 'sub')];
    const plan = planSessions(wishes, { perDevice: 3, perPlatform: 2 });
    expect([...plan.refused]).toEqual(['c']);
    expect(plan.allowed.get(of(1))).toEqual(['sub']);
  });

  it('are one for every camera before any has a second profile', () => {
    const wishes = [
      wish('tile', 1, 'sub'),
      wish('miniature', 1, 'small'),
      wish('late tile', 2, 'sub'),
    ];
    const plan = planSessions(wishes, { perDevice: 3, perPlatform: 2 });
    expect(plan.refused.size).toBe(0);
    expect(plan.allowed.get(of(1))).toEqual(['sub']);
    expect(plan.allowed.get(of(2))).toEqual(['sub']);
  });

  it('leave what is over to the least important, who step down first', () => {
    const wishes = [wish('a', 1, 'sub'), wish('b', 2, 'sub')];
    const plan = planSessions(wishes, { perDevice: 3, perPlatform: 3 });
    expect(plan.allowed.get(of(1))).toEqual(['sub']);
    expect(plan.allowed.get(of(2))).toEqual(['sub', 'small']);
  });

  it('count each platform for itself', () => {
    const east = { ...wish('b', 2, 'sub'), platformId: 'east' as PlatformId };
    const plan = planSessions([wish('a', 1, 'sub'), east], { perDevice: 1, perPlatform: 1 });
    expect(plan.refused.size).toBe(0);
  });
});
