import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { memo, useEffect, useRef } from 'react';
import type { AlarmReport } from '#contract/alarm';
import { remPx } from '../../kit/remPx';
import { useText } from '../../kit/text/useText';
import { HistoryRow } from './HistoryRow';

interface Props {
  rows: readonly AlarmReport[];
  /** The words that these rows answer. */
  answered: string | undefined;
  isLate: boolean;
  active: number;
  openId: string | null;
  onPick: (index: number) => void;
  onOpen: (index: number) => void;
  /** The end comes into sight. */
  onEnd: () => void;
}

const rowRem = 2.75;
/** A row that comes into sight takes the place of one that left: nothing is built while scrolling. */
const slots = 128;
/** The next page is asked for while so many rows are still to come. */
const ahead = 25;

/** Rows out of sight are drawn ahead of somebody who scrolls, not of somebody who types. */
const rangeExtractor = (range: Range): number[] =>
  defaultRangeExtractor(range.startIndex === 0 ? { ...range, overscan: 0 } : range);

/** Only the rows in sight are drawn; more are fetched before their end is reached. */
export const HistoryList = memo(function HistoryList(props: Props) {
  const { rows, answered, active, openId, onPick, onOpen, onEnd } = props;
  const text = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const rowPx = remPx(rowRem);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 6,
    rangeExtractor,
  });
  useEffect(() => virtual.measure(), [rowPx, virtual]);
  useEffect(() => {
    if (active >= 0) virtual.scrollToIndex(active);
  }, [active, virtual]);
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - ahead) onEnd();
    // Another answer may be as long as the one before and end as near.
  }, [last, rows.length, answered, onEnd]);
  return (
    <div
      ref={scroller}
      className="history-list"
      role="listbox"
      tabIndex={0}
      id="history-list"
      data-keys="own"
      data-testid="history-list"
      data-for={answered}
      aria-label={text.t('history.title')}
      aria-busy={props.isLate}
      aria-activedescendant={rows.length === 0 ? undefined : `history-${String(active)}`}
    >
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {items.map(({ index, start }) => {
          const report = rows[index];
          return report === undefined ? null : (
            <HistoryRow
              key={index % slots}
              text={text}
              report={report}
              index={index}
              isActive={index === active}
              isOpen={report.alarmId === openId}
              top={start}
              onPick={onPick}
              onOpen={onOpen}
            />
          );
        })}
      </div>
    </div>
  );
});
