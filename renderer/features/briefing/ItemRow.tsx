import type { ItemCheck, ProgrammeItem } from '#contract/briefing';
import { useText, type Text } from '../../kit/text/useText';
import { ItemStill } from './ItemStill';
import { missingWords } from './missingWords';
import { bothWords, minutesText } from './words';

interface Props {
  item: ProgrammeItem;
  number: number;
  check: ItemCheck | undefined;
  isChosen: boolean;
  onChoose: () => void;
}

/** One item: number, small picture, title, what it shows, what is missing, how long. */
export function ItemRow({ item, number, check, isChosen, onChoose }: Props) {
  const { t, locale } = useText();
  const title = bothWords(item.title, locale);
  return (
    <li
      id={`item-${String(number - 1)}`}
      role="option"
      aria-selected={isChosen}
      className="item-row"
      onClick={onChoose}
    >
      <b>{number}</b>
      <ItemStill cameraId={check?.cameraId} />
      <span className="item-words">
        <span className="item-title">{title === '' ? t('briefing.untitled') : title}</span>
        <span className="item-shows">{showWords(item, check, t)}</span>
      </span>
      <time>{minutesText(item.plannedS)}</time>
    </li>
  );
}

function showWords(
  { show, rehearsal }: ProgrammeItem,
  check: ItemCheck | undefined,
  t: Text['t'],
): string {
  const parts = [
    show.kind === 'scene'
      ? t('briefing.shows.scene', { number: show.number })
      : show.numbers.length === 0
        ? t('briefing.shows.title')
        : t('briefing.shows.cameras', { numbers: show.numbers.join(' ') }),
    ...(rehearsal === null ? [] : [t('presented.rehearsal')]),
    ...((check?.live ?? 0) > 0 ? [t('briefing.shows.live', { count: check?.live ?? 0 })] : []),
    ...((check?.missing.length ?? 0) > 0 ? [missingWords(check?.missing ?? [], t)] : []),
  ];
  return parts.join(' · ');
}
