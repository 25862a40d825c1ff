import { memo } from 'react';
import type { AlarmReport } from '#contract/alarm';
import { PrioritySymbol } from '../../kit/PrioritySymbol';
import { localText, type Text } from '../../kit/text/useText';
import { endWords, momentText, seenWords } from './historyWords';

interface Props {
  /** Asked for once by the list: rows are drawn while it scrolls. */
  text: Text;
  report: AlarmReport;
  index: number;
  isActive: boolean;
  isOpen: boolean;
  top: number;
  onPick: (index: number) => void;
  onOpen: (index: number) => void;
}

/** When, how urgent, where, what, and how it ended. One line. */
export const HistoryRow = memo(function HistoryRow(props: Props) {
  const { report, index, isActive, isOpen, top, onPick, onOpen } = props;
  const { t, locale } = props.text;
  return (
    <div
      role="option"
      id={`history-${String(index)}`}
      aria-selected={isActive}
      className="history-row"
      data-active={isActive}
      data-open={isOpen}
      data-alarm={report.alarmId}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onPick(index)}
      onDoubleClick={() => onOpen(index)}
    >
      <time className="history-time">{momentText(report.raisedAtMs)}</time>
      <PrioritySymbol
        priority={report.priority}
        size="1.375rem"
        isHollow={report.condition === 'cleared' && report.acknowledgement === null}
      />
      <span className="history-what">
        <b>{localText(report.place, locale)}</b> {localText(report.what, locale)}
        {report.count > 1 ? <> {t('alarm.times', { count: report.count })}</> : null}
      </span>
      <span className="history-case">{report.incidentId === null ? '' : t('history.hasCase')}</span>
      <span className="history-end">{endWords(report, t)}</span>
      <span className="history-seen">{seenWords(report, t)}</span>
    </div>
  );
});
