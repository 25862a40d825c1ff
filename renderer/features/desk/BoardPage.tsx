import type { TileBoard } from '#contract/board';
import type { Outcome } from '#contract/outcome';
import type { PlanTile, Screen } from '#contract/scene';
import { faultWords } from '../../kit/text/faultWords';
import { useText } from '../../kit/text/useText';
import { BoardForm, type BoardWish } from '../boards';
import { Overlay } from './Overlay';
import { benchOf } from './previewCommands';
import { editOf } from './putOnPreview';
import { chosenScreen, selectedTile } from './runCommand';
import { useDesk, useSeenView, type Ask } from './useDesk';

type Place = Pick<PlanTile, 'tileId'> & Pick<Screen, 'screenId'>;

/**
 * Puts figures, cases, words or pages on the chosen tile, or cases on the ribbon of its screen. While
 * the wall is being prepared it is the tile of the preview.
 */
export function BoardPage() {
  const { t } = useText();
  const { state, ask, dispatch } = useDesk();
  const view = useSeenView();
  const bench = benchOf(state, view);
  const screen = bench?.screen ?? chosenScreen(view, state.screenNumber);
  const plan = bench?.plan ?? (screen === undefined ? undefined : view.plans[screen.screenId]);
  const tile = bench?.tile ?? selectedTile(view, plan);
  if (screen === undefined || tile === undefined) return null;
  const { screenId } = screen;
  const put = async (wish: BoardWish): Promise<void> => {
    const { tileId } = tile;
    const before = view.preview?.contents[screenId]?.tiles[tile.number - 1];
    const done =
      bench === undefined
        ? await putOn({ screenId, tileId }, wish, ask)
        : await ask('preview:edit', {
            screenId,
            edit: editOf(wish, tileId, before ?? { cameraId: null, isPinned: tile.isPinned }),
          });
    if (done.ok) dispatch({ type: 'overlayToggled', overlay: null });
  };
  return (
    <Overlay title={t('board.form.title')} testId="board-page">
      <BoardForm
        board={boardOf(tile)}
        tour={tile.tour ?? undefined}
        hotspot={tile.hotspot ?? undefined}
        lowerThird={tile.lowerThird ?? undefined}
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

function putOn(place: Place, wish: BoardWish, ask: Ask): Promise<Outcome<null>> {
  const { screenId, tileId } = place;
  switch (wish.kind) {
    case 'ribbon':
      return ask('scene:ribbon', { screenId, isOn: true, nodeId: wish.nodeId });
    case 'tour': {
      const { tour, isWholeScreen } = wish;
      return ask('scene:tour', { ...place, tour, isWholeScreen }, tileId);
    }
    case 'hotspot':
      return ask('scene:hotspot', { ...place, hotspot: wish.hotspot }, tileId);
    case 'lower-third':
      return ask('scene:lower-third', { ...place, lowerThird: wish.lowerThird }, tileId);
    default:
      return ask('scene:board', { ...place, board: wish }, tileId);
  }
}

/** What was asked for, without what is known of it by now. */
const boardOf = ({ board }: PlanTile): TileBoard | undefined => {
  if (board === null) return undefined;
  switch (board.kind) {
    case 'statistics':
      return { kind: board.kind, nodeId: board.nodeId, period: board.period };
    case 'incidents':
      return { kind: board.kind, nodeId: board.nodeId };
    case 'web':
      return { kind: board.kind, url: board.url, zoom: board.zoom };
    default:
      return board;
  }
};
