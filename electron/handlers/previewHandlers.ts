import type { Actor } from '#contract/actor';
import { failure, type Outcome } from '#contract/outcome';
import type { SceneRow } from '#contract/scene';
import { logged, type HandlerDeps, type HandlersOf } from './handlerDeps';

/** preview:* — only what reaches the wall or a file is a fact for the log. */
export const previewHandlers = (deps: HandlerDeps): HandlersOf<'preview'> => {
  const { preview, scene, settings } = deps.station;
  const actor = (): Actor => settings.current().actor;
  return {
    'preview:open': ({ isAgain }) => preview.open(isAgain),
    'preview:edit': ({ screenId, edit }) => preview.edit(screenId, edit),
    'preview:undo': () => preview.undo(),
    'preview:take': () => {
      const screens = [...(preview.current()?.changed ?? [])];
      return logged(deps, 'preview:take', `screens ${screens.join(' ')}`, preview.take(actor()));
    },
    'preview:drop': () => preview.drop(),
    'preview:save': async ({ number, name }) => {
      const screens = preview.contents();
      const saved: Outcome<SceneRow> =
        screens === undefined
          ? failure('preview/none')
          : await scene.saveOther(actor(), number, name, screens);
      return logged(deps, 'preview:save', `scene ${String(number)}`, saved);
    },
  };
};
