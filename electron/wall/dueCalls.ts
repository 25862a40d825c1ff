import type { Alarm, Priority } from '#contract/alarm';
import type { AnswerWithin, Call } from '#contract/call';
import type { Incident } from '#contract/incident';
import type { StepEntry } from '#contract/procedure';
import type { LocalText } from '#contract/text';

/** What was asked or skipped longer ago than a shift is in the handover, not a call. */
const pastMs = 43_200_000;
const noWords: LocalText = { zh: '', en: '' };

/** What calls depend on. */
export interface CallWorld {
  /** On the list of the open ones. */
  alarms: readonly Alarm[];
  /** When an alarm began to wait: as it was raised, or came back from a shelf. */
  waitsSinceMs(alarm: Alarm): number;
  incidents: readonly Incident[];
  answerWithin: AnswerWithin;
  /** Then only a Critical calls by itself. */
  isFlood: boolean;
  /** Skipped steps of the procedure of a case, with the words of the step. */
  skipped(incident: Incident): readonly { entry: StepEntry; text: LocalText }[];
}

/** What calls the lead now, and when time alone adds to it; Infinity: never. */
export interface DueCalls {
  due: Call[];
  nextAtMs: number;
}

/** Pure: the same world calls the same. Each cause has one id for ever. */
export const dueCalls = (world: CallWorld, nowMs: number): DueCalls => {
  const all = [
    ...world.alarms.map((alarm) => ofAlarm(alarm, world, nowMs)),
    ...world.incidents.map((incident) => ofIncident(incident, world, nowMs)),
  ];
  return {
    due: all.flatMap(({ due }) => due),
    nextAtMs: Math.min(Infinity, ...all.map(({ nextAtMs }) => nextAtMs)),
  };
};

const nothing: DueCalls = { due: [], nextAtMs: Infinity };

const limitOf = (priority: Priority, within: AnswerWithin): number =>
  priority === 'low' ? Infinity : within[priority];

const ofAlarm = (alarm: Alarm, world: CallWorld, nowMs: number): DueCalls => {
  const { alarmId, incidentId, priority, place, what } = alarm;
  const limitMs = limitOf(priority, world.answerWithin);
  const isQuiet = world.isFlood && priority !== 'critical';
  if (alarm.response !== 'waiting' || limitMs === Infinity || isQuiet) return nothing;
  const sinceMs = world.waitsSinceMs(alarm);
  const [firstMs, nextMs] = [sinceMs + limitMs, sinceMs + 2 * limitMs];
  if (nowMs < firstMs) return { due: [], nextAtMs: firstMs };
  const isNext = nowMs >= nextMs;
  const kind = isNext ? 'overdue-next' : 'overdue';
  return {
    due: [
      {
        callId: `${kind} ${alarmId} ${String(sinceMs)}`,
        ...{ kind, alarmId, incidentId, priority, place, what },
        words: noWords,
        atMs: isNext ? nextMs : firstMs,
      },
    ],
    nextAtMs: isNext ? Infinity : nextMs,
  };
};

const ofIncident = (incident: Incident, world: CallWorld, nowMs: number): DueCalls => {
  if (incident.closedAtMs !== null) return nothing;
  const { over, overAtMs } = overrun(incident);
  const isOver = over !== null && nowMs >= overAtMs;
  return {
    due: [
      ...(isOver ? [over] : []),
      ...askedCalls(incident, isOver),
      ...skippedCalls(incident, world),
    ].filter(({ kind, atMs }) => kind === 'case-over' || atMs > nowMs - pastMs),
    nextAtMs: isOver ? Infinity : overAtMs,
  };
};

const aboutCase = ({ incidentId, priority, place, what }: Incident) => ({
  ...{ incidentId, priority, place, what },
  alarmId: null,
});

const overrun = (incident: Incident): { over: Call | null; overAtMs: number } => {
  const step = incident.steps.find(({ code }) => code === incident.currentStep);
  if (step?.startedAtMs == null || step.endedAtMs !== null || step.limitMs === null) {
    return { over: null, overAtMs: Infinity };
  }
  const overAtMs = step.startedAtMs + step.limitMs;
  return {
    over: {
      ...aboutCase(incident),
      callId: `case-over ${incident.incidentId} ${step.code} ${String(step.startedAtMs)}`,
      kind: 'case-over',
      words: noWords,
      atMs: overAtMs,
    },
    overAtMs,
  };
};

/** A platform that calls the lead of an overrun by itself says what the overrun said already. */
const askedCalls = (incident: Incident, isOver: boolean): Call[] =>
  incident.escalations
    .filter(({ by }) => !isOver || by !== 'system')
    .map(({ atMs, by, text }) => ({
      ...aboutCase(incident),
      callId: `asked ${incident.incidentId} ${String(atMs)} ${by}`,
      kind: 'asked',
      words: { zh: text.zh.slice(0, 500), en: text.en.slice(0, 500) },
      atMs,
    }));

const skippedCalls = (incident: Incident, world: CallWorld): Call[] =>
  world.skipped(incident).map(({ entry, text }) => {
    const reason = entry.result.kind === 'skipped' ? entry.result.reason : '';
    return {
      ...aboutCase(incident),
      callId: `skipped ${incident.incidentId} ${entry.procedureId} ${entry.stepId}`,
      kind: 'skipped',
      words: { zh: `${text.zh} · ${reason}`, en: `${text.en} · ${reason}` },
      atMs: entry.atMs,
    };
  });
