import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alarm } from '#contract/alarm';
import type { AlarmId } from '#contract/ids';
import { anAlarm } from '../../tests/builders/happenings';
import { FakeClock } from '../../tests/fakes/fakeClock';
import { FloodWatch } from './floodWatch';

const minuteMs = 60_000;

const aFlood = () => {
  const clock = new FakeClock(100 * minuteMs);
  const flood = new FloodWatch({ clock, windowMs: () => 10 * minuteMs });
  let next = 0;
  const raise = (count: number, given: Partial<Alarm> = {}): Alarm[] =>
    Array.from({ length: count }, () => {
      next += 1;
      const alarm = anAlarm({
        alarmId: `city:${String(next)}` as AlarmId,
        raisedAtMs: clock.now(),
        ...given,
      });
      flood.alarmRaised(alarm);
      return alarm;
    });
  return { clock, flood, raise };
};

describe('a flood', () => {
  it('begins with the eleventh alarm in ten minutes and not with the tenth', () => {
    const { flood, raise, clock } = aFlood();
    raise(10);
    expect(flood.isOn()).toBe(false);
    clock.advance(9 * minuteMs);
    raise(1);
    expect(flood.isOn()).toBe(true);
  });

  it('does not begin with alarms that come slowly, nor with old ones after a start', () => {
    const { flood, raise, clock } = aFlood();
    raise(40, { raisedAtMs: 80 * minuteMs });
    for (let nth = 0; nth < 60; nth += 1) {
      raise(1);
      clock.advance(minuteMs);
    }
    expect(flood.isOn()).toBe(false);
  });

  it('ends by itself when fewer than five came in ten minutes, and is summed up until somebody has seen it', () => {
    const { flood, raise, clock } = aFlood();
    raise(20);
    clock.advance(5 * minuteMs);
    raise(5);
    clock.advance(5 * minuteMs);
    expect(flood.isOn()).toBe(true);
    clock.advance(5 * minuteMs);
    expect(flood.isOn()).toBe(false);
    expect(flood.view([])).toMatchObject({ untilMs: clock.now(), counts: { high: 25 } });
    clock.advance(60 * minuteMs);
    expect(flood.view([])).not.toBeNull();
    flood.seen();
    expect(flood.view([])).toBeNull();
    expect(clock.waitingCount()).toBe(0);
  });

  it('is not put away while it lasts', () => {
    const { flood, raise } = aFlood();
    raise(20);
    flood.seen();
    expect(flood.view([])).not.toBeNull();
  });

  it('counts by priority and place, with those not answered yet', () => {
    const { flood, raise } = aFlood();
    const places = ['a', 'b', 'c', 'd'].map((name) => ({ zh: name, en: name }));
    const open = [
      ...raise(6, { place: places[0] as Alarm['place'] }),
      ...raise(4, { place: places[1] as Alarm['place'], priority: 'critical' }),
      ...raise(2, { place: places[2] as Alarm['place'], response: 'acknowledged' }),
      ...raise(1, { place: places[3] as Alarm['place'], priority: 'low' }),
    ];
    expect(flood.view(open)).toMatchObject({
      counts: { critical: 4, high: 8, medium: 0, low: 1 },
      places: [{ count: 6 }, { count: 4 }, { count: 2 }],
      elsewhere: 1,
      unacknowledged: 11,
    });
  });

  it('names the busiest source, where one came more than once', () => {
    const { flood, raise } = aFlood();
    raise(12, { cameraId: null });
    expect(flood.view([])?.worst).toBeNull();
    raise(2, { kind: 'smoke', what: { zh: '烟', en: 'Smoke' } });
    raise(1, { kind: 'smoke', what: { zh: '烟', en: 'Smoke' }, count: 7 });
    expect(flood.view([])?.worst).toMatchObject({ what: { en: 'Smoke' }, count: 9 });
    const [again] = raise(1, { kind: 'dispute', what: { zh: '纠纷', en: 'Dispute' } });
    expect(flood.view([{ ...(again as Alarm), count: 12 }])?.worst).toMatchObject({ count: 12 });
    expect(flood.view([])?.worst).toMatchObject({ what: { en: 'Dispute' }, count: 12 });
  });

  it('is on exactly as the counts of ten minutes say, whenever alarms come', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 60 }), (pauses) => {
        const { flood, raise, clock } = aFlood();
        const times: number[] = [];
        let isOn = false;
        const expected = (): boolean => {
          const count = times.filter((atMs) => atMs > clock.now() - 10 * minuteMs).length;
          isOn = isOn ? count >= 5 : count > 10;
          return isOn;
        };
        for (const seconds of pauses) {
          for (let second = 0; second < seconds; second += 1) {
            clock.advance(1_000);
            expect(flood.isOn()).toBe(expected());
          }
          raise(1);
          times.push(clock.now());
          expect(flood.isOn()).toBe(expected());
        }
      }),
      { numRuns: 40 },
    );
  });
});
