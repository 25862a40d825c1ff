import './wallAlarms.css';
import type { Alarm } from '#contract/alarm';
import type { Incident } from '#contract/incident';
import { PrioritySymbol } from '../../kit/PrioritySymbol';
import { localText, useText } from '../../kit/text/useText';
import { textWidth } from '../../kit/textWidth';
import { clockText } from '../../kit/time';
import type { AlarmLook } from './alarmLook';
import { fitChipStrip, fitStrip } from './fitStrip';

interface Props {
  alarm: Alarm;
  /** Number of the camera. */
  number: number;
  incident: Incident | undefined;
  look: AlarmLook;
  /** Room for the words in units. */
  widthUnits: number;
  /** A chip in a small tile: symbol and place only. */
  isChip: boolean;
}

/** Symbol, place, what, since when, who has it. Nothing else (ux.md §5.8). */
export function AlarmStrip({ alarm, number, incident, look, widthUnits, isChip }: Props) {
  const { t, locale } = useText();
  const words = {
    place: localText(alarm.place, locale),
    number: String(number),
    what: localText(alarm.what, locale),
    who: incident?.owner ? t('wall.seatShort', { seat: incident.owner.seat }) : null,
  };
  const fitted = isChip
    ? fitChipStrip(words, widthUnits, textWidth)
    : fitStrip(words, widthUnits, textWidth);
  const clock = clockText(alarm.raisedAtMs);
  return (
    <div
      className="alarm-strip"
      data-priority={look.priority}
      data-hollow={look.isHollow}
      data-chip={isChip}
    >
      <StripSymbol look={look} size="1.1em" />
      {fitted.place === null ? null : <span className="strip-place">{fitted.place}</span>}
      {fitted.what === null ? null : <span>{fitted.what}</span>}
      {fitted.who === null ? null : <span className="strip-who">{fitted.who}</span>}
      {fitted.clock === null ? null : (
        <time className="strip-clock">
          {fitted.clock === 'seconds' ? clock : clock.slice(0, 5)}
        </time>
      )}
    </div>
  );
}

/** On a coloured plate the symbol is drawn in the plate's ink; on a dark strip in its own colour. */
export function StripSymbol({ look, size }: { look: AlarmLook; size: string }) {
  const { priority, isHollow, isFlashing } = look;
  const isOnPlate = !isHollow && (priority === 'critical' || priority === 'high');
  return (
    <PrioritySymbol
      priority={priority}
      size={size}
      isHollow={isHollow}
      isFlashing={isFlashing}
      {...(isOnPlate
        ? { ink: { shape: 'var(--on-plate)', digit: `var(--${priority}-plate)` } }
        : {})}
    />
  );
}
