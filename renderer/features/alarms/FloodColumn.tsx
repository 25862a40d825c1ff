import './wallAlarms.css';
import './flood.css';
import { priorities } from '#contract/alarm';
import type { Flood } from '#contract/flood';
import { PrioritySymbol } from '../../kit/PrioritySymbol';
import { localText, useText } from '../../kit/text/useText';
import { clockText } from '../../kit/time';

/** In a flood the ribbon's place tells how many, how urgent and where; the layout does not move. */
export function FloodColumn({ flood }: { flood: Flood }) {
  const { t, locale } = useText();
  const total = priorities.reduce((sum, priority) => sum + flood.counts[priority], 0);
  return (
    <div className="flood-column" data-testid="flood-column">
      <p className="flood-name">{t('flood.title')}</p>
      <p className="flood-since">{t('flood.since', { since: clockText(flood.sinceMs) })}</p>
      {priorities.map((priority) => (
        <p key={priority} className="flood-line">
          <PrioritySymbol priority={priority} size="0.9em" />
          <span className="flood-place">{t(`priority.${priority}`)}</span>
          <b className="flood-figure">{flood.counts[priority]}</b>
        </p>
      ))}
      <hr className="flood-rule" />
      {flood.places.map(({ place, count }) => (
        <p key={place.zh} className="flood-line">
          <span className="flood-place">{localText(place, locale)}</span>
          <b>{count}</b>
        </p>
      ))}
      {flood.elsewhere === 0 ? null : (
        <p className="flood-line">
          <span className="flood-place">{t('flood.elsewhere')}</span>
          <b>{flood.elsewhere}</b>
        </p>
      )}
      <hr className="flood-rule" />
      <p className="flood-line">
        <span className="flood-place">{t('flood.unacknowledged')}</span>
        <b>{flood.unacknowledged}</b>
      </p>
      <p className="flood-line">
        <span className="flood-place">{t('flood.total')}</span>
        <b>{total}</b>
      </p>
    </div>
  );
}
