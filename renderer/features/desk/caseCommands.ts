import type { AlarmId, IncidentId } from '#contract/ids';
import type { Incident } from '#contract/incident';
import type { FaultCode } from '#contract/outcome';
import { mayOpen, type CaseFormKind } from '../incidents';
import { bundleWords } from '../shift';
import type { CommandRoom } from './commandRoom';
import type { DeskCommand } from './deskCommand';
import { orderCase } from './orderCase';

/** Does what a key means for a case; undefined when it means nothing there. */
export function runOnIncident(
  command: DeskCommand,
  room: CommandRoom,
): Promise<unknown> | undefined {
  switch (command.kind) {
    case 'accept':
      return accept(room);
    case 'archive': {
      const incident = caseAtHand(room);
      return incident === undefined
        ? refuse(room, 'incident/unknown')
        : orderCase(incident.incidentId, { kind: 'archive' }, room.ask);
    }
    case 'save':
      return saveBundle(room);
    case 'case-form':
      return openForm(command.form, room);
    default:
      return undefined;
  }
}

/** The case of the page that is open, else that of the chosen alarm. */
function caseIdAtHand({ view, state }: Pick<CommandRoom, 'view' | 'state'>): IncidentId | null {
  const { opened } = state;
  const isOpen = opened.alarmId !== null || opened.incidentId !== null;
  const alarmId = isOpen ? opened.alarmId : state.focusedAlarmId;
  const ofAlarm = alarmId === null ? null : (view.alarms[alarmId]?.incidentId ?? null);
  return ofAlarm ?? opened.incidentId;
}

export function caseAtHand(room: Pick<CommandRoom, 'view' | 'state'>): Incident | undefined {
  const incidentId = caseIdAtHand(room);
  return incidentId === null ? undefined : room.view.incidents[incidentId];
}

/** The bundle of the case at hand, where the person says. The report saves itself. */
async function saveBundle(room: CommandRoom): Promise<void> {
  if (room.state.overlay !== null) return;
  const incidentId = caseIdAtHand(room);
  if (incidentId === null) {
    await refuse(room, 'incident/unknown');
    return;
  }
  const outcome = await room.ask('incident:bundle', { incidentId, words: bundleWords() });
  if (outcome.ok) room.dispatch({ type: 'bundleSaved', incidentId, receipt: outcome.value });
}

/** Accept 签收; an alarm without a case becomes one first. */
async function accept(room: CommandRoom): Promise<void> {
  const { ask, state, view } = room;
  const known = caseIdAtHand(room);
  if (known !== null) {
    await orderCase(known, { kind: 'accept' }, ask);
    return;
  }
  const alarmId = state.opened.alarmId ?? state.focusedAlarmId;
  if (alarmId === null || view.alarms[alarmId] === undefined) {
    await refuse(room, 'incident/unknown');
    return;
  }
  const incidentId = await openCase(alarmId, room);
  if (incidentId !== undefined) await orderCase(incidentId, { kind: 'accept' }, ask);
}

async function openCase(
  alarmId: AlarmId,
  { ask, dispatch }: CommandRoom,
): Promise<IncidentId | undefined> {
  const opened = await ask('incident:open', { alarmId });
  if (!opened.ok) return undefined;
  const { incidentId } = opened.value;
  dispatch({ type: 'caseOpened', alarmId, incidentId });
  return incidentId;
}

function openForm(form: CaseFormKind, room: CommandRoom): Promise<void> {
  const incident = caseAtHand(room);
  if (incident === undefined) return refuse(room, 'incident/unknown');
  if (!mayOpen(form, incident)) return refuse(room, 'incident/wrong-step');
  const { state, dispatch } = room;
  if (state.opened.incidentId !== incident.incidentId) {
    const alarmId = state.opened.alarmId ?? state.focusedAlarmId;
    const isOfCase = alarmId !== null && incident.alarmIds.includes(alarmId);
    dispatch({
      type: 'caseOpened',
      alarmId: isOfCase ? alarmId : (incident.alarmIds[0] ?? null),
      incidentId: incident.incidentId,
    });
  }
  dispatch({ type: 'caseFormToggled', form });
  return Promise.resolve();
}

function refuse({ dispatch }: CommandRoom, code: FaultCode): Promise<void> {
  dispatch({ type: 'refused', code, detail: undefined, subject: '' });
  return Promise.resolve();
}
