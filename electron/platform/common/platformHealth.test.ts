import { expect, it } from 'vitest';

import type { PlatformId } from '#contract/ids';

import { FakeClock } from '../../../tests/fakes/fakeClock';
import { HealthKeeper } from './platformHealth';

const given = (tellsAlarms = true) => {
  const clock = new FakeClock(1_000);
  const health = new HealthKeeper(
    { platformId: 'city' as PlatformId, name: '城', kind: 'vnp', tellsAlarms },
    () => clock.now(),
  );
  const told: string[] = [];
  health.onChanged(({ state }) => told.push(state));
  return { clock, health, told };
};

it('is connecting until the line is live, and says since when', () => {
  const { clock, health } = given();
  expect(health.get()).toMatchObject({
    state: 'connecting',
    sinceMs: 1_000,
    alarmsStaleSinceMs: 1_000,
  });
  clock.advance(500);
  health.live();
  expect(health.get()).toMatchObject({ state: 'live', sinceMs: 1_500, alarmsStaleSinceMs: null });
});

it('keeps the time from which alarms may be old while it tries again and again', () => {
  const { clock, health, told } = given();
  health.live();
  clock.advance(100);
  health.down({ code: 'platform/unreachable' });
  clock.advance(100);
  health.down({ code: 'platform/unreachable' });
  health.down({ code: 'platform/login-expired' });
  expect(health.get()).toMatchObject({
    sinceMs: 1_100,
    alarmsStaleSinceMs: 1_100,
    fault: { code: 'platform/login-expired' },
  });
  expect(told).toEqual(['live', 'down', 'down']);
});

it('is slow while answers take longer than two seconds or do not come in time', () => {
  const { health, told } = given();
  health.live();
  health.answered({ tookMs: 2_500 });
  health.answered({ tookMs: 20 });
  health.answered({ fault: { code: 'platform/timeout' } });
  health.answered({ tookMs: 20 });
  expect(told).toEqual(['live', 'slow', 'live', 'slow', 'live']);
});

it('does not call a platform live for an answer while its line is down', () => {
  const { health } = given();
  health.down({ code: 'platform/unreachable' });
  health.answered({ tookMs: 5 });
  expect(health.get().state).toBe('down');
});

it('calls no alarms out of date where none are told', () => {
  const { health } = given(false);
  expect(health.get().alarmsStaleSinceMs).toBeNull();
  health.down({ code: 'platform/timeout' });
  expect(health.get().alarmsStaleSinceMs).toBeNull();
});

it('names what is wrong with another way of its alarms, and works all the same', () => {
  const { health } = given();
  health.live();
  health.otherWay({ code: 'platform/broker' });
  health.live();
  expect(health.get()).toMatchObject({ state: 'live', fault: { code: 'platform/broker' } });
  health.otherWay('live');
  expect(health.get().fault).toBeNull();
  health.down({ code: 'platform/timeout' });
  expect(health.get()).toMatchObject({ state: 'down', alarmsStaleSinceMs: null });
  health.otherWay({ code: 'platform/broker' });
  expect(health.get().fault?.code).toBe('platform/timeout');
  expect(health.get().alarmsStaleSinceMs).not.toBeNull();
});
