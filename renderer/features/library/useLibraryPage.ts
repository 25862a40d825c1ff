import { useReducer, useState } from 'react';
import type { ImportChoice } from '#contract/sceneLibrary';
import { useText } from '../../kit/text/useText';
import type { Ask } from './ask';
import { findScenes } from './findScenes';
import type { LibraryCommand } from './libraryKeys';
import { firstPage, pageReducer } from './pageState';
import type { SceneWords } from './SceneForm';
import { useLibrary } from './useLibrary';

/** The page and what its keys and buttons do. What is done is said; refusals the desk says. */
export function useLibraryPage(ask: Ask, news: readonly unknown[]) {
  const { t } = useText();
  const library = useLibrary(ask, news);
  const [state, dispatch] = useReducer(pageReducer, firstPage);
  const [said, setSaid] = useState<string | null>(null);
  const shown = findScenes(library.rows, state.words, state.folder);
  const chosen =
    shown.find(({ sceneId }) => sceneId === state.chosenId) ??
    shown.find(({ isInForce }) => isInForce) ??
    shown[0];
  const step = (to: (at: number) => number): void => {
    const at = shown.findIndex(({ sceneId }) => sceneId === chosen?.sceneId);
    const next = shown[Math.max(0, Math.min(shown.length - 1, to(at)))];
    if (next !== undefined) dispatch({ type: 'chosen', sceneId: next.sceneId });
  };

  const keep = async (words: SceneWords): Promise<void> => {
    const isEdit = state.mode === 'edit' && chosen !== undefined;
    const done = await library.change(
      isEdit ? { kind: 'edit', sceneId: chosen.sceneId, ...words } : { kind: 'save', ...words },
    );
    if (done === undefined) return;
    dispatch({ type: 'chosen', sceneId: done });
    dispatch({ type: 'left' });
    setSaid(t(isEdit ? 'library.edited' : 'library.saved', { number: words.number }));
  };
  const overwrite = async (): Promise<void> => {
    if (chosen === undefined) return;
    const { sceneId, number } = chosen;
    const done = await library.change({ kind: 'overwrite', sceneId });
    if (done !== undefined) setSaid(t('library.updated', { number }));
  };
  const duplicate = async (): Promise<void> => {
    if (chosen === undefined) return;
    const { sceneId, name } = chosen;
    const copy = t('library.copyName', { name }).slice(0, 60);
    const done = await library.change({ kind: 'duplicate', sceneId, name: copy });
    if (done == null) return;
    dispatch({ type: 'chosen', sceneId: done });
    const { rows } = await library.read();
    const number = rows.find((row) => row.sceneId === done)?.number ?? 0;
    setSaid(t('library.copied', { number }));
  };
  const remove = async (): Promise<void> => {
    if (chosen === undefined) return;
    const { sceneId, number } = chosen;
    // The next one is chosen, so that the keys go on from where they were.
    const at = shown.indexOf(chosen);
    const next = shown[at + 1] ?? shown[at - 1];
    const done = await library.change({ kind: 'remove', sceneId });
    if (done === undefined) return;
    dispatch({ type: 'chosen', sceneId: next?.sceneId ?? null });
    setSaid(t('library.removed', { number }));
  };
  const undo = async (): Promise<void> => {
    const done = await library.change({ kind: 'undo' });
    if (done === undefined) return;
    if (done !== null) dispatch({ type: 'chosen', sceneId: done });
    setSaid(t('library.undone'));
  };
  const restore = async (version: number): Promise<void> => {
    if (chosen === undefined) return;
    const { sceneId, number } = chosen;
    const done = await library.change({ kind: 'restore', sceneId, version });
    if (done !== undefined) setSaid(t('library.restored', { number, version }));
  };
  const recall = async (): Promise<void> => {
    if (chosen === undefined) return;
    const { sceneId, number } = chosen;
    const done = await ask('scene:recall', { sceneId });
    if (done.ok) setSaid(t('library.recalled', { number }));
  };
  const exportScenes = async (isOne: boolean): Promise<void> => {
    if (chosen === undefined) return;
    const name = isOne ? `${String(chosen.number)}-${chosen.name}` : t('library.title');
    const sceneId = isOne ? chosen.sceneId : null;
    const done = await ask('library:export', { sceneId, name });
    if (done.ok && done.value !== null) {
      setSaid(t('library.exported', { file: done.value.fileName }));
    }
  };
  const open = async (): Promise<void> => {
    const done = await ask('library:open', {});
    if (done.ok && done.value !== null) dispatch({ type: 'fileOpened', file: done.value });
  };
  const take = async (choices: ImportChoice[]): Promise<void> => {
    if (state.file === null) return;
    const done = await ask('library:import', { importId: state.file.importId, choices });
    if (!done.ok) return;
    await library.read();
    dispatch({ type: 'left' });
    setSaid(t('sceneImport.done', done.value));
  };

  const commands: Readonly<Record<LibraryCommand, () => unknown>> = {
    up: () => step((at) => at - 1),
    down: () => step((at) => at + 1),
    first: () => step(() => 0),
    last: () => step(() => Infinity),
    'save-new': () => dispatch({ type: 'formOpened', mode: 'new' }),
    edit: () => chosen && dispatch({ type: 'formOpened', mode: 'edit' }),
    search: () => undefined,
    'export-one': () => exportScenes(true),
    'export-all': () => exportScenes(false),
    import: open,
    ...{ recall, overwrite, duplicate, remove, undo },
  };
  const run = (command: LibraryCommand): void => void commands[command]();
  return { ...state, library, shown, chosen, said, dispatch, run, keep, restore, take };
}
