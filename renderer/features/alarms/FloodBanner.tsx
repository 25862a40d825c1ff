import './flood.css';
import { priorities } from '#contract/alarm';
import type { Flood } from '#contract/flood';
import { Button } from '../../kit/Button';
import { PrioritySymbol } from '../../kit/PrioritySymbol';
import { localText, useText } from '../../kit/text/useText';
import { clockText } from '../../kit/time';

/** One banner in place of many: what came, by priority and place; afterwards its summary, until seen. */
export function FloodBanner({ flood, onSeen }: { flood: Flood; onSeen: () => void }) {
  const { t, locale } = useText();
  const total = priorities.reduce((sum, priority) => sum + flood.counts[priority], 0);
  const since = clockText(flood.sinceMs);
  return (
    <section
      className="flood-banner"
      role="status"
      data-testid="flood"
      data-on={flood.untilMs === null}
    >
      <p className="flood-title">
        <b>{t('flood.title')}</b>{' '}
        {flood.untilMs === null
          ? t('flood.since', { since })
          : t('flood.over', { since, until: clockText(flood.untilMs) })}
        {' · '}
        {t('flood.counted', { total, open: flood.unacknowledged })}
      </p>
      <p className="flood-counts">
        {priorities.map((priority) => (
          <span key={priority}>
            <PrioritySymbol priority={priority} size="1.25rem" /> <b>{flood.counts[priority]}</b>
          </span>
        ))}
      </p>
      <p className="flood-places">
        {flood.places.map(({ place, count }) => (
          <span key={place.zh}>
            {localText(place, locale)} {count}
          </span>
        ))}
        {flood.elsewhere === 0 ? null : (
          <span>
            {t('flood.elsewhere')} {flood.elsewhere}
          </span>
        )}
      </p>
      {flood.worst === null ? null : (
        <p className="flood-places">
          {t('flood.worst', {
            place: localText(flood.worst.place, locale),
            what: localText(flood.worst.what, locale),
            count: flood.worst.count,
          })}
        </p>
      )}
      {flood.untilMs === null ? null : (
        <Button look="outline" testId="flood-seen" onPress={onSeen}>
          {t('flood.seen')}
        </Button>
      )}
    </section>
  );
}
