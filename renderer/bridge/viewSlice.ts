import type { UnknownAction } from '@reduxjs/toolkit';
import type { WindowView } from '#contract/view';
import { applyPatch } from './applyPatch';
import { viewPatched, viewReceived } from './viewEvents';

/** The mirror of what main tells this window; nobody else writes it. */
export interface ViewState {
  /** Null until main has answered for the first time. */
  view: WindowView | null;
}

const initialState: ViewState = { view: null };

/**
 * Holds the newest view, whole. A plain function: a patch is folded by reference, and reading the
 * whole view through drafts took half a second in a flood of alarms.
 */
export const viewSlice = {
  name: 'view',
  reducer: (state: ViewState = initialState, action: UnknownAction): ViewState => {
    if (viewReceived.match(action)) return { view: action.payload };
    if (!viewPatched.match(action) || state.view === null) return state;
    const view = applyPatch(state.view, action.payload);
    return view === undefined ? state : { view };
  },
} as const;
