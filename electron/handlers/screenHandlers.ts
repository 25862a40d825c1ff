import { success } from '#contract/outcome';
import { logged, type HandlerDeps, type HandlersOf } from './handlerDeps';

/** screen:* — which screen is which, and what is done about those that are away. */
export const screenHandlers = (deps: HandlerDeps): HandlersOf<'screen'> => {
  const { screenRoll, settings } = deps.station;
  const actor = () => settings.current().actor;
  return {
    'screen:identify': () => {
      screenRoll.identify();
      return logged(deps, 'screen:identify', '', success(null));
    },
    'screen:settle': ({ oneId, otherId, isSwapped }) =>
      logged(
        deps,
        'screen:settle',
        `${oneId} ${otherId}${isSwapped ? ' swapped' : ''}`,
        screenRoll.settle(oneId, otherId, isSwapped),
      ),
    'screen:lend': ({ screenId, onId }) =>
      logged(
        deps,
        'screen:lend',
        `${screenId} ${onId ?? '–'}`,
        screenRoll.lend(actor(), screenId, onId),
      ),
    'screen:forget': ({ screenId }) =>
      logged(deps, 'screen:forget', screenId, screenRoll.forget(actor(), screenId)),
  };
};
