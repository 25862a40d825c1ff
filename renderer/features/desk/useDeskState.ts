import { useCallback, useRef, useState, type Dispatch } from 'react';
import { deskReducer, initialDesk, type DeskAction, type DeskState } from './deskState';

/**
 * The desk's own memory. `current` is never behind: two keys of a fast hand may come before React
 * has drawn the first, and the second must see what the first did.
 */
export function useDeskState(): {
  state: DeskState;
  current: () => DeskState;
  dispatch: Dispatch<DeskAction>;
} {
  const newest = useRef(initialDesk);
  const [state, setState] = useState(initialDesk);
  const dispatch = useCallback((action: DeskAction) => {
    newest.current = deskReducer(newest.current, action);
    setState(newest.current);
  }, []);
  const current = useCallback(() => newest.current, []);
  return { state, current, dispatch };
}
