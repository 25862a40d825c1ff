import type { LibraryOrder } from '#contract/sceneLibrary';
import { success } from '#contract/outcome';
import { logged, type HandlerDeps, type HandlersOf } from './handlerDeps';

/** library:* — every change of the saved scenes is logged with its number and by whom. */
export const libraryHandlers = (deps: HandlerDeps): HandlersOf<'library'> => {
  const { scene, library, settings } = deps.station;
  const subjectOf = (order: LibraryOrder): string => {
    if (order.kind === 'undo') return `undo ${scene.library.lastStep()?.kind ?? ''}`;
    const number = order.kind === 'save' ? order.number : scene.library.find(order.sceneId)?.number;
    return `${order.kind} scene ${String(number ?? 'unknown')}`;
  };
  return {
    'library:read': () => success(library.read()),
    'library:scene': ({ sceneId, version }) => library.scene(sceneId, version),
    'library:change': async (order) => {
      const subject = subjectOf(order);
      const changed = await scene.changeLibrary(settings.current().actor, order);
      return logged(deps, 'library:change', subject, changed);
    },
    'library:export': async ({ sceneId, name }) => {
      const written = await library.export(sceneId, name);
      // A dialog that was left again took nothing out.
      if (written.ok && written.value === null) return written;
      const subject = written.ok ? (written.value?.fileName ?? '') : '';
      return logged(deps, 'library:export', subject, written);
    },
    'library:open': () => library.open(),
    'library:import': async ({ importId, choices }) => {
      const taken = await library.import(settings.current().actor, importId, choices);
      const subject = taken.ok
        ? `added ${String(taken.value.added)} replaced ${String(taken.value.replaced)}`
        : '';
      return logged(deps, 'library:import', subject, taken);
    },
  };
};
