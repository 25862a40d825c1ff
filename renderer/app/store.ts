import { combineReducers, configureStore, createListenerMiddleware } from '@reduxjs/toolkit';
import { viewSlice } from '../bridge/viewSlice';
import { wallApi } from '../bridge/wallApi';

const reducer = combineReducers({
  [viewSlice.name]: viewSlice.reducer,
  [wallApi.reducerPath]: wallApi.reducer,
});

/** Everything a window keeps; one line per feature. */
export function createStore() {
  const listener = createListenerMiddleware();
  const store = configureStore({
    reducer,
    middleware: (build) =>
      // The view was parsed in main and is replaced whole; checking it again here costs frames.
      build({ serializableCheck: false, immutableCheck: false })
        .prepend(listener.middleware)
        .concat(wallApi.middleware),
  });
  return { store, listener };
}

export type WallStore = ReturnType<typeof createStore>['store'];
