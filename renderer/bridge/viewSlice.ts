import { createSlice } from '@reduxjs/toolkit';
import type { WindowView } from '#contract/view';
import { applyPatch } from './applyPatch';
import { viewPatched, viewReceived } from './viewEvents';

/** The mirror of what main tells this window; nobody else writes it. */
export interface ViewState {
  /** Null until main has answered for the first time. */
  view: WindowView | null;
}

const initialState: ViewState = { view: null };

/** Holds the newest view, whole. */
export const viewSlice = createSlice({
  name: 'view',
  initialState,
  reducers: {},
  extraReducers: (build) => {
    build.addCase(viewReceived, (_state, { payload }) => ({ view: payload }));
    build.addCase(viewPatched, (state, { payload }) => {
      const view = state.view === null ? undefined : applyPatch(state.view, payload);
      return view === undefined ? state : { view };
    });
  },
});
