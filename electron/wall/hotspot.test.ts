import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priorities } from '#contract/alarm';
import type { CameraId } from '#contract/ids';
import { emptyHotspot, hotspotAt, type Hotspot, type HotspotInput } from './hotspot';

const one = 'city:1' as CameraId;
const two = 'city:2' as CameraId;
const three = 'city:3' as CameraId;

const input = (given: Partial<HotspotInput> = {}): HotspotInput => ({
  hotspot: { source: 'both', dwellS: 20 },
  isHeld: false,
  call: null,
  urgent: null,
  nowMs: 1_000,
  ...given,
});

const call = (cameraId: CameraId, atMs: number) => ({ cameraId, reason: 'called', atMs }) as const;

describe('a hotspot', () => {
  it('shows nothing until something comes, then what is called, at once', () => {
    const empty = hotspotAt(emptyHotspot, input());
    expect(empty).toMatchObject({ cameraId: null, reason: null, untilMs: null });
    const called = hotspotAt(empty, input({ call: call(one, 1_000) }));
    expect(called).toMatchObject({ cameraId: one, reason: 'called', sinceMs: 1_000 });
    const again = hotspotAt(called, input({ call: call(two, 1_500), nowMs: 1_500 }));
    expect(again).toMatchObject({ cameraId: two, sinceMs: 1_500 });
  });

  it('lets a call stay for its dwell before an alarm comes, and returns to it after', () => {
    const urgent = { cameraId: two, priority: 'critical' } as const;
    const mine = call(one, 1_000);
    const called = hotspotAt(emptyHotspot, input({ call: mine, urgent }));
    expect(called).toMatchObject({ cameraId: one, untilMs: 21_000 });
    expect(hotspotAt(called, input({ call: mine, urgent, nowMs: 20_999 })).cameraId).toBe(one);
    const lit = hotspotAt(called, input({ call: mine, urgent, nowMs: 21_000 }));
    expect(lit).toMatchObject({ cameraId: two, reason: 'alarm', untilMs: null });
    const over = hotspotAt(lit, input({ call: mine, nowMs: 30_000 }));
    expect(over).toMatchObject({ cameraId: two, reason: 'past', untilMs: 41_000 });
    const back = hotspotAt(over, input({ call: mine, nowMs: 41_000 }));
    expect(back).toMatchObject({ cameraId: one, reason: 'called' });
  });

  it('waits for nothing when it is empty, and a graver alarm cuts in on a lesser one', () => {
    const high = { cameraId: one, priority: 'high' } as const;
    const lit = hotspotAt(emptyHotspot, input({ urgent: high }));
    expect(lit).toMatchObject({ cameraId: one, reason: 'alarm' });
    const alike = hotspotAt(lit, input({ urgent: { ...high, cameraId: two }, nowMs: 2_000 }));
    expect(alike).toMatchObject({ cameraId: one, untilMs: 21_000 });
    const graver = { cameraId: three, priority: 'critical' } as const;
    expect(hotspotAt(lit, input({ urgent: graver, nowMs: 2_000 })).cameraId).toBe(three);
  });

  it('is held by a pin, through calls and alarms, and does not catch up afterwards', () => {
    const shown = hotspotAt(emptyHotspot, input({ call: call(one, 1_000) }));
    const later = { call: call(two, 5_000), nowMs: 5_000 };
    const pinned = hotspotAt(shown, input({ ...later, isHeld: true }));
    expect(pinned.cameraId).toBe(one);
    expect(hotspotAt(pinned, input({ ...later, nowMs: 9_000 })).cameraId).toBe(one);
  });

  it('follows only what it was told to follow', () => {
    const both = { call: call(one, 1_000), urgent: { cameraId: two, priority: 'high' } as const };
    const calls = { source: 'called', dwellS: 5 } as const;
    const alarms = { source: 'alarms', dwellS: 5 } as const;
    const called = hotspotAt(emptyHotspot, input({ ...both, hotspot: calls }));
    expect(hotspotAt(called, input({ ...both, hotspot: calls, nowMs: 99_000 })).cameraId).toBe(one);
    expect(hotspotAt(emptyHotspot, input({ ...both, hotspot: alarms })).cameraId).toBe(two);
  });
});

it('never leaves a camera by itself before its dwell, unless for a graver alarm', () => {
  const cameras = fc.constantFrom(one, two, three);
  const step = fc.record({
    afterMs: fc.integer({ min: 1, max: 15_000 }),
    called: fc.option(cameras),
    urgent: fc.option(fc.record({ cameraId: cameras, priority: fc.constantFrom(...priorities) })),
    isHeld: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let now: Hotspot = emptyHotspot;
      let nowMs = 0;
      let last: HotspotInput['call'] = null;
      for (const { afterMs, called, urgent, isHeld } of steps) {
        nowMs += afterMs;
        last = called === null ? last : { cameraId: called, reason: 'called', atMs: nowMs };
        const before = now;
        now = hotspotAt(before, input({ call: last, urgent, isHeld, nowMs }));
        if (now.cameraId === before.cameraId || before.cameraId === null) continue;
        expect(isHeld).toBe(false);
        const isGraver =
          before.priority !== null &&
          urgent !== null &&
          priorities.indexOf(urgent.priority) < priorities.indexOf(before.priority);
        const isCalled = now.callAtMs > before.callAtMs;
        if (!isCalled && !isGraver) expect(nowMs - before.sinceMs).toBeGreaterThanOrEqual(20_000);
        if (now.untilMs !== null) expect(now.untilMs).toBeGreaterThan(nowMs);
      }
    }),
  );
});
