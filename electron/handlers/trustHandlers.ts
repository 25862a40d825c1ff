import { success } from '#contract/outcome';
import { logged, type HandlerDeps, type HandlersOf } from './handlerDeps';

/** trust:* — whose certificates are trusted; the log names them by their fingerprints. */
export const trustHandlers = (deps: HandlerDeps): HandlersOf<'trust'> => ({
  'trust:list': () => success(deps.trust.list()),
  'trust:choose': () => deps.trust.choose(),
  'trust:add': async ({ fingerprints }) =>
    logged(
      deps,
      'trust:add',
      fingerprints.map(short).join(' '),
      await deps.trust.add(fingerprints),
    ),
  'trust:remove': async ({ fingerprint }) =>
    logged(deps, 'trust:remove', short(fingerprint), await deps.trust.remove(fingerprint)),
});

/** Enough to tell certificates apart, short enough for a line. */
const short = (fingerprint: string): string => fingerprint.slice(0, 23);
