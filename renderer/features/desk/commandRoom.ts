import type { Dispatch } from 'react';
import type { WindowView } from '#contract/view';
import type { DeskAction, DeskState } from './deskState';
import type { Ask } from './useDesk';

/** What a command reads and what it may do. `now` is the wall clock, `view` the newest mirror. */
export interface CommandRoom {
  state: DeskState;
  view: WindowView;
  dispatch: Dispatch<DeskAction>;
  ask: Ask;
  now: number;
  focusSearch: () => void;
  /** Opens the menu about what has the focus. */
  openMenu: () => void;
}
