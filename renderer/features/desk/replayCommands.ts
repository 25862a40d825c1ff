import type { ScreenId } from '#contract/ids';
import type { ReplayRate } from '#contract/replay';
import type { PlanTile } from '#contract/scene';
import type { Ask } from './useDesk';

/** The tile that a replay command is meant for. */
export interface ReplayTarget {
  screenId: ScreenId;
  tile: PlanTile;
  ask: Ask;
}

type Run = Promise<unknown> | undefined;

const rates: readonly ReplayRate[] = [0, 0.25, 0.5, 1, 2];
const jumpMs = 5000;

/** Back to the moment; again: live. */
export function toggleReplay({ screenId, tile, ask }: ReplayTarget): Run {
  const kind = tile.replay === null ? 'rewind' : 'live';
  return ask(
    'tile:replay',
    { screenId, tileId: tile.tileId, order: { kind } },
    String(tile.number),
  );
}

/** Picture by picture, only where something is being replayed. */
export function stepInReplay({ screenId, tile, ask }: ReplayTarget, pictures: number): Run {
  if (tile.replay === null) return undefined;
  return ask('tile:replay', { screenId, tileId: tile.tileId, order: { kind: 'step', pictures } });
}

/** In a replay the arrows go through it: sideways in time, up and down in speed. */
export function arrowInReplay(
  { screenId, tile, ask }: ReplayTarget,
  { column, row }: { column: number; row: number },
): Run {
  const { replay, tileId } = tile;
  if (replay === null) return undefined;
  if (column !== 0) {
    return ask('tile:replay', { screenId, tileId, order: { kind: 'jump', byMs: column * jumpMs } });
  }
  const rate = rates[rates.indexOf(replay.rate) - row] ?? replay.rate;
  return ask('tile:replay', { screenId, tileId, order: { kind: 'rate', rate } });
}
