import { success } from '#contract/outcome';
import { logged, type HandlerDeps, type HandlersOf } from './handlerDeps';

/** settings:* — the log names the parts that changed, not their values. */
export const settingsHandlers = (deps: HandlerDeps): HandlersOf<'settings'> => {
  const { settings } = deps.station;
  return {
    'settings:read': () => success(settings.current()),
    'settings:write': async (patch) =>
      logged(
        deps,
        'settings:write',
        Object.keys(patch).sort().join(' '),
        await settings.write(patch),
      ),
    'settings:reset': async () => logged(deps, 'settings:reset', '', await settings.reset()),
  };
};
