import { success } from '#contract/outcome';
import { logged, type HandlerDeps, type HandlersOf } from './handlerDeps';

/** alarm:* and incident:* — answers, stamped with the officer at the desk, and logged. */
export const alarmHandlers = (deps: HandlerDeps): HandlersOf<'alarm' | 'incident'> => {
  const { alarms, incidents, silence, settings } = deps.station;
  return {
    'alarm:acknowledge': async ({ alarmId, note }) =>
      logged(
        deps,
        'alarm:acknowledge',
        alarmId,
        await alarms.acknowledge(alarmId, settings.current().actor, note),
      ),
    'alarm:silence': () => {
      silence.begin(settings.current().silenceMs, alarms.open());
      return logged(deps, 'alarm:silence', '', success(null));
    },
    'incident:accept': async ({ incidentId }) =>
      logged(
        deps,
        'incident:accept',
        incidentId,
        await incidents.accept(incidentId, settings.current().actor),
      ),
  };
};
