import { useText } from '../../kit/text/useText';
import { useEachSecond } from '../../kit/ticker';
import { clockText, dateText } from '../../kit/time';

interface Props {
  /** Clock of the picture now shown. */
  atMs: number;
  words?: (time: string) => string;
}

/** 录像 Recorded, and the clock of what is seen, with its day unless that is today. */
export function RecordedMark({ atMs, words = (time) => time }: Props) {
  const { t } = useText();
  const date = dateText(atMs);
  // As much of the date as is needed: tiles are small, and years are seldom others.
  const day = useEachSecond((nowMs) => {
    const today = dateText(nowMs);
    if (today === date) return '';
    return today.slice(0, 4) === date.slice(0, 4) ? `${date.slice(5)} ` : `${date} `;
  });
  return (
    <p className="recorded-mark">
      <b>{t('mark.recorded')}</b>
      <span>{words(`${day}${clockText(atMs)}`)}</span>
    </p>
  );
}
