import { useWallSelector } from '../../bridge/dispatch';
import { selectView, type HasView } from '../../bridge/viewSelectors';
import type { TileBoard } from '#contract/board';
import type { PlanTile } from '#contract/scene';
import { faultWords } from '../../kit/text/faultWords';
import { useText } from '../../kit/text/useText';
import { BoardForm, type BoardWish } from '../boards';
import { Overlay } from './Overlay';
import { chosenScreen, selectedTile } from './runCommand';
import { useDesk } from './useDesk';

/** Puts figures or cases on the chosen tile, or cases on the ribbon of its screen. */
export function BoardPage() {
  const { t } = useText();
  const { state, ask, dispatch } = useDesk();
  const view = useWallSelector<HasView, ReturnType<typeof selectView>>(selectView);
  const screen = chosenScreen(view, state.screenNumber);
  const plan = screen === undefined ? undefined : view.plans[screen.screenId];
  const tile = selectedTile(view, plan);
  if (screen === undefined || tile === undefined) return null;
  const { screenId } = screen;
  const put = async (wish: BoardWish): Promise<void> => {
    const done =
      wish.kind === 'ribbon'
        ? await ask('scene:ribbon', { screenId, isOn: true, nodeId: wish.nodeId })
        : await ask('scene:board', { screenId, tileId: tile.tileId, board: wish }, tile.tileId);
    if (done.ok) dispatch({ type: 'overlayToggled', overlay: null });
  };
  return (
    <Overlay title={t('board.form.title')} testId="board-page">
      <BoardForm
        board={boardOf(tile)}
        screenNumber={screen.number}
        tileNumber={tile.number}
        refusal={
          state.refusal === null ? null : (
            <span role="alert">{faultWords(state.refusal.code, t)}</span>
          )
        }
        onPut={(wish) => void put(wish)}
      />
    </Overlay>
  );
}

const boardOf = ({ board }: PlanTile): TileBoard | undefined => {
  if (board === null) return undefined;
  const { nodeId } = board;
  return board.kind === 'statistics'
    ? { kind: board.kind, nodeId, period: board.period }
    : { kind: board.kind, nodeId };
};
