import { success } from '#contract/outcome';
import { logged, type HandlerDeps, type HandlersOf } from './handlerDeps';

/** app:* and action:* — the program itself, and the log of what people did. */
export const appHandlers = (deps: HandlerDeps): HandlersOf<'app' | 'action'> => {
  const { app, station } = deps;
  return {
    'action:list': ({ limit }) => success(station.actions.list(limit)),
    'app:fullscreen': ({ which }) => logged(deps, 'app:fullscreen', which, app.fullscreen(which)),
    'app:autostart': async () => success(await app.startsAtLogin()),
    'app:start-at-login': async ({ isOn }) =>
      logged(deps, 'app:start-at-login', isOn ? 'on' : 'off', await app.startAtLogin(isOn)),
    'app:about': () => success(app.about()),
    'app:quit': () => {
      const done = logged(deps, 'app:quit', '', success(null));
      app.quit();
      return done;
    },
  };
};
