import { success } from '#contract/outcome';
import { logged, type HandlerDeps, type HandlersOf } from './handlerDeps';

/** shift:* — a shift in figures, and the document of it that a person takes out. */
export const shiftHandlers = (deps: HandlerDeps): HandlersOf<'shift'> => ({
  'shift:report': async ({ back }) => success(await deps.station.shiftReport(back)),
  'shift:copy': ({ text }) => {
    deps.station.paper.copy(text);
    return logged(deps, 'shift:copy', '', success(null));
  },
  'shift:export': async ({ fromMs, name, html }) => {
    const place = await deps.station.paper.choose(
      `${name.replace(/[^\p{L}\p{N}._-]+/gu, '-')}.html`,
    );
    // A dialog that was left again took nothing out.
    if (place === null) return success(null);
    const written = await place.write(html);
    logged(deps, 'shift:export', `${String(fromMs)} ${place.fileName}`, written);
    return written.ok ? success({ fileName: place.fileName }) : written;
  },
});
