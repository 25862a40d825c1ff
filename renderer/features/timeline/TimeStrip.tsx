import { memo, useEffect, useMemo, useRef, type CSSProperties, type RefObject } from 'react';
import type { RecordedSpan } from '#contract/recording';
import { PrioritySymbol } from '../../kit/PrioritySymbol';
import { localText, useText } from '../../kit/text/useText';
import { clockText, dateText } from '../../kit/time';
import type { AlarmMark } from './alarmMarks';
import { drawnSpans, isRecordedAt } from './drawnSpans';
import { shareOf, ticksOf, timeAt, type TimeRange } from './timeRange';
import { useStripHand } from './useStripHand';

interface Props {
  range: TimeRange;
  /** Null until they are known. */
  spans: readonly RecordedSpan[] | null;
  marks: readonly AlarmMark[];
  atMs: number;
  isLive: boolean;
  onAt: (atMs: number) => void;
  onMark: (mark: AlarmMark) => void;
  onZoom: (share: number, by: number) => void;
  onPan: (share: number) => void;
}

const atShare = (share: number): CSSProperties => ({ left: `${String(share * 100)}%` });

/** Hours or minutes of a camera: what was recorded, its gaps, its alarms, and where the picture is. */
export function TimeStrip(props: Props) {
  const { range, spans, marks, atMs, isLive, onMark } = props;
  const { t } = useText();
  const hand = useStripHand({ ...props, atMs });
  const strip = useRef<HTMLDivElement>(null);
  useWheel(strip, props);
  const seenMs = hand.wishedMs ?? atMs;
  const isHere = spans !== null && isRecordedAt(spans, seenMs);
  const here = shareOf(seenMs, range);
  const state = isLive && hand.wishedMs === null ? 'mark.live' : isHere ? 'mark.recorded' : 'none';
  const words = state === 'none' ? t('timeline.none') : t(state);
  return (
    <div className="time-strip" ref={strip}>
      <Marks marks={marks} range={range} onMark={onMark} />
      <div
        className="time-track"
        role="slider"
        tabIndex={0}
        data-keys="own"
        data-testid="time-track"
        aria-label={t('timeline.title')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(Math.min(1, Math.max(0, here)) * 100)}
        aria-valuetext={`${dateText(seenMs)} ${clockText(seenMs)} ${words}`}
        {...hand.handlers}
      >
        <Spans spans={spans} range={range} />
        {here < 0 || here > 1 ? null : (
          <i className="playhead" data-wished={hand.wishedMs !== null} style={atShare(here)} />
        )}
        {hand.pointed === null ? null : (
          <output className="pointed" style={atShare(hand.pointed)}>
            {clockText(timeAt(hand.pointed, range))}
          </output>
        )}
      </div>
      <Ticks range={range} />
    </div>
  );
}

/** The wheel comes nearer; sideways or with Shift it goes through time. The page stays where it is. */
function useWheel(
  strip: RefObject<HTMLDivElement | null>,
  { onZoom, onPan }: Pick<Props, 'onZoom' | 'onPan'>,
): void {
  useEffect(() => {
    const element = strip.current;
    if (element === null) return undefined;
    const turn = (event: WheelEvent): void => {
      event.preventDefault();
      const { left, width } = element.getBoundingClientRect();
      const sideways = event.deltaX !== 0 ? event.deltaX : event.shiftKey ? event.deltaY : 0;
      if (sideways !== 0) onPan(sideways < 0 ? -0.1 : 0.1);
      else onZoom((event.clientX - left) / width, event.deltaY < 0 ? 1 : -1);
    };
    element.addEventListener('wheel', turn, { passive: false });
    return () => element.removeEventListener('wheel', turn);
  }, [strip, onZoom, onPan]);
}

const Spans = memo(function Spans({ spans, range }: Pick<Props, 'spans' | 'range'>) {
  const bars = useMemo(() => drawnSpans(spans ?? [], range), [spans, range]);
  return bars.map(({ left, width }) => (
    <i
      key={left}
      className="recorded-span"
      data-testid="recorded-span"
      style={{ ...atShare(left), width: `${String(width * 100)}%` }}
    />
  ));
});

/** Words nearer to the edge would be cut. */
const edgeShare = 0.02;

/** A day is told where it begins; elsewhere the clock is enough. */
const Ticks = memo(function Ticks({ range }: Pick<Props, 'range'>) {
  return (
    <div className="time-ticks" aria-hidden="true">
      {ticksOf(range).map(({ atMs, hasSeconds }) => {
        const share = shareOf(atMs, range);
        if (share < edgeShare || share > 1 - edgeShare) return null;
        const clock = clockText(atMs);
        const isDay = clock === '00:00:00';
        return (
          <span key={atMs} style={atShare(share)} data-day={isDay}>
            {isDay ? dateText(atMs).slice(5) : hasSeconds ? clock : clock.slice(0, 5)}
          </span>
        );
      })}
    </div>
  );
});

const Marks = memo(function Marks({
  marks,
  range,
  onMark,
}: Pick<Props, 'marks' | 'range' | 'onMark'>) {
  const { t, locale } = useText();
  return (
    <div className="time-marks">
      {marks.map((mark) => {
        const words = `${clockText(mark.atMs)} ${localText(mark.what, locale)}`;
        const more = mark.count > 1 ? ` ${t('timeline.more', { count: mark.count - 1 })}` : '';
        return (
          <button
            key={mark.alarmId}
            type="button"
            tabIndex={-1}
            className="time-mark"
            data-testid="time-mark"
            aria-label={`${t(`priority.${mark.priority}`)} ${words}${more}`}
            title={`${words}${more}`}
            style={atShare(shareOf(mark.atMs, range))}
            onClick={() => onMark(mark)}
          >
            <PrioritySymbol priority={mark.priority} size="1.125rem" />
          </button>
        );
      })}
    </div>
  );
});
