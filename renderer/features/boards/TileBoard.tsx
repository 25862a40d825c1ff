import './boards.css';
import type { PlanBoard } from '#contract/board';
import { ClockTile, CountdownTile, NoticeTile, WebPlate } from '../contents';
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
export function TileBoard({ board, unit, ...room }: Props) {
  switch (board.kind) {
    case 'statistics':
      return <StatisticsBoard board={board} unit={unit} {...room} />;
    case 'incidents':
      return <CaseBoard list={board} unit={unit} {...room} />;
    case 'clock':
      return <ClockTile clock={board} {...room} />;
    case 'notice':
      return <NoticeTile notice={board} {...room} />;
    case 'countdown':
      return <CountdownTile countdown={board} {...room} />;
    case 'web':
      return <WebPlate page={board} />;
  }
}
