import { success } from '#contract/outcome';
import { logged, type HandlerDeps, type HandlersOf } from './handlerDeps';

/** sound:*, call:*, procedure:* — what keeps a desk awake. */
export const dutyHandlers = (
  deps: HandlerDeps,
): HandlersOf<'sound'> & HandlersOf<'call'> & HandlersOf<'procedure'> => {
  const { duty, settings } = deps.station;
  return {
    'sound:measured': ({ trouble }) => {
      const before = duty.sound.alarms()[0]?.trouble ?? null;
      duty.sound.measured(trouble);
      return before === trouble
        ? success(null)
        : logged(deps, 'sound:measured', trouble ?? '', success(null));
    },
    'sound:tested': async () => {
      await duty.sound.tested();
      return logged(deps, 'sound:tested', '', success(null));
    },
    'call:seen': ({ callId }) => logged(deps, 'call:seen', callId, duty.calls.seen(callId)),
    'procedure:step': async ({ incidentId, stepId, result }) =>
      logged(
        deps,
        'procedure:step',
        `${incidentId} ${stepId} ${result.kind}`,
        await duty.procedures.step(incidentId, { stepId, result }, settings.current().actor),
      ),
    'procedure:export': () => success({ text: duty.procedures.exported() }),
    'procedure:import': async ({ text }) => {
      const read = await duty.procedures.import(text);
      logged(
        deps,
        'procedure:import',
        read.ok ? `${String(read.value.length)} problems` : '',
        read,
      );
      return read.ok ? success({ problems: [...read.value] }) : read;
    },
  };
};
