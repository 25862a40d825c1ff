import { priorities, type Alarm } from '#contract/alarm';
import type { AlarmOrder } from '#contract/alarmOrder';
import {
  handoverKinds,
  type HandoverConfirmation,
  type HandoverKind,
  type HandoverLine,
} from '#contract/handover';
import type { Incident } from '#contract/incident';

/** Everything that the next officer must know of. */
export interface OpenThings {
  /** All that are held, also what was put aside. */
  alarms: readonly Alarm[];
  orders: readonly AlarmOrder[];
  incidents: readonly Incident[];
}

export type Confirmations = Readonly<Record<string, HandoverConfirmation>>;

/** When the running step of a case passes its time limit; null: never. */
export const limitEndMs = ({ steps, currentStep }: Incident): number | null => {
  const step = steps.find(({ code }) => code === currentStep);
  if (step?.startedAtMs == null || step.endedAtMs !== null || step.limitMs === null) return null;
  return step.startedAtMs + step.limitMs;
};

const isOpen = ({ closedAtMs, archivedAtMs, mergedInto }: Incident): boolean =>
  closedAtMs === null && archivedAtMs === null && mergedInto === null;

/** Alarms that an order keeps aside are handed over with the order. */
const kindOfAlarm = ({ aside }: Alarm): HandoverKind | null => {
  if (aside === null) return 'alarm';
  return aside === 'suppressed' || aside === 'standing' ? aside : null;
};

type BareLine = Omit<HandoverLine, 'confirmed' | 'stamp'>;

const stamped = (line: BareLine, ...known: (string | number | null)[]): HandoverLine => ({
  ...line,
  stamp: [line.kind, line.priority, line.untilMs, ...known].join(' ').slice(0, 600),
  confirmed: null,
});

const alarmLine = (alarm: Alarm, kind: HandoverKind): HandoverLine => {
  const { alarmId, priority, place, what, raisedAtMs, condition, response, incidentId } = alarm;
  const isSeen = response === 'acknowledged';
  const owner = alarm.acknowledgement?.actor ?? null;
  return stamped(
    {
      lineId: `alarm ${alarmId}`,
      kind,
      priority,
      place,
      what,
      caseNumber: null,
      step: null,
      owner: isSeen ? owner : null,
      reason: null,
      sinceMs: raisedAtMs,
      untilMs: null,
    },
    raisedAtMs,
    condition,
    isSeen ? 'seen' : 'unseen',
    incidentId,
  );
};

const orderLine = (order: AlarmOrder): HandoverLine => {
  const { orderId, kind, priority, place, what, actor, reason, sinceMs, untilMs } = order;
  return stamped(
    {
      lineId: `order ${orderId}`,
      kind,
      priority,
      place,
      what,
      caseNumber: null,
      step: null,
      owner: actor,
      reason,
      sinceMs,
      untilMs,
    },
    sinceMs,
  );
};

const incidentLine = (incident: Incident, nowMs: number): HandoverLine => {
  const { incidentId, priority, place, what, caseNumber, currentStep, owner } = incident;
  const limitMs = limitEndMs(incident);
  const step = incident.steps.find(({ code }) => code === currentStep);
  return stamped(
    {
      lineId: `incident ${incidentId}`,
      kind: limitMs !== null && limitMs <= nowMs ? 'overrun' : 'incident',
      priority,
      place,
      what,
      caseNumber,
      step: currentStep,
      owner,
      reason: null,
      sinceMs: step?.startedAtMs ?? incident.reportedAtMs,
      untilMs: limitMs,
    },
    incident.reportedAtMs,
    incident.version,
  );
};

const inOrder = (a: HandoverLine, b: HandoverLine): number =>
  handoverKinds.indexOf(a.kind) - handoverKinds.indexOf(b.kind) ||
  priorities.indexOf(a.priority) - priorities.indexOf(b.priority) ||
  a.sinceMs - b.sinceMs ||
  (a.lineId < b.lineId ? -1 : 1);

/** One line for each thing, unconfirmed; what cannot wait comes first. */
export const handoverLines = (things: OpenThings, nowMs: number): HandoverLine[] => {
  const alarms = things.alarms.flatMap((alarm) => {
    const kind = kindOfAlarm(alarm);
    return kind === null ? [] : [alarmLine(alarm, kind)];
  });
  const incidents = things.incidents.filter(isOpen).map((one) => incidentLine(one, nowMs));
  return [...alarms, ...incidents, ...things.orders.map(orderLine)].sort(inOrder);
};

/** When time alone moves a case among the overrun ones; infinite when never. */
export const nextOverrunMs = (incidents: readonly Incident[], nowMs: number): number =>
  Math.min(
    ...incidents
      .filter(isOpen)
      .map((one) => limitEndMs(one) ?? Number.POSITIVE_INFINITY)
      .filter((atMs) => atMs > nowMs),
  );

/**
 * Confirmations that still hold: what is seen in another state loses its own for good. What is not
 * there now keeps it, because after a start things come back one by one.
 */
export const holding = (
  confirmed: Confirmations,
  lines: readonly HandoverLine[],
): Confirmations => {
  const changed = lines.filter(({ lineId, stamp }) => {
    const known = confirmed[lineId];
    return known !== undefined && known.stamp !== stamp;
  });
  if (changed.length === 0) return confirmed;
  const gone = new Set(changed.map(({ lineId }) => lineId));
  return Object.fromEntries(Object.entries(confirmed).filter(([lineId]) => !gone.has(lineId)));
};

/** The lines with who confirmed them as they are now. */
export const withConfirmations = (
  lines: readonly HandoverLine[],
  confirmed: Confirmations,
): HandoverLine[] =>
  lines.map((line) => {
    const known = confirmed[line.lineId];
    if (known?.stamp !== line.stamp) return line;
    return { ...line, confirmed: { actor: known.actor, atMs: known.atMs } };
  });
