import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alarm, AlarmReport } from '#contract/alarm';
import type { AlarmId } from '#contract/ids';
import { failure } from '#contract/outcome';
import { cityId } from '../../tests/builders/catalog';
import { anAcknowledgement, anActor, anAlarmReport } from '../../tests/builders/happenings';
import { aLedger } from '../../tests/fakes/aLedger';
import { settled } from '../../tests/fakes/fakeClock';
import { FakeJournal } from '../../tests/fakes/fakeJournal';

const first = anAlarmReport();
const { alarmId } = first;
const officer = anActor();

const cleared = (report: AlarmReport): AlarmReport => ({
  ...report,
  version: report.version + 10,
  condition: 'cleared',
  clearedAtMs: 5_000,
});
const acknowledged = (report: AlarmReport): AlarmReport => ({
  ...report,
  version: report.version + 5,
  acknowledgement: anAcknowledgement(),
});

describe('what the platform says', () => {
  it('shows an alarm once, however often it is told', () => {
    const { ledger, report, raised } = aLedger();
    report(first, first);
    report(first);
    expect(ledger.open()).toHaveLength(1);
    expect(ledger.open()[0]).toMatchObject({ response: 'waiting', refusal: null });
    expect(raised).toEqual([alarmId]);
  });

  it('keeps a cleared alarm until somebody has seen it', () => {
    const { ledger, report } = aLedger();
    report(first, cleared(first));
    expect(ledger.open()).toMatchObject([{ condition: 'cleared', response: 'waiting' }]);
    report(acknowledged(cleared(first)));
    expect(ledger.open()).toEqual([]);
  });

  it('keeps an acknowledged alarm until it is cleared', () => {
    const { ledger, report } = aLedger();
    report(acknowledged(first));
    expect(ledger.open()).toMatchObject([{ condition: 'active', response: 'acknowledged' }]);
    report(cleared(acknowledged(first)));
    expect(ledger.open()).toEqual([]);
  });

  it('does not let old news bring back an alarm that has left', () => {
    const { ledger, report } = aLedger();
    report(cleared(acknowledged(first)), first, acknowledged(first));
    expect(ledger.open()).toEqual([]);
  });

  it('takes a later happening for a new one although its id was used before', () => {
    const { ledger, report } = aLedger();
    report(cleared(acknowledged(first)));
    report({ ...first, raisedAtMs: first.raisedAtMs + 1, version: 0 });
    expect(ledger.open()).toHaveLength(1);
  });

  it('takes a time that lies far ahead for the present, however often it is told', () => {
    const { ledger, report, clock } = aLedger();
    const now = clock.now();
    report({ ...first, raisedAtMs: now + 1e9, lastAtMs: now + 1e9 });
    clock.advance(5_000);
    report({ ...first, raisedAtMs: now + 1e9, lastAtMs: now + 1e9, version: 2 });
    expect(ledger.alarm(alarmId)).toMatchObject({ raisedAtMs: now, lastAtMs: now + 5_000 });
    expect(ledger.open()).toHaveLength(1);
  });

  it('clears what the full list no longer holds, at the present time', () => {
    const { ledger, report, tell, clock } = aLedger();
    const other = anAlarmReport({ alarmId: 'city:alarm-2' as AlarmId, kind: 'smoke' });
    report(first, other);
    tell({ alarms: [other], isFull: true });
    expect(ledger.alarm(alarmId)).toMatchObject({
      condition: 'cleared',
      clearedAtMs: clock.now(),
      response: 'waiting',
    });
    expect(ledger.alarm(other.alarmId)).toMatchObject({ condition: 'active' });
  });

  it('believes a later full list that an alarm is there after all', () => {
    const { ledger, report, tell } = aLedger();
    report(first);
    tell({ isFull: true });
    report(first);
    expect(ledger.alarm(alarmId)?.condition).toBe('cleared');
    tell({ alarms: [first], isFull: true });
    expect(ledger.alarm(alarmId)?.condition).toBe('active');
  });

  it('leaves the alarms of other platforms alone when one sends its list', () => {
    const { ledger, report } = aLedger();
    report(first);
    ledger.apply('east' as never, { alarms: [], incidents: [], isFull: true });
    expect(ledger.alarm(alarmId)?.condition).toBe('active');
  });

  it('comes to the same result in any order, with any repeats', () => {
    const aReport = fc
      .record({
        id: fc.integer({ min: 1, max: 3 }),
        version: fc.integer({ min: 0, max: 6 }),
      })
      .map(({ id, version }) =>
        // One version of one alarm says one thing.
        anAlarmReport({
          alarmId: `city:${String(id)}` as AlarmId,
          version,
          condition: (id + version) % 3 === 0 ? 'cleared' : 'active',
          acknowledgement: version > 3 ? anAcknowledgement() : null,
          count: version + 1,
        }),
      );
    const result = (reports: AlarmReport[]): Alarm[] => {
      const { ledger, report } = aLedger();
      for (const one of reports) report(one);
      return ledger.open();
    };
    fc.assert(
      fc.property(
        fc.array(aReport, { minLength: 1, maxLength: 12 }).chain((reports) =>
          fc.tuple(
            fc.constant(reports),
            fc.shuffledSubarray([...reports, ...reports], {
              minLength: reports.length * 2,
              maxLength: reports.length * 2,
            }),
          ),
        ),
        ([reports, shuffled]) => {
          expect(result(shuffled)).toEqual(result(reports));
        },
      ),
    );
  });
});

describe('acknowledging', () => {
  it('is pending until the platform has said so', async () => {
    const { ledger, report, platform } = aLedger();
    report(first);
    const answered = ledger.acknowledge(alarmId, officer, 'seen');
    expect(ledger.alarm(alarmId)?.response).toBe('pending');
    expect(await answered).toEqual({ ok: true, value: null });
    expect(ledger.alarm(alarmId)).toMatchObject({
      response: 'acknowledged',
      acknowledgement: { actor: officer },
    });
    expect(platform.acknowledged).toMatchObject([
      { alarmId, answer: { actor: officer, note: 'seen' } },
    ]);
  });

  it('waits again when the platform refuses, with the reason on the alarm', async () => {
    const { ledger, report, platform, journal } = aLedger();
    report(first);
    platform.fault = failure('platform/refused', 'no right').fault;
    expect(await ledger.acknowledge(alarmId, officer)).toMatchObject({ ok: false });
    expect(ledger.alarm(alarmId)).toMatchObject({
      response: 'waiting',
      refusal: { code: 'platform/refused', detail: 'no right' },
    });
    expect(journal.pendingAnswers()).toEqual([]);
    platform.fault = undefined;
    void ledger.acknowledge(alarmId, officer);
    expect(ledger.alarm(alarmId)).toMatchObject({ response: 'pending', refusal: null });
  });

  it('stays pending while the platform is away, and goes out with the same key when it is back', async () => {
    const { ledger, report, platform, journal } = aLedger();
    report(first);
    platform.fault = failure('platform/unreachable').fault;
    expect(await ledger.acknowledge(alarmId, officer)).toMatchObject({
      fault: { code: 'platform/unreachable' },
    });
    expect(ledger.alarm(alarmId)?.response).toBe('pending');
    expect(journal.pendingAnswers()).toHaveLength(1);
    platform.fault = undefined;
    ledger.platformLive(cityId);
    await settled();
    expect(ledger.alarm(alarmId)?.response).toBe('acknowledged');
    expect(journal.pendingAnswers()).toEqual([]);
    expect(new Set(platform.acknowledged.map(({ answer }) => answer.key)).size).toBe(1);
  });

  it('tries again by itself when the platform only failed for a moment', async () => {
    const { ledger, report, platform, clock } = aLedger();
    report(first);
    platform.fault = failure('platform/timeout').fault;
    await ledger.acknowledge(alarmId, officer);
    platform.fault = undefined;
    await clock.pass(2_000);
    expect(ledger.alarm(alarmId)?.response).toBe('acknowledged');
  });

  it('is kept over a restart', async () => {
    const journal = new FakeJournal();
    const before = aLedger({ journal });
    before.report(first);
    before.platform.fault = failure('platform/unreachable').fault;
    await before.ledger.acknowledge(alarmId, officer);
    before.ledger.stop();

    const after = aLedger({ journal });
    after.ledger.restore();
    after.report(first);
    expect(after.ledger.alarm(alarmId)?.response).toBe('pending');
    after.ledger.platformLive(cityId);
    await settled();
    expect(after.ledger.alarm(alarmId)?.response).toBe('acknowledged');
    expect(after.platform.acknowledged[0]?.answer.key).toBe(
      before.platform.acknowledged[0]?.answer.key,
    );
    expect(journal.pendingAnswers()).toEqual([]);
  });

  it('settles on the colleague who was first', async () => {
    const { ledger, report, platform, journal } = aLedger();
    report(first);
    platform.fault = failure('platform/unreachable').fault;
    await ledger.acknowledge(alarmId, officer);
    const colleague = anActor({ seat: 2, name: 'Officer Two' });
    report({ ...acknowledged(first), acknowledgement: anAcknowledgement({ actor: colleague }) });
    expect(ledger.alarm(alarmId)).toMatchObject({
      response: 'acknowledged',
      acknowledgement: { actor: colleague },
    });
    expect(journal.pendingAnswers()).toEqual([]);
  });

  it('sends one answer however often the key is pressed', async () => {
    const { ledger, report, platform } = aLedger();
    report(first);
    await Promise.all([ledger.acknowledge(alarmId, officer), ledger.acknowledge(alarmId, officer)]);
    await ledger.acknowledge(alarmId, officer);
    expect(platform.acknowledged).toHaveLength(1);
  });

  it('does not know an alarm that left', async () => {
    const { ledger } = aLedger();
    expect(await ledger.acknowledge(alarmId, officer)).toMatchObject({
      fault: { code: 'alarm/unknown' },
    });
  });

  it('says when an answer could be neither delivered nor kept', async () => {
    const { ledger, report, platform, journal } = aLedger();
    report(first);
    platform.fault = failure('platform/unreachable').fault;
    journal.fault = failure('store/unwritable').fault;
    expect(await ledger.acknowledge(alarmId, officer)).toMatchObject({
      fault: { code: 'store/unwritable' },
    });
  });

  it('forgets the alarms of a platform that was taken out', () => {
    const { ledger, report } = aLedger();
    report(first);
    ledger.forget(cityId);
    expect(ledger.open()).toEqual([]);
    report(first);
    expect(ledger.open()).toHaveLength(1);
  });
});
