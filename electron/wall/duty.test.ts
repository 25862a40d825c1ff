import { describe, expect, it } from 'vitest';
import type { AlarmId, IncidentId } from '#contract/ids';
import { failure } from '#contract/outcome';
import { anActor, anAlarmReport, anIncident } from '../../tests/builders/happenings';
import { aStation, desk, wallWindow, type Kept } from '../../tests/fakes/aStation';
import { settled } from '../../tests/fakes/fakeClock';

const incidentId = 'city:incident-1' as IncidentId;

/** A station with one case of standing water; the platform keeps notes in its timeline. */
const aDuty = async (kept?: Kept) => {
  let incident = anIncident({ incidentId });
  const made = await aStation(kept, (platform, clock) => {
    platform.order = (_incidentId, order, answer) => {
      platform.ordered.push({ incidentId, order, answer });
      if (platform.fault !== undefined) {
        return Promise.resolve({ ok: false as const, fault: platform.fault });
      }
      const text = order.kind === 'note' ? order.text : '';
      const line = { atMs: clock.now(), by: answer.actor.name, text: { zh: text, en: text } };
      incident = {
        ...incident,
        version: incident.version + 1,
        timeline: [...incident.timeline, line],
      };
      return Promise.resolve({ ok: true as const, value: incident });
    };
  });
  const { platform, clock } = made;
  platform.tellEvents({ incidents: [incident] });
  await clock.pass(0);
  const states = () => {
    const run = made.station.join(desk).runs[incidentId];
    return run?.steps.map(({ stepId, state, isPending }) =>
      isPending ? `${stepId} ${state} pending` : `${stepId} ${state}`,
    );
  };
  const step = (stepId: string, result: object) =>
    made.handlers['procedure:step']({ incidentId, stepId, result: result as never }, desk);
  const done = (stepId: string) => step(stepId, { kind: 'done' });
  return { ...made, states, step, done };
};

describe('a procedure at the desk', () => {
  it('goes on step by step, each in the timeline at the platform', async () => {
    const { states, step, done, platform } = await aDuty();
    expect(states()).toEqual(['look current', 'deep to-come']);
    expect(await done('look')).toMatchObject({ ok: true });
    expect(await step('deep', { kind: 'answered', answerId: 'no' })).toMatchObject({ ok: true });
    expect(states()).toEqual(['look done', 'deep done', 'watch current']);
    expect(platform.ordered.map(({ order }) => (order.kind === 'note' ? order.text : ''))).toEqual([
      '[SOP flooding#look done] Look（中） / Look',
      '[SOP flooding#deep =no] Deep?（中） / Deep? · No（中） / No',
    ]);
  });

  it('refuses what is not its turn, and a question without an answer', async () => {
    const { step, done, handlers } = await aDuty();
    expect(await done('close')).toMatchObject({ fault: { code: 'procedure/not-current' } });
    await done('look');
    expect(await done('look')).toMatchObject({ fault: { code: 'procedure/not-current' } });
    expect(await done('deep')).toMatchObject({ fault: { code: 'procedure/answer-needed' } });
    expect(await step('deep', { kind: 'answered', answerId: 'perhaps' })).toMatchObject({
      fault: { code: 'procedure/answer-needed' },
    });
    await handlers['procedure:import']({ text: '{ "version": 1, "procedures": [] }' }, desk);
    expect(await done('deep')).toMatchObject({ fault: { code: 'procedure/none' } });
  });

  it('keeps a step while the platform is away, over a restart, and tells it afterwards', async () => {
    const first = await aDuty();
    first.platform.fault = failure('platform/unreachable').fault;
    expect(await first.done('look')).toMatchObject({ ok: true });
    expect(first.states()).toEqual(['look done pending', 'deep current']);
    await first.station.stop();

    const { store, journal } = first;
    const second = await aDuty({ store, journal });
    await settled();
    await second.clock.pass(60_000, 1_000);
    expect(second.states()).toEqual(['look done', 'deep current']);
    expect(second.platform.ordered).toHaveLength(1);
  });

  it('is not done when the platform refuses', async () => {
    const { states, done, platform } = await aDuty();
    platform.fault = failure('platform/refused').fault;
    expect(await done('look')).toMatchObject({ fault: { code: 'platform/refused' } });
    expect(states()).toEqual(['look current', 'deep to-come']);
  });

  it('tells the lead’s seat of a skipped step, whoever skipped it, once', async () => {
    const { step, station, settings, clock } = await aDuty();
    await step('look', { kind: 'skipped', reason: '画面中断' });
    await clock.pass(1_000, 100);
    expect(station.join(desk).station.calls).toEqual([]);
    await settings.write({ actor: anActor({ role: 'lead' }) });
    await clock.pass(1_000, 100);
    expect(station.join(desk).station.calls).toMatchObject([
      { kind: 'skipped', incidentId, words: { zh: 'Look（中） · 画面中断' } },
    ]);
    expect(station.join(wallWindow).station.calls).toEqual([]);
  });
});

describe('calls', () => {
  it('stand at the desk until they are seen or answered, and are asked for once', async () => {
    const { station, platform, clock, handlers } = await aStation();
    const alarmId = 'city:late' as AlarmId;
    const report = { alarmId, priority: 'critical' as const, raisedAtMs: clock.now() };
    platform.tellEvents({ alarms: [anAlarmReport(report)] });
    await clock.pass(61_000, 500);
    const [call] = station.join(desk).station.calls;
    expect(call).toMatchObject({ kind: 'overdue', alarmId });
    const seen = { callId: call?.callId ?? '' };
    expect(await handlers['call:seen'](seen, desk)).toMatchObject({ ok: true });
    expect(station.join(desk).station.calls).toEqual([]);
    expect(await handlers['call:seen'](seen, desk)).toMatchObject({ ok: false });
  });
});

describe('the sound of the desk', () => {
  it('is logged when it dies and when it is back', async () => {
    const { station, handlers, journal } = await aStation();
    await handlers['sound:measured']({ trouble: 'sound-none' }, desk);
    await handlers['sound:measured']({ trouble: 'sound-none' }, desk);
    expect(station.join(desk).station.systemAlarms).toMatchObject([{ trouble: 'sound-none' }]);
    await handlers['sound:measured']({ trouble: null }, desk);
    const lines = journal.lines.filter(({ action }) => action === 'sound:measured');
    expect(lines.map(({ subject }) => subject)).toEqual(['sound-none', '']);
    expect(station.join(desk).station.systemAlarms).toEqual([]);
  });
});
