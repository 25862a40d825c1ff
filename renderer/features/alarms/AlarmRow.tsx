import type { Alarm } from '#contract/alarm';
import { PrioritySymbol } from '../../kit/PrioritySymbol';
import { faultWords } from '../../kit/text/faultWords';
import { localText, useText } from '../../kit/text/useText';
import { useSecond } from '../../kit/ticker';
import { clockText, spanText } from '../../kit/time';
import { isUnacknowledged } from './alarmOrder';
import { alarmStateWords } from './alarmWords';

interface Props {
  alarm: Alarm;
  isFocused: boolean;
  isOpen: boolean;
  onFocus: () => void;
  onOpen: () => void;
}

/** Place first, then what, then when; the bar and the bold place only while unacknowledged. */
export function AlarmRow({ alarm, isFocused, isOpen, onFocus, onOpen }: Props) {
  const { t, locale } = useText();
  const isWaiting = isUnacknowledged(alarm);
  const isHollow = alarm.condition === 'cleared' && isWaiting;
  return (
    <div
      role="option"
      id={`alarm-${alarm.alarmId}`}
      aria-selected={isFocused}
      className="alarm-row"
      data-alarm={alarm.alarmId}
      data-context={`alarm:${alarm.alarmId}`}
      data-priority={alarm.priority}
      data-response={alarm.response}
      data-condition={alarm.condition}
      data-follower={alarm.firstAlarmId !== null}
      data-open={isOpen}
      data-focused={isFocused}
      onClick={onFocus}
      onDoubleClick={onOpen}
    >
      <span className="alarm-bar" data-on={isWaiting} />
      <PrioritySymbol
        priority={alarm.priority}
        size="2rem"
        isHollow={isHollow}
        isFlashing={
          alarm.response === 'waiting' && alarm.condition === 'active' && alarm.rhythm === 'plain'
        }
      />
      <span className="alarm-words">
        <span className="alarm-title">
          <span className={isWaiting ? 'alarm-place strong' : 'alarm-place'}>
            {localText(alarm.place, locale)}
          </span>{' '}
          {localText(alarm.what, locale)}{' '}
          {alarm.count > 1 ? t('alarm.times', { count: alarm.count }) : null}
        </span>
        <span className="alarm-state">
          <b data-word={alarm.priority}>{t(`priority.${alarm.priority}`)}</b> ·{' '}
          {alarmStateWords(alarm, t)}
          {alarm.rhythm === 'chattering' ? <> · {t('alarm.chattering')}</> : null}
          {alarm.groupCount > 1 ? <> · {t('alarm.first', { count: alarm.groupCount })}</> : null}
          {alarm.rating === null ? null : (
            <>
              {' · '}
              {t('alarm.rated', {
                from: t(`priority.${alarm.reportedPriority}`),
                reason: t(`alarm.ratingReason.${alarm.rating.reason}`),
              })}
            </>
          )}
          {alarm.refusal === null ? null : (
            <span className="alarm-refusal"> · {faultWords(alarm.refusal.code, t)}</span>
          )}
        </span>
      </span>
      <span className="alarm-times">
        <span>{clockText(alarm.raisedAtMs)}</span>
        <Elapsed sinceMs={alarm.raisedAtMs} />
      </span>
    </div>
  );
}

function Elapsed({ sinceMs }: { sinceMs: number }) {
  const now = useSecond();
  return <span className="alarm-elapsed">{spanText(now - sinceMs)}</span>;
}
