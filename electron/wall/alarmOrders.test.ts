import { describe, expect, it } from 'vitest';
import type { Alarm, AlarmReport } from '#contract/alarm';
import { defaultAlarmRules } from '#contract/alarmRules';
import type { AlarmId } from '#contract/ids';
import { failure } from '#contract/outcome';
import { anAcknowledgement, anActor, anAlarmReport } from '../../tests/builders/happenings';
import { aLedger } from '../../tests/fakes/aLedger';
import { shelfEnd } from './shelfTime';

const first = anAlarmReport();
const { alarmId } = first;
const officer = anActor();
const lead = anActor({ seat: 2, role: 'lead' });
const forNow = { minutes: 15, reason: 'works' } as const;
const minuteMs = 60_000;

const acknowledged = (report: AlarmReport): AlarmReport => ({
  ...report,
  version: report.version + 5,
  acknowledgement: anAcknowledgement(),
});
const cleared = (report: AlarmReport): AlarmReport => ({
  ...report,
  version: report.version + 10,
  condition: 'cleared',
  clearedAtMs: 5_000,
});

const withAlarm = async (report = first, kept?: Parameters<typeof aLedger>[0]) => {
  const made = aLedger(kept);
  await made.orders.load();
  made.report(report);
  const alarm = made.ledger.alarm(report.alarmId) as Alarm;
  return { ...made, alarm };
};

describe('a shelved alarm', () => {
  it('leaves the list, runs on, and comes back by itself at its time', async () => {
    const { orders, ledger, alarm, clock, raised } = await withAlarm();
    await orders.shelve(alarm, forNow, officer);
    expect(ledger.open()).toEqual([]);
    expect(ledger.alarm(alarmId)).toMatchObject({ aside: 'shelved', response: 'waiting' });
    expect(orders.list()).toMatchObject([
      { kind: 'shelved', actor: officer, reason: 'works', untilMs: clock.now() + 15 * minuteMs },
    ]);
    clock.advance(15 * minuteMs - 1);
    expect(ledger.open()).toEqual([]);
    clock.advance(1);
    expect(ledger.open()).toMatchObject([{ aside: null, response: 'waiting' }]);
    expect(raised).toEqual([alarmId, alarmId]);
  });

  it('covers later alarms of the same kind at the same camera, and no others', async () => {
    const { orders, ledger, alarm, report } = await withAlarm();
    await orders.shelve(alarm, forNow, officer);
    report(
      anAlarmReport({ alarmId: 'city:again' as AlarmId, raisedAtMs: 400_000 }),
      anAlarmReport({ alarmId: 'city:fire' as AlarmId, kind: 'smoke' }),
    );
    expect(ledger.open().map((one) => one.alarmId)).toEqual(['city:fire']);
  });

  it('waits anew when it comes back active, although somebody had seen it', async () => {
    const { orders, ledger, alarm, platform } = await withAlarm(acknowledged(first));
    expect(alarm.response).toBe('acknowledged');
    await orders.shelve(alarm, forNow, officer);
    platform.clock.advance(15 * minuteMs);
    expect(ledger.open()).toMatchObject([{ response: 'waiting' }]);
    await ledger.acknowledge(alarmId, officer);
    expect(ledger.open()).toMatchObject([{ response: 'acknowledged' }]);
  });

  it('ends when it clears, if that was ordered, and not before', async () => {
    const { orders, ledger, alarm, report, clock } = await withAlarm();
    await orders.shelve(alarm, { minutes: null, reason: 'weather' }, officer);
    expect(orders.list()[0]?.untilMs).toBe(shelfEnd(clock.now(), null, defaultAlarmRules));
    report({ ...first, version: 3, count: 2 });
    expect(ledger.open()).toEqual([]);
    report(cleared(first));
    expect(orders.list()).toEqual([]);
    expect(ledger.open()).toMatchObject([{ condition: 'cleared', response: 'waiting' }]);
  });

  it('can be ended by hand once', async () => {
    const { orders, ledger, alarm } = await withAlarm();
    await orders.shelve(alarm, forNow, officer);
    const orderId = orders.list()[0]?.orderId ?? '';
    expect(await orders.end(orderId)).toMatchObject({ ok: true });
    expect(ledger.open()).toHaveLength(1);
    expect(await orders.end(orderId)).toEqual(failure('alarm/not-aside'));
  });
});

describe('what the seat may order', () => {
  const critical = anAlarmReport({ priority: 'critical' });

  it('shelves a Critical by the lead only', async () => {
    const { orders, ledger, alarm } = await withAlarm(critical);
    expect(await orders.shelve(alarm, forNow, officer)).toEqual(failure('alarm/lead-only'));
    expect(ledger.open()).toHaveLength(1);
    expect(await orders.shelve(alarm, forNow, lead)).toMatchObject({ ok: true });
    expect(ledger.open()).toEqual([]);
  });

  it('does not hide a Critical behind what an officer shelved', async () => {
    const { orders, ledger, alarm, report } = await withAlarm();
    await orders.shelve(alarm, forNow, officer);
    report(anAlarmReport({ ...critical, alarmId: 'city:worse' as AlarmId, raisedAtMs: 300_000 }));
    expect(ledger.open()).toMatchObject([{ priority: 'critical' }]);
  });

  it('takes a source out of service by the lead only, with all its kinds and without an end', async () => {
    const { orders, ledger, alarm, report, clock } = await withAlarm();
    expect(await orders.disable(alarm, 'repair', officer)).toEqual(failure('alarm/lead-only'));
    await orders.disable(alarm, 'repair', lead);
    report(anAlarmReport({ alarmId: 'city:fire' as AlarmId, kind: 'smoke' }));
    clock.advance(30 * 24 * 60 * minuteMs);
    expect(ledger.open()).toEqual([]);
    expect(ledger.all().map(({ aside }) => aside)).toEqual(['out-of-service', 'out-of-service']);
  });

  it('lets nobody order from the seat of a presenter', async () => {
    const { orders, alarm } = await withAlarm();
    const presenter = anActor({ role: 'presenter' });
    expect(await orders.shelve(alarm, forNow, presenter)).toEqual(failure('alarm/lead-only'));
  });

  it('re-rates with a reason, a Critical down by the lead only', async () => {
    const { orders, ledger, alarm } = await withAlarm(critical);
    const lesser = { priority: 'medium', reason: 'seen-lesser' } as const;
    expect(await orders.rate(alarm, lesser, officer)).toEqual(failure('alarm/lead-only'));
    await orders.rate(alarm, lesser, lead);
    expect(ledger.alarm(alarmId)).toMatchObject({
      priority: 'medium',
      reportedPriority: 'critical',
      rating: { ...lesser, actor: lead },
    });
  });
});

describe('a program that was killed', () => {
  it('comes back with what people ordered, and ends what ended meanwhile', async () => {
    const before = await withAlarm();
    await before.orders.shelve(before.alarm, forNow, officer);
    await before.orders.rate(before.alarm, { priority: 'low', reason: 'exercise' }, officer);

    const after = await withAlarm(first, { store: before.store });
    expect(after.ledger.all()).toMatchObject([{ aside: 'shelved', priority: 'low' }]);

    const late = aLedger({ store: before.store, startMs: 1_000_000 + 16 * minuteMs });
    await late.orders.load();
    late.report(acknowledged(first));
    expect(late.ledger.open()).toMatchObject([{ aside: null, response: 'waiting' }]);
  });

  it('has shown nothing that is not in its file', async () => {
    const { orders, ledger, alarm, store } = await withAlarm();
    const shelving = orders.shelve(alarm, forNow, officer);
    expect(ledger.open()).toHaveLength(1);
    await shelving;
    expect(store.writes).toEqual(['alarm-orders']);
    store.fault = failure('store/unwritable').fault;
    expect(await orders.end(orders.list()[0]?.orderId ?? '')).toMatchObject({ ok: false });
    expect(ledger.open()).toEqual([]);
  });
});
