import { textWidth } from '../../kit/textWidth';
import { shortenTo } from '../alarms';
import { boardSizes } from './statisticsLayout';

interface Props {
  title: string;
  note: string;
  /** Right, and the first to give way. */
  aside: string | null;
  /** In units of the wall. */
  room: number;
}

/** Whose board it is, of what, and since when. */
export function BoardHead({ title, note, aside, room }: Props) {
  const { heading } = boardSizes;
  const noteWidth = textWidth(note, 400) * heading + 0.6;
  const asideWidth = aside === null ? 0 : textWidth(aside, 400) + 1;
  const isAsideThere =
    aside !== null && textWidth(title, 600) * heading + noteWidth + asideWidth <= room;
  const titleRoom = room - noteWidth - (isAsideThere ? asideWidth : 0);
  return (
    <header className="board-head">
      <b>{shortenTo([title], titleRoom / heading, textWidth)}</b>
      <span>{note}</span>
      {isAsideThere ? <span className="board-aside">{aside}</span> : null}
    </header>
  );
}
