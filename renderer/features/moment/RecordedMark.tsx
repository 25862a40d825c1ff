import { useText } from '../../kit/text/useText';
import { clockText } from '../../kit/time';

interface Props {
  /** Clock of the picture now shown. */
  atMs: number;
  words?: (time: string) => string;
}

/** 录像 Recorded, and the clock of what is seen. */
export function RecordedMark({ atMs, words = (time) => time }: Props) {
  const { t } = useText();
  return (
    <p className="recorded-mark">
      <b>{t('mark.recorded')}</b>
      <span>{words(clockText(atMs))}</span>
    </p>
  );
}
