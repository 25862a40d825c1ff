import './alarmRail.css';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { remPx } from '../../kit/remPx';
import type { Alarm } from '#contract/alarm';
import type { AlarmId } from '#contract/ids';
import { useText } from '../../kit/text/useText';
import { AlarmRow } from './AlarmRow';

interface Props {
  alarms: readonly Alarm[];
  focusedId: AlarmId | null;
  openId: AlarmId | null;
  onFocus: (alarmId: AlarmId) => void;
  onOpen: (alarm: Alarm) => void;
}

const rowRem = 4.4375;

/** Only the rows in sight are drawn; up and down move the focus, Enter opens the case. */
export function AlarmList({ alarms, focusedId, openId, onFocus, onOpen }: Props) {
  const { t } = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const rowPx = remPx(rowRem);
  const virtual = useVirtualizer({
    count: alarms.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 6,
  });
  // The text size of the desk may change while the list is open.
  useEffect(() => virtual.measure(), [rowPx, virtual]);
  const focusedIndex = alarms.findIndex((alarm) => alarm.alarmId === focusedId);
  useEffect(() => {
    if (focusedIndex >= 0) virtual.scrollToIndex(focusedIndex);
  }, [focusedIndex, virtual]);
  const move = (by: number): void => {
    const next = alarms[Math.min(alarms.length - 1, Math.max(0, focusedIndex + by))];
    if (next !== undefined) onFocus(next.alarmId);
  };
  return (
    <div
      ref={scroller}
      className="alarm-list"
      role="listbox"
      tabIndex={0}
      data-keys="own"
      data-testid="alarm-list"
      aria-label={t('desk.alarms.title')}
      aria-activedescendant={focusedId === null ? undefined : `alarm-${focusedId}`}
      onKeyDown={(event) => {
        const focused = alarms[focusedIndex];
        if (event.code === 'ArrowDown') move(1);
        else if (event.code === 'ArrowUp') move(-1);
        else if (event.code === 'Enter' && focused !== undefined) onOpen(focused);
        else return;
        event.preventDefault();
      }}
    >
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map((item) => {
          const alarm = alarms[item.index];
          if (alarm === undefined) return null;
          return (
            <div
              key={alarm.alarmId}
              className="alarm-slot"
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <AlarmRow
                alarm={alarm}
                isFocused={alarm.alarmId === focusedId}
                isOpen={alarm.alarmId === openId}
                onFocus={() => onFocus(alarm.alarmId)}
                onOpen={() => onOpen(alarm)}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}
