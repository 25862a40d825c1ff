import './boards.css';
import type { PlanBoard } from '#contract/board';
import { CaseBoard } from './CaseBoard';
import { StatisticsBoard } from './StatisticsBoard';

interface Props {
  board: PlanBoard;
  /** Of the tile, in units of the wall. */
  width: number;
  height: number;
  unit: number;
}

/** What a tile shows instead of a camera. */
export function TileBoard({ board, ...room }: Props) {
  return board.kind === 'statistics' ? (
    <StatisticsBoard board={board} {...room} />
  ) : (
    <CaseBoard list={board} {...room} />
  );
}
