import { logged, type HandlerDeps, type HandlersOf } from './handlerDeps';

/** address:* — cameras that somebody typed; the log names the camera, never the address. */
export const addressHandlers = (deps: HandlerDeps): HandlersOf<'address'> => ({
  'address:add': async ({ url }) => {
    const added = await deps.addresses.add(url);
    return logged(deps, 'address:add', added.ok ? added.value.cameraId : '–', added);
  },
});
