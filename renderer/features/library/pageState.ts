import type { SceneId } from '#contract/ids';
import type { OpenedFile } from '#contract/sceneLibrary';

/** What the page itself remembers. */
export interface PageState {
  words: string;
  /** Null: all folders. */
  folder: string | null;
  chosenId: SceneId | null;
  mode: 'browse' | 'new' | 'edit' | 'import';
  /** The file that is looked at before it is taken over. */
  file: OpenedFile | null;
}

export type PageAction =
  | { type: 'searched'; words: string }
  | { type: 'folderChosen'; folder: string | null }
  | { type: 'chosen'; sceneId: SceneId | null }
  | { type: 'formOpened'; mode: 'new' | 'edit' }
  | { type: 'fileOpened'; file: OpenedFile }
  | { type: 'left' };

export const firstPage: PageState = {
  words: '',
  folder: null,
  chosenId: null,
  mode: 'browse',
  file: null,
};

export function pageReducer(state: PageState, action: PageAction): PageState {
  switch (action.type) {
    case 'searched':
      return { ...state, words: action.words };
    case 'folderChosen':
      return { ...state, folder: action.folder };
    case 'chosen':
      return { ...state, chosenId: action.sceneId };
    case 'formOpened':
      return { ...state, mode: action.mode, file: null };
    case 'fileOpened':
      return { ...state, mode: 'import', file: action.file };
    case 'left':
      return { ...state, mode: 'browse', file: null };
  }
}
