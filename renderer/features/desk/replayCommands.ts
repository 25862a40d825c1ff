import type { ScreenId } from '#contract/ids';
import type { ReplayOrder, ReplayRate } from '#contract/replay';
import type { PlanTile } from '#contract/scene';
import type { CommandRoom } from './commandRoom';
import { tilesInStep } from './inStep';
import type { Ask } from './useDesk';

/** The tile that a replay command is meant for. */
export interface ReplayTarget {
  screenId: ScreenId;
  tile: PlanTile;
  ask: Ask;
  /** It is in step with others of the wall: what is ordered of it is ordered of all. */
  isInStep: boolean;
}

type Run = Promise<unknown> | undefined;

const rates: readonly ReplayRate[] = [0, 0.25, 0.5, 1, 2, 4, 8];
/** The moment is over too soon for more. */
const fastestMoment = 2;
const jumpMs = 5000;

/** What replay commands need of the desk. */
export const replayTarget = (
  screenId: ScreenId,
  tile: PlanTile,
  { ask, view }: Pick<CommandRoom, 'ask' | 'view'>,
): ReplayTarget => ({ screenId, tile, ask, isInStep: tilesInStep(view.plans, tile) > 0 });

/** An order for the tile, and for those in step with it. */
export function orderReplay(
  { screenId, tile, ask, isInStep }: ReplayTarget,
  order: ReplayOrder,
): Promise<unknown> {
  if (isInStep) return replayWall(ask, order);
  return ask('tile:replay', { screenId, tileId: tile.tileId, order }, String(tile.number));
}

/** The same order to every tile of the wall that shows a camera. */
export const replayWall = (ask: Ask, order: ReplayOrder): ReturnType<typeof ask<'wall:replay'>> =>
  ask('wall:replay', { screenIds: null, order });

/** Back to the moment; again: live. */
export function toggleReplay(target: ReplayTarget): Run {
  return orderReplay(target, { kind: target.tile.replay === null ? 'rewind' : 'live' });
}

/** Picture by picture, only where something is being replayed. */
export function stepInReplay(target: ReplayTarget, pictures: number): Run {
  return target.tile.replay === null ? undefined : orderReplay(target, { kind: 'step', pictures });
}

/** In a replay the arrows go through it: sideways in time, up and down in speed. */
export function arrowInReplay(
  target: ReplayTarget,
  { column, row }: { column: number; row: number },
): Run {
  const { replay } = target.tile;
  if (replay === null) return undefined;
  if (column !== 0) return orderReplay(target, { kind: 'jump', byMs: column * jumpMs });
  const next = rates[rates.indexOf(replay.rate) - row] ?? replay.rate;
  const isTooFast = replay.isRecording !== true && next > fastestMoment;
  return orderReplay(target, { kind: 'rate', rate: isTooFast ? replay.rate : next });
}
