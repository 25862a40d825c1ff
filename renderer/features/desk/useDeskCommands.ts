import { useMemo, useRef, useState, type RefObject } from 'react';
import { useStore } from 'react-redux';
import type { WindowView } from '#contract/view';
import { selectView, type HasView } from '../../bridge/viewSelectors';
import type { DeskCommand } from './deskCommand';
import { runCommand } from './runCommand';
import { SelectionWish } from './selectionWish';
import { openMenuByKey } from './useContextMenu';
import { askFor, type Desk } from './useDesk';
import { useDeskState } from './useDeskState';

const timeNow = (): number => Date.now();

/** What keys, buttons and search results share: the desk's memory and what a command does with it. */
export function useDeskCommands(
  searchField: RefObject<HTMLInputElement | null>,
  onLeave: () => void,
): Desk {
  const store = useStore<HasView>();
  const { state, current, dispatch } = useDeskState();
  const leave = useRef(onLeave);
  const [wish] = useState(() => new SelectionWish());
  return useMemo<Desk>(() => {
    const ask = askFor(dispatch, wish);
    const run = (command: DeskCommand): void => {
      if (command.kind === 'leave') leave.current();
      const now = timeNow();
      void runCommand(command, {
        state: current(),
        view: wish.over(selectView(store.getState()), now),
        dispatch,
        ask,
        now,
        openMenu: () => openMenuByKey({ run, dispatch }),
        focusSearch: () => requestAnimationFrame(() => searchField.current?.focus()),
      });
    };
    const seen = (view: WindowView): WindowView => wish.over(view, timeNow());
    return { state, current, dispatch, run, ask, seen };
  }, [state, current, dispatch, store, searchField, wish]);
}
