import type { Actor } from '#contract/actor';
import type { Incident } from '#contract/incident';
import type { IncidentOrder } from '#contract/incidentOrder';
import { failure, type Fault } from '#contract/outcome';

type Refused = { ok: false; fault: Fault };

const isSeat = (owner: Actor, actor: Actor): boolean =>
  owner.seat === actor.seat && owner.name === actor.name;

/** Nothing is left to do: the order's effect is there already. */
export const isDone = (incident: Incident, order: IncidentOrder, actor: Actor): boolean => {
  switch (order.kind) {
    case 'accept':
      return (
        incident.allowed.includes('accept') &&
        incident.owner !== null &&
        isSeat(incident.owner, actor)
      );
    case 'archive':
      return incident.archivedAtMs !== null;
    default:
      return false;
  }
};

/** What anybody may do, whoever owns the case. */
const isOpenToAll = ({ kind }: IncidentOrder): boolean => kind === 'escalate' || kind === 'note';

/**
 * Why an order cannot be, before the platform is asked; null when it may. The platform is the
 * judge: what it allows in a step came with the incident, and it may still refuse.
 */
export const refuseOrder = (
  incident: Incident,
  order: IncidentOrder,
  actor: Actor,
): Refused | null => {
  if (!incident.allowed.includes(order.kind)) {
    return failure('incident/wrong-step', incident.currentStep);
  }
  const { owner } = incident;
  const mayAct = owner === null || isSeat(owner, actor);
  // Even a lead does not take a case away by accepting it: first wins.
  const isLeads = actor.role === 'lead' && order.kind !== 'accept';
  if (owner !== null && !mayAct && !isLeads && !isOpenToAll(order)) {
    return failure('incident/taken', owner.name);
  }
  return order.kind === 'close'
    ? refuseClose(incident, order, actor)
    : refuseParts(incident, order);
};

const refuseClose = (
  incident: Incident,
  order: Extract<IncidentOrder, { kind: 'close' }>,
  actor: Actor,
): Refused | null => {
  if (order.verdict === 'false') return null;
  if (incident.isLeadToClose && actor.role !== 'lead') return failure('incident/lead-needed');
  return order.cause === '' ? failure('incident/cause-needed') : null;
};

const refuseParts = (incident: Incident, order: IncidentOrder): Refused | null => {
  if (order.kind !== 'merge' && order.kind !== 'split') return null;
  const { part } = order;
  const isIn =
    part.of === 'alarm'
      ? incident.alarmIds.includes(part.alarmId)
      : incident.mergedIds.includes(part.incidentId);
  const isSelf = part.of === 'incident' && part.incidentId === incident.incidentId;
  const isPossible = order.kind === 'merge' ? !isIn && !isSelf : isIn;
  return isPossible ? null : failure('incident/not-together');
};
