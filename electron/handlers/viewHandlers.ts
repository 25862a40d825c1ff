import { success } from '#contract/outcome';
import type { HandlerDeps, HandlersOf } from './handlerDeps';

/** view:* — what a window is told. */
export const viewHandlers = ({ station }: HandlerDeps): HandlersOf<'view'> => ({
  'view:join': (_args, sender) => success(station.join(sender)),
  'view:shown': (shown, sender) => {
    station.shown(sender, shown);
    return success(null);
  },
});
