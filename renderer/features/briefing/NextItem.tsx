import type { ProgrammeItem } from '#contract/briefing';
import type { CameraId } from '#contract/ids';
import { useText } from '../../kit/text/useText';
import { ItemStill } from './ItemStill';
import { bothWords, minutesText } from './words';

interface Props {
  item: ProgrammeItem | undefined;
  number: number;
  cameras: ReadonlyMap<string, CameraId | null>;
}

/** The next item: its picture, how long it takes, how its notes begin. */
export function NextItem({ item, number, cameras }: Props) {
  const { t, locale } = useText();
  if (item === undefined) {
    return (
      <div className="next-item">
        <h2 className="part-title">
          {t('briefing.next')} <span>{t('briefing.last')}</span>
        </h2>
      </div>
    );
  }
  return (
    <div className="next-item" data-testid="next-item">
      <h2 className="part-title">
        {t('briefing.next')}{' '}
        <span>
          {number} {bothWords(item.title, locale)}
        </span>
        <time>{minutesText(item.plannedS)}</time>
      </h2>
      <div className="next-body">
        <ItemStill cameraId={cameras.get(item.itemId)} />
        <p>{bothWords(item.notes, locale)}</p>
      </div>
    </div>
  );
}
