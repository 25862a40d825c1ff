import { describe, expect, it } from 'vitest';
import type { AlarmId, IncidentId } from '#contract/ids';
import type { Incident } from '#contract/incident';
import { failure } from '#contract/outcome';
import { cityId } from '../../tests/builders/catalog';
import { anActor, anIncident } from '../../tests/builders/happenings';
import { FakeClock } from '../../tests/fakes/fakeClock';
import { FakeIds } from '../../tests/fakes/fakeIds';
import { FakeJournal } from '../../tests/fakes/fakeJournal';
import { FakePlatform } from '../../tests/fakes/fakePlatform';
import { IncidentLedger } from './incidentLedger';

const first = anIncident({ alarmIds: ['city:alarm-1' as AlarmId] });
const { incidentId } = first;
const startMs = 1_000_000;
const accept = { kind: 'accept' } as const;
const closed = (incident: Incident): Incident => ({
  ...incident,
  version: incident.version + 1,
  currentStep: 'closed',
  allowed: [],
  closedAtMs: startMs,
});

const aLedger = () => {
  const clock = new FakeClock();
  const platform = new FakePlatform(clock);
  const ledger = new IncidentLedger({
    clock,
    ids: new FakeIds(),
    journal: new FakeJournal(),
    platformOf: (platformId) => (platformId === cityId ? platform : undefined),
    closedShownMs: () => 30_000,
  });
  const report = (...incidents: Incident[]): void => {
    ledger.apply(cityId, { alarms: [], incidents, isFull: false });
  };
  return { clock, platform, ledger, report };
};

describe('what the platform says', () => {
  it('keeps the newest edition in any order', () => {
    const { ledger, report } = aLedger();
    const later = { ...first, version: 2, currentStep: 'assessing' as const };
    report(later, first);
    report(first);
    expect(ledger.open()).toEqual([later]);
  });

  it('knows which incident an alarm belongs to', () => {
    const { ledger, report } = aLedger();
    report(first);
    expect(ledger.incidentOf('city:alarm-1' as AlarmId)?.incidentId).toBe(incidentId);
    report({ ...first, version: 2, alarmIds: [] });
    expect(ledger.incidentOf('city:alarm-1' as AlarmId)).toBeUndefined();
  });

  it('shows a closed one for the time set, then lets it go', () => {
    const { ledger, report, clock } = aLedger();
    report(first, closed(first));
    clock.advance(29_999);
    expect(ledger.open()).toHaveLength(1);
    clock.advance(1);
    expect(ledger.open()).toEqual([]);
    report(first);
    expect(ledger.open()).toEqual([]);
  });

  it('keeps one that was opened again', () => {
    const { ledger, report, clock } = aLedger();
    report(first, closed(first), { ...first, version: 3, currentStep: 'investigating' });
    clock.advance(60_000);
    expect(ledger.open()).toHaveLength(1);
  });

  it('does not show one that was closed long before we heard of it', () => {
    const { ledger, report, clock } = aLedger();
    clock.advance(30_000);
    report(closed(first));
    expect(ledger.open()).toEqual([]);
  });

  it('keeps a closed one for the desk until it is archived, where the platform archives', () => {
    const { ledger, report, clock } = aLedger();
    const waiting = { ...closed(first), allowed: ['archive' as const] };
    report(first, waiting);
    expect(ledger.isSettled(waiting)).toBe(false);
    clock.advance(60_000);
    expect(ledger.isSettled(waiting)).toBe(true);
    expect(ledger.open()).toEqual([waiting]);
    report({ ...waiting, version: 9, archivedAtMs: clock.now() });
    expect(ledger.open()).toEqual([]);
  });

  it('shows a case that was taken in by another no more, and again when it is split off', () => {
    const { ledger, report } = aLedger();
    const host = 'city:incident-2' as IncidentId;
    report({ ...first, version: 2, mergedInto: host });
    expect(ledger.open()).toEqual([]);
    const back = { ...first, version: 3 };
    report(back);
    expect(ledger.open()).toEqual([back]);
  });

  it('drops what the full list no longer holds', () => {
    const { ledger, report } = aLedger();
    const other = anIncident({ incidentId: 'city:incident-2' as IncidentId });
    report(first, other);
    ledger.apply(cityId, { alarms: [], incidents: [other], isFull: true });
    expect(ledger.open()).toEqual([other]);
  });
});

describe('accepting', () => {
  it('makes the incident ours when the platform agrees', async () => {
    const { ledger, report } = aLedger();
    report(first);
    expect(await ledger.order(incidentId, accept, anActor())).toEqual({ ok: true, value: null });
    expect(ledger.incident(incidentId)).toMatchObject({ owner: anActor() });
    expect(await ledger.order(incidentId, accept, anActor())).toMatchObject({ ok: true });
  });

  it('names the colleague who has it already', async () => {
    const { ledger, report, platform } = aLedger();
    report({ ...first, owner: anActor({ seat: 2, name: 'Officer Two' }) });
    expect(await ledger.order(incidentId, accept, anActor())).toEqual(
      failure('incident/taken', 'Officer Two'),
    );
    expect(platform.ordered).toEqual([]);
  });

  it('passes on that somebody was faster', async () => {
    const { ledger, report, platform } = aLedger();
    report(first);
    platform.fault = failure('incident/taken', 'Officer Two').fault;
    expect(await ledger.order(incidentId, accept, anActor())).toMatchObject({
      fault: { code: 'incident/taken' },
    });
    platform.fault = undefined;
    expect(await ledger.order(incidentId, accept, anActor())).toMatchObject({ ok: true });
  });

  it('asks once however often the key is pressed', async () => {
    const { ledger, report, platform } = aLedger();
    report(first);
    await Promise.all([
      ledger.order(incidentId, accept, anActor()),
      ledger.order(incidentId, accept, anActor()),
    ]);
    expect(platform.ordered).toHaveLength(1);
  });

  it('refuses what is unknown or closed', async () => {
    const { ledger, report } = aLedger();
    expect(await ledger.order(incidentId, accept, anActor())).toMatchObject({
      fault: { code: 'incident/unknown' },
    });
    report(first, closed(first));
    expect(await ledger.order(incidentId, accept, anActor())).toMatchObject({
      fault: { code: 'incident/wrong-step' },
    });
  });
});
