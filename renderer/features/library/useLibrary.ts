import { useEffect, useState } from 'react';
import type { SceneId } from '#contract/ids';
import type { LibraryOrder, LibraryView } from '#contract/sceneLibrary';
import { request } from '../../bridge/bridge';
import type { Ask } from './ask';

const nothing: LibraryView = { rows: [], undo: null };

/** The library as it is, read anew with `news` and after every change of this page. */
export function useLibrary(ask: Ask, news: readonly unknown[]) {
  const [view, setView] = useState<LibraryView>();
  useEffect(() => {
    let isCurrent = true;
    void request('library:read', {}).then((told) => {
      if (isCurrent && told.ok) setView(told.value);
    });
    return () => {
      isCurrent = false;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- what is news, the caller knows
  }, [...news]);
  const read = async (): Promise<LibraryView> => {
    const told = await request('library:read', {});
    if (!told.ok) return nothing;
    setView(told.value);
    return told.value;
  };
  /** The scene that it was about; null where it is gone; undefined where it was refused. */
  const change = async (order: LibraryOrder): Promise<SceneId | null | undefined> => {
    const told = await ask('library:change', order);
    await read();
    return told.ok ? told.value : undefined;
  };
  return { ...(view ?? nothing), isRead: view !== undefined, read, change };
}
