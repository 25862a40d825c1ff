import { memo } from 'react';
import { priorities } from '#contract/alarm';
import { Button } from '../../kit/Button';
import { PrioritySymbol } from '../../kit/PrioritySymbol';
import { useText } from '../../kit/text/useText';
import { firstWish, isNarrowed, spans, type HistoryWish, type Narrowing } from './historyWish';

interface Props extends Narrowing {
  /** Types that are known, with their words. */
  kinds: readonly (readonly [string, string])[];
  onNarrow: (part: Partial<Narrowing>) => void;
}

/** Priority, type, time. Days that are typed take the place of a span. Words leave it as it is. */
export const HistoryFilters = memo(function HistoryFilters(props: Props) {
  const { kinds, onNarrow: change, ...wish } = props;
  const { t } = useText();
  const toggle = (priority: (typeof priorities)[number]): void =>
    change({
      priorities: wish.priorities.includes(priority)
        ? wish.priorities.filter((one) => one !== priority)
        : [...wish.priorities, priority],
    });
  return (
    <div className="history-filters">
      <div className="history-group" role="group" aria-label={t('desk.fact.priority')}>
        {priorities.map((priority) => (
          <button
            key={priority}
            type="button"
            className="tab history-priority"
            aria-pressed={wish.priorities.includes(priority)}
            onClick={() => toggle(priority)}
          >
            <PrioritySymbol priority={priority} size="1.125rem" /> {t(`priority.${priority}`)}
          </button>
        ))}
      </div>
      <select
        className="field history-kind"
        aria-label={t('history.kind')}
        value={wish.kind}
        onChange={(event) => change({ kind: event.target.value })}
      >
        <option value="">{t('history.everyKind')}</option>
        {kinds.map(([kind, words]) => (
          <option key={kind} value={kind}>
            {words}
          </option>
        ))}
      </select>
      <div className="history-group" role="group" aria-label={t('desk.fact.time')}>
        {spans.map((span) => (
          <button
            key={span}
            type="button"
            className="tab"
            data-span={span}
            aria-pressed={wish.span === span}
            onClick={() => change({ span, fromDay: '', toDay: '' })}
          >
            {t(`history.span.${span}`)}
          </button>
        ))}
      </div>
      <span className="history-group">
        <Day
          label={t('history.from')}
          value={wish.fromDay}
          onDay={(fromDay) => change({ fromDay, span: spanOf(fromDay, wish.toDay) })}
        />
        <span aria-hidden="true">–</span>
        <Day
          label={t('history.to')}
          value={wish.toDay}
          onDay={(toDay) => change({ toDay, span: spanOf(wish.fromDay, toDay) })}
        />
      </span>
      {isNarrowed(wish) ? (
        <Button look="plain" onPress={() => change(widest)}>
          {t('history.widen')}
        </Button>
      ) : null}
    </div>
  );
});

const { text: _words, ...widest } = firstWish;

/** Without a day it is everything again. */
const spanOf = (from: string, to: string): HistoryWish['span'] =>
  from === '' && to === '' ? 'all' : null;

function Day(props: { label: string; value: string; onDay: (day: string) => void }) {
  return (
    <input
      type="date"
      className="field history-day"
      aria-label={props.label}
      title={props.label}
      max="9999-12-31"
      value={props.value}
      onChange={(event) => props.onDay(event.target.value)}
    />
  );
}
