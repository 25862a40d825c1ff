import type { IncidentId } from '#contract/ids';
import type { IncidentOrder } from '#contract/incidentOrder';
import { success, type Outcome } from '#contract/outcome';
import { logged, type HandlerDeps, type HandlersOf } from './handlerDeps';

/** incident:* — what is done with cases, stamped with the officer at the desk, and logged. */
export const incidentHandlers = (deps: HandlerDeps): HandlersOf<'incident'> => {
  const { incidents, settings } = deps.station;
  const order = async (incidentId: IncidentId, what: IncidentOrder): Promise<Outcome<null>> => {
    const done = await incidents.order(incidentId, what, settings.current().actor);
    return logged(deps, `incident:${what.kind}`, subjectOf(incidentId, what), done);
  };
  return {
    'incident:open': async ({ alarmId }) => {
      const opened = await incidents.openFrom(alarmId, settings.current().actor);
      logged(deps, 'incident:open', alarmId, opened);
      return opened.ok ? success({ incidentId: opened.value }) : opened;
    },
    'incident:bundle': async ({ incidentId, words }) => {
      const made = await deps.station.bundle.save(incidentId, words, settings.current().actor);
      // A dialog that was left again took nothing out.
      if (made.ok && made.value === null) return made;
      const what = made.ok ? ` ${made.value?.fileName ?? ''} ${made.value?.sha256 ?? ''}` : '';
      return logged(deps, 'incident:bundle', `${incidentId}${what}`, made);
    },
    'incident:places': ({ nodeId }) => success(deps.station.incidentPlaces(nodeId)),
    'incident:units': ({ incidentId }) => incidents.units(incidentId),
    'incident:accept': ({ incidentId }) => order(incidentId, { kind: 'accept' }),
    'incident:assign': ({ incidentId, ...rest }) => order(incidentId, { kind: 'assign', ...rest }),
    'incident:feedback': ({ incidentId, ...rest }) =>
      order(incidentId, { kind: 'feedback', ...rest }),
    'incident:reopen': ({ incidentId, ...rest }) => order(incidentId, { kind: 'reopen', ...rest }),
    'incident:close': ({ incidentId, ...rest }) => order(incidentId, { kind: 'close', ...rest }),
    'incident:archive': ({ incidentId }) => order(incidentId, { kind: 'archive' }),
    'incident:escalate': ({ incidentId, ...rest }) =>
      order(incidentId, { kind: 'escalate', ...rest }),
    'incident:note': ({ incidentId, ...rest }) => order(incidentId, { kind: 'note', ...rest }),
    'incident:pass': ({ incidentId, ...rest }) => order(incidentId, { kind: 'pass', ...rest }),
    'incident:merge': ({ incidentId, ...rest }) => order(incidentId, { kind: 'merge', ...rest }),
    'incident:split': ({ incidentId, ...rest }) => order(incidentId, { kind: 'split', ...rest }),
  };
};

/** What the log keeps of an order: ids and choices, not what was written to the unit. */
const subjectOf = (incidentId: IncidentId, order: IncidentOrder): string => {
  switch (order.kind) {
    case 'assign':
      return `${incidentId} ${order.unitIds.join(' ')}`;
    case 'close':
      return `${incidentId} ${order.verdict}`;
    case 'pass':
      return `${incidentId} ${order.direction}`;
    case 'merge':
    case 'split':
      return `${incidentId} ${order.part.of === 'alarm' ? order.part.alarmId : order.part.incidentId}`;
    default:
      return incidentId;
  }
};
