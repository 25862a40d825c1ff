import type { ThunkDispatch, TypedStartListening, UnknownAction } from '@reduxjs/toolkit';
import { useDispatch, useSelector } from 'react-redux';
import type { HasView } from './viewSelectors';

/** Dispatches actions and thunks; `State` is the part of the store that the thunk reads. */
export type WallDispatch<State = HasView> = ThunkDispatch<State, undefined, UnknownAction>;

/** Starts a listener that reads that part of the store. */
export type Listen<State = HasView> = TypedStartListening<State, WallDispatch<State>>;

/** Dispatch with thunks. */
export const useWallDispatch = (): WallDispatch => useDispatch<WallDispatch>();

/** Reads a part of the store by a selector typed against that part. */
export function useWallSelector<State, Answer>(
  selector: (state: State) => Answer,
  isEqual?: (a: Answer, b: Answer) => boolean,
): Answer {
  return useSelector<State, Answer>(selector, isEqual);
}
