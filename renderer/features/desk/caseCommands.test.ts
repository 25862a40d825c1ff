import { describe, expect, it, vi } from 'vitest';
import type { AlarmId, IncidentId } from '#contract/ids';
import type { Incident } from '#contract/incident';
import { success } from '#contract/outcome';
import { anAlarm, anIncident } from '../../../tests/builders/happenings';
import { aView } from '../../../tests/builders/views';
import { deskReducer, initialDesk, type DeskState } from './deskState';
import type { DeskCommand } from './deskCommand';
import { interpretKey } from './keys';
import type { CommandRoom } from './commandRoom';
import { runCommand } from './runCommand';

const alarmId = 'city:alarm-1' as AlarmId;
const incidentId = 'city:incident-1' as IncidentId;

const press = (code: string, hasShift = false): DeskCommand => {
  const rest = {
    hasCtrl: false,
    hasAlt: false,
    isComposing: false,
    isInText: false,
    isRepeat: false,
  };
  const command = interpretKey('', { code, hasShift, ...rest });
  if (command === undefined) throw new Error(`${code} means nothing`);
  return command;
};

async function run(
  command: DeskCommand,
  state: Partial<DeskState>,
  incident: Incident | null = anIncident({ alarmIds: [alarmId] }),
) {
  const alarm = anAlarm({ incidentId: incident?.incidentId ?? null });
  const view = aView({
    alarms: { [alarmId]: alarm },
    incidents: incident === null ? {} : { [incident.incidentId]: incident },
  });
  let now: DeskState = { ...initialDesk, ...state };
  const ask = vi.fn().mockResolvedValue(success({ incidentId }));
  const room: CommandRoom = {
    state: now,
    view,
    dispatch: (action) => (now = deskReducer(now, action)),
    ask: ask as CommandRoom['ask'],
    now: 1000,
    focusSearch: vi.fn(),
    openMenu: vi.fn(),
  };
  await runCommand(command, room);
  return { asked: ask.mock.calls.map((call) => call.slice(0, 2) as unknown[]), state: now };
}

describe('a case by keyboard', () => {
  it('is accepted by one key, from its page or from its alarm', async () => {
    const wish = ['incident:accept', { incidentId }];
    for (const state of [
      { focusedAlarmId: alarmId },
      { opened: { alarmId: null, incidentId } },
      { opened: { alarmId, incidentId: null } },
    ]) {
      expect((await run(press('KeyJ'), state)).asked).toEqual([wish]);
    }
  });

  it('is made of an alarm that has none, and accepted at once', async () => {
    const { asked, state } = await run(press('KeyJ'), { focusedAlarmId: alarmId }, null);
    expect(asked).toEqual([
      ['incident:open', { alarmId }],
      ['incident:accept', { incidentId }],
    ]);
    expect(state.opened).toEqual({ alarmId, incidentId });
  });

  it('opens with the order that is to be written, and leaves it by the same key', async () => {
    const assessing = anIncident({ alarmIds: [alarmId], currentStep: 'assessing' });
    const { state } = await run(press('KeyJ', true), { focusedAlarmId: alarmId }, assessing);
    expect(state).toMatchObject({ caseForm: 'assign', opened: { alarmId, incidentId } });
    expect((await run(press('KeyJ', true), state, assessing)).state.caseForm).toBeNull();
    expect(deskReducer(state, { type: 'left' })).toMatchObject({ caseForm: null });
  });

  it('opens no order that the present step does not allow, and says so', async () => {
    const { asked, state } = await run(press('KeyE', true), { focusedAlarmId: alarmId });
    expect(asked).toEqual([]);
    expect(state).toMatchObject({ caseForm: null, refusal: { code: 'incident/wrong-step' } });
  });

  it('is archived by one key', async () => {
    const state = { opened: { alarmId: null, incidentId } };
    expect((await run(press('KeyG', true), state)).asked).toEqual([
      ['incident:archive', { incidentId }],
    ]);
  });

  it('says when there is none', async () => {
    for (const command of [press('KeyU'), press('KeyG', true), press('KeyJ')]) {
      const { asked, state } = await run(command, {}, null);
      expect(asked).toEqual([]);
      expect(state.refusal?.code).toBe('incident/unknown');
    }
  });
});
