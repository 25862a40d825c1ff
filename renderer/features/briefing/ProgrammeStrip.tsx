import type { Programme } from '#contract/briefing';
import type { CameraId } from '#contract/ids';
import { useText } from '../../kit/text/useText';
import { ItemStill } from './ItemStill';
import { bothWords, minutesText } from './words';

/** So many items are seen at once. */
const seen = 6;

interface Props {
  programme: Programme;
  index: number;
  cameras: ReadonlyMap<string, CameraId | null>;
  onGo: (item: number) => void;
}

/** The programme around what runs now; a click goes there, as its number and Enter do. */
export function ProgrammeStrip({ programme, index, cameras, onGo }: Props) {
  const { t, locale } = useText();
  const { items } = programme;
  const first = Math.max(0, Math.min(index - 2, items.length - seen));
  return (
    <ol className="programme-strip" aria-label={t('briefing.programme')}>
      {items.slice(first, first + seen).map((item, nth) => {
        const number = first + nth + 1;
        return (
          <li key={item.itemId} data-past={number - 1 < index}>
            <button
              type="button"
              aria-current={number - 1 === index}
              data-testid={`item-${String(number)}`}
              onClick={() => onGo(number)}
            >
              <ItemStill cameraId={cameras.get(item.itemId)} />
              <span className="strip-words">
                <b>{number}</b>
                <span>{bothWords(item.title, locale)}</span>
                <time>{minutesText(item.plannedS)}</time>
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
