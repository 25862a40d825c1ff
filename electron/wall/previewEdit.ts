import type { TileId } from '#contract/ids';
import { layoutOf } from '#contract/layout';
import { failure, success, type Outcome } from '#contract/outcome';
import type { PreviewEdit } from '#contract/preview';
import { maxAlarmTiles, type ScreenContent, type TileContent } from '#contract/scene';
import {
  equaliseTiles,
  mergeTiles,
  moveTile,
  onMatrix,
  spanTile,
  splitTile,
  swapTiles,
  type Reshaped,
} from './layoutEdit';
import {
  freeForTour,
  layoutFor,
  tileAt,
  tileIndexOf,
  withCamera,
  withLayout,
  withPin,
  withReserved,
  withReshaped,
  withRibbon,
  withTile,
  withTour,
} from './screenContents';

type Edited = Outcome<ScreenContent>;

/** A content after one edit; refused ones leave it as it was. */
export function editContent(content: ScreenContent, edit: PreviewEdit): Edited {
  switch (edit.kind) {
    case 'preset': {
      const layout = layoutOf(edit.tileCount);
      return layout === undefined
        ? failure('scene/unknown-layout')
        : success(withLayout(content, layout));
    }
    case 'matrix':
      return reshaped(content, onMatrix(layoutFor(content), edit));
    case 'equalise':
      return reshaped(content, equaliseTiles(layoutFor(content)));
    case 'ribbon':
      return success(withRibbon(content, edit.isOn, edit.nodeId));
    case 'tour-all': {
      const free = freeForTour(content);
      if (free.length === 0) return failure('scene/tile-pinned');
      return success(free.reduce((now, index) => withTour(now, index, edit.tour), content));
    }
    case 'merge':
    case 'swap':
      return withTwo(content, edit);
    default: {
      const index = tileIndexOf(content, edit.tileId);
      return index === undefined ? failure('scene/unknown-tile') : editTile(content, index, edit);
    }
  }
}

type TileEdit = Extract<PreviewEdit, { tileId: TileId }>;

function withTwo(content: ScreenContent, edit: Extract<TileEdit, { withId: TileId }>): Edited {
  const index = tileIndexOf(content, edit.tileId);
  const other = tileIndexOf(content, edit.withId);
  if (index === undefined || other === undefined) return failure('scene/unknown-tile');
  const layout = layoutFor(content);
  if (edit.kind === 'merge') return reshaped(content, mergeTiles(layout, index, other));
  const swapped = reshaped(content, swapTiles(layout, index, other));
  // Contents change places; a place that waits for alarms stays one.
  return swapped.ok ? success({ ...swapped.value, alarmTiles: content.alarmTiles }) : swapped;
}

function editTile(
  content: ScreenContent,
  index: number,
  edit: Exclude<TileEdit, { withId: TileId }>,
): Edited {
  const layout = layoutFor(content);
  switch (edit.kind) {
    case 'span':
      return reshaped(content, spanTile(layout, index, edit.slot));
    case 'move':
      return reshaped(content, moveTile(layout, index, edit));
    case 'split':
      return reshaped(content, splitTile(layout, index));
    case 'camera':
      return ifFree(content, index, () => withCamera(content, index, edit.cameraId));
    case 'put':
      return ifFree(content, index, () => withTile(content, index, unpinned(edit.content)));
    case 'pin':
      return success(withPin(content, index, edit.isPinned));
    case 'reserve':
      return reserved(content, index, edit.isReserved);
  }
}

const reshaped = (content: ScreenContent, outcome: Outcome<Reshaped>): Edited =>
  outcome.ok ? success(withReshaped(content, outcome.value)) : outcome;

const unpinned = (tile: TileContent): TileContent => ({ ...tile, isPinned: false });

const ifFree = (content: ScreenContent, index: number, put: () => ScreenContent): Edited =>
  tileAt(content, index).isPinned ? failure('scene/tile-pinned') : success(put());

function reserved(content: ScreenContent, index: number, isReserved: boolean): Edited {
  const isFull = content.alarmTiles.length >= maxAlarmTiles;
  return isReserved && isFull && !content.alarmTiles.includes(index)
    ? failure('scene/alarm-tiles-full')
    : success(withReserved(content, index, isReserved));
}
