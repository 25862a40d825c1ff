import type { PreviewEdit } from '#contract/preview';
import type { TileContent } from '#contract/scene';
import type { TileId } from '#contract/ids';
import type { BoardWish } from '../boards';

/** What the form asks for, as an edit of the preview: the wall itself is not touched. */
export function editOf(wish: BoardWish, tileId: TileId, before: TileContent): PreviewEdit {
  const { isPinned } = before;
  const instead = { cameraId: null, isPinned };
  switch (wish.kind) {
    case 'ribbon':
      return { kind: 'ribbon', isOn: true, nodeId: wish.nodeId };
    case 'tour':
      return wish.isWholeScreen
        ? { kind: 'tour-all', tour: wish.tour }
        : { kind: 'put', tileId, content: { ...instead, tour: wish.tour } };
    case 'hotspot':
      return { kind: 'put', tileId, content: { ...instead, hotspot: wish.hotspot } };
    case 'lower-third': {
      const { lowerThird: _before, ...tile } = before;
      const words = wish.lowerThird === null ? {} : { lowerThird: wish.lowerThird };
      return { kind: 'put', tileId, content: { ...tile, ...words } };
    }
    default:
      return { kind: 'put', tileId, content: { ...instead, board: wish } };
  }
}
