import { combineReducers, configureStore, createListenerMiddleware } from '@reduxjs/toolkit';
import type { Listen } from '../bridge/dispatch';
import type { HasView } from '../bridge/viewSelectors';
import { viewSlice } from '../bridge/viewSlice';
import {
  listenForPlayback,
  playbackSlice,
  windowPlayers,
  type HasPlayback,
} from '../features/playback/index';

const reducer = combineReducers({
  [viewSlice.name]: viewSlice.reducer,
  [playbackSlice.name]: playbackSlice.reducer,
});

/** News of tiles are drawn together: sixty-four that start at once are not sixty-four drawings. */
const togetherMs = 10;

/** Everything a window keeps; one line per feature. */
export function createStore() {
  const listener = createListenerMiddleware();
  const store = configureStore({
    reducer,
    middleware: (build) =>
      // The view was parsed in main and is replaced whole; checking it again here costs frames.
      build({ serializableCheck: false, immutableCheck: false }).prepend(listener.middleware),
    // By time: a covered window is given no animation frames.
    enhancers: (build) => build({ autoBatch: { type: 'timer', timeout: togetherMs } }),
  });
  return { store, listener };
}

/** Starts what the features do by themselves; the answer stops it. */
export function startListeners({ store, listener }: ReturnType<typeof createStore>): () => void {
  const stops = [
    listenForPlayback(
      listener.startListening as Listen<HasPlayback & HasView>,
      store.dispatch,
      windowPlayers,
    ),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

export type WallStore = ReturnType<typeof createStore>['store'];
