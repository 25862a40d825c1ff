import type { IncidentId } from '#contract/ids';
import type { IncidentOrder } from '#contract/incidentOrder';
import type { Outcome } from '#contract/outcome';
import type { Ask } from './useDesk';

/** Gives an order about an incident; a refusal is shown in the number line. */
export function orderCase(
  incidentId: IncidentId,
  order: IncidentOrder,
  ask: Ask,
): Promise<Outcome<unknown>> {
  const { kind: _kind, ...told } = order;
  const args = { incidentId, ...told } as never;
  return ask(channelOf[order.kind], args);
}

const channelOf = {
  accept: 'incident:accept',
  assign: 'incident:assign',
  feedback: 'incident:feedback',
  reopen: 'incident:reopen',
  close: 'incident:close',
  archive: 'incident:archive',
  escalate: 'incident:escalate',
  note: 'incident:note',
  pass: 'incident:pass',
  merge: 'incident:merge',
  split: 'incident:split',
} as const satisfies Record<IncidentOrder['kind'], string>;
