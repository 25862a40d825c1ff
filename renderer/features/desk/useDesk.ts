import { createContext, useContext, type Dispatch } from 'react';
import type { RequestAnswer, RequestArgs, RequestChannel } from '#contract/channels';
import type { Outcome } from '#contract/outcome';
import { request } from '../../bridge/bridge';
import type { WindowView } from '#contract/view';
import { useWallSelector } from '../../bridge/dispatch';
import { selectView, type HasView } from '../../bridge/viewSelectors';
import type { DeskAction, DeskState } from './deskState';
import type { DeskCommand } from './deskCommand';
import type { SelectionWish } from './selectionWish';

export interface Desk {
  state: DeskState;
  /** The newest state, for what happens between two drawings. */
  current: () => DeskState;
  dispatch: Dispatch<DeskAction>;
  /** The same for keys, buttons and search results. */
  run: (command: DeskCommand) => void;
  ask: Ask;
  /** The view with the tile that was just chosen, also before the station tells it back. */
  seen: (view: WindowView) => WindowView;
}

/** Asks main; a refusal is shown in the number line with what it was about. */
export type Ask = <Channel extends RequestChannel>(
  channel: Channel,
  args: RequestArgs<Channel>,
  subject?: string,
) => Promise<Outcome<RequestAnswer<Channel>>>;

/** An `Ask` whose refusals go to the number line of this desk; it notes which tile is wished. */
export const askFor =
  (dispatch: Dispatch<DeskAction>, wishes: SelectionWish): Ask =>
  async (channel, args, subject = '') => {
    const wish =
      channel === 'scene:select' ? wishes.begin(args as RequestArgs<'scene:select'>) : undefined;
    const outcome = await request(channel, args);
    wish?.settled(outcome.ok, Date.now());
    if (!outcome.ok) {
      const { code, detail } = outcome.fault;
      dispatch({ type: 'refused', code, detail, subject });
    }
    return outcome;
  };

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('useDesk outside of the desk window');
  return desk;
}

/** What the desk's pages look at: the mirror, and the tile that a fast hand has just chosen. */
export function useSeenView(): WindowView {
  const { seen } = useDesk();
  return seen(useWallSelector<HasView, WindowView>(selectView));
}
