import type { Call } from '#contract/call';
import type { FaultCode } from '#contract/outcome';
import type { StepResult } from '#contract/procedure';
import { caseAtHand } from './caseCommands';
import type { CommandRoom } from './commandRoom';
import type { DeskCommand } from './deskCommand';

/** Steps of a procedure and calls of the lead; undefined when it means neither. */
export function runOnDuty(command: DeskCommand, room: CommandRoom): Promise<unknown> | undefined {
  switch (command.kind) {
    case 'procedure-step':
      return deal(room, () => ({ kind: 'done' }));
    case 'procedure-answer':
      return deal(room, (answers) => {
        const answer = answers[command.number - 1];
        return answer === undefined ? undefined : { kind: 'answered', answerId: answer.answerId };
      });
    case 'procedure-skip':
      return skip(room);
    case 'call-seen': {
      const [newest] = room.view.station.calls;
      return newest === undefined
        ? refuse(room, 'alarm/unknown')
        : room.ask('call:seen', { callId: newest.callId });
    }
    default:
      return undefined;
  }
}

/** Where a call leads: to its case, else to its alarm. */
export function openCall(call: Call, { view, dispatch }: Pick<CommandRoom, 'view' | 'dispatch'>) {
  const incident = call.incidentId === null ? undefined : view.incidents[call.incidentId];
  const alarmId = call.alarmId ?? incident?.alarmIds[0] ?? null;
  dispatch({ type: 'caseOpened', alarmId, incidentId: incident?.incidentId ?? null });
}

function currentOf(room: CommandRoom) {
  const incident = caseAtHand(room);
  const run = incident === undefined ? undefined : room.view.runs[incident.incidentId];
  const step = run?.steps.find(({ state }) => state === 'current');
  return incident === undefined || run === undefined || step === undefined
    ? undefined
    : { incidentId: incident.incidentId, run, step };
}

function deal(
  room: CommandRoom,
  resultOf: (answers: readonly { answerId: string }[]) => StepResult | undefined,
): Promise<unknown> {
  const current = currentOf(room);
  if (current === undefined) return refuse(room, 'procedure/none');
  const { incidentId, run, step } = current;
  const result = resultOf(run.answers);
  if (result === undefined) return refuse(room, 'procedure/answer-needed');
  return room.ask('procedure:step', { incidentId, stepId: step.stepId, result });
}

function skip(room: CommandRoom): Promise<void> {
  const current = currentOf(room);
  if (current === undefined) return refuse(room, 'procedure/none');
  const { state, view, dispatch } = room;
  if (state.opened.incidentId !== current.incidentId) {
    const alarmId = view.incidents[current.incidentId]?.alarmIds[0] ?? null;
    dispatch({ type: 'caseOpened', alarmId, incidentId: current.incidentId });
  }
  dispatch({ type: 'skipToggled' });
  return Promise.resolve();
}

function refuse({ dispatch }: CommandRoom, code: FaultCode): Promise<void> {
  dispatch({ type: 'refused', code, detail: undefined, subject: '' });
  return Promise.resolve();
}
