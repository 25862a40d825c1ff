import './wallAlarms.css';
import type { CSSProperties } from 'react';
import type { Alarm } from '#contract/alarm';
import type { Incident } from '#contract/incident';
import { SixSteps } from '../../kit/SixSteps';
import { localText, useText } from '../../kit/text/useText';
import { textWidth } from '../../kit/textWidth';
import { useSecond } from '../../kit/ticker';
import { clockText, wallSpanText } from '../../kit/time';
import type { AlarmLook } from './alarmLook';
import { StripSymbol } from './AlarmStrip';
import type { CardGeometry, CardRect } from './cardGeometry';
import { fitCardStrip, shortenTo } from './fitStrip';
import { MomentPicture } from './MomentPicture';

interface Props {
  alarm: Alarm;
  /** The card's live picture; the moment plays beside it. */
  liveKey: string | null;
  incident: Incident | undefined;
  look: AlarmLook;
  geometry: CardGeometry;
  /** Width inside the frame, and the unit, in CSS pixels. */
  innerWidth: number;
  unit: number;
  frame: number;
  /** Further alarms that found no free alarm tile. */
  moreAlarms: number;
}

/** The words of an alarm tile around its live picture, which the tile itself shows. */
export function WallIncidentCard(props: Props) {
  const { alarm, incident, geometry, unit, frame } = props;
  const { side, steps, lastLine } = geometry;
  const { t } = useText();
  return (
    <section className="incident-card" data-testid="incident-card" data-alarm-id={alarm.alarmId}>
      <CardStrip {...props} style={{ left: frame, top: frame, width: props.innerWidth }} />
      <span
        className="chip card-live"
        style={{
          left: geometry.picture.left + 0.2 * unit,
          bottom: `calc(100% - ${geometry.picture.top + geometry.picture.height - 0.2 * unit}px)`,
        }}
      >
        {t('mark.live')}
      </span>
      {side === null ? null : (
        <div className="card-side" style={box(side)}>
          {geometry.hasMoment ? (
            <MomentPicture alarm={alarm} liveKey={props.liveKey} width={geometry.momentWidth} />
          ) : null}
          <Elapsed sinceMs={alarm.raisedAtMs} room={side.width / unit - 0.8} />
          <Owner incident={incident} room={side.width / unit - 0.8} />
        </div>
      )}
      {steps === null || incident === undefined ? null : (
        <div className="card-steps" style={box(steps.rect)}>
          <SixSteps
            steps={incident.steps}
            currentStep={incident.currentStep}
            variant={steps.isLarge ? 'card' : 'ribbon'}
            hasNames={steps.hasNames}
            roomUnits={steps.rect.width / unit}
          />
        </div>
      )}
      {lastLine === null ? null : (
        <LastLine
          alarm={alarm}
          incident={incident}
          style={box(lastLine)}
          room={lastLine.width / unit}
        />
      )}
    </section>
  );
}

const box = ({ left, top, width, height }: CardRect): CSSProperties => ({
  left,
  top,
  width,
  height,
});

function CardStrip(props: Props & { style: CSSProperties }) {
  const { alarm, look, geometry, innerWidth, unit, moreAlarms, style } = props;
  const { t, locale } = useText();
  const isLarge = geometry.side !== null;
  const size = isLarge ? 1.2 : 1;
  const place = localText(alarm.place, locale);
  const more = moreAlarms > 0 ? t('wall.more', { count: moreAlarms }) : null;
  const fitted = fitCardStrip(
    {
      priority: t(`priority.${alarm.priority}`),
      place,
      what: localText(alarm.what, locale),
      more,
    },
    innerWidth / unit / size,
    textWidth,
  );
  const clock = clockText(alarm.raisedAtMs);
  return (
    <header
      className="alarm-strip card-strip"
      data-priority={look.priority}
      data-hollow={look.isHollow}
      style={{ ...style, height: geometry.stripHeight, fontSize: `calc(${size} * var(--u))` }}
    >
      <StripSymbol look={look} size="1.25em" />
      {fitted.priority === null ? null : <b>{fitted.priority}</b>}
      <span className="strip-place">{fitted.place}</span>
      {fitted.what === null ? null : <span>{fitted.what}</span>}
      {more === null ? null : <span>{more}</span>}
      {fitted.clock === null ? null : (
        <time className="strip-clock">
          {fitted.clock === 'seconds' ? clock : clock.slice(0, 5)}
        </time>
      )}
    </header>
  );
}

/** In units; the largest that fits. */
const elapsedSizes = [2.1, 1.6, 1.2];

function Elapsed({ sinceMs, room }: { sinceMs: number; room: number }) {
  const { t } = useText();
  const text = wallSpanText(useSecond() - sinceMs);
  const size = elapsedSizes.find((one) => one * textWidth(text, 600) <= room) ?? 1;
  return (
    <p className="card-elapsed">
      <span>{t('wall.elapsed')}</span>
      <strong style={{ fontSize: `calc(${size} * var(--u))` }}>{text}</strong>
    </p>
  );
}

function Owner({ incident, room }: { incident: Incident | undefined; room: number }) {
  const { t } = useText();
  if (incident === undefined) return null;
  const { owner } = incident;
  const choices =
    owner === null
      ? [t('wall.nobody'), t('wall.nobodyShort')]
      : [
          t('seat.owner', { seat: owner.seat, name: owner.name }),
          t('seat.number', { seat: owner.seat }),
        ];
  return <p className="card-owner">{shortenTo(choices, room, textWidth)}</p>;
}

interface LastLineProps {
  alarm: Alarm;
  incident: Incident | undefined;
  style: CSSProperties;
  room: number;
}

/** Unit left, its answer right; before a unit is assigned, what was reported. */
function LastLine({ alarm, incident, style, room }: LastLineProps) {
  const { t, locale } = useText();
  const unit = incident?.units.at(-1);
  const description = localText(alarm.description, locale);
  if (unit === undefined) {
    return (
      <p className="card-line" style={style}>
        <span className="card-answer">{shortenTo([description], room, textWidth)}</span>
      </p>
    );
  }
  const name = localText(unit.name, locale);
  const signed =
    unit.signedAtMs === null
      ? t('wall.unitUnsigned')
      : t('wall.unitSigned', { time: clockText(unit.signedAtMs) });
  const answerRoom = room - textWidth(name, 400) - 0.6;
  return (
    <p className="card-line" style={style}>
      <span>{name}</span>
      <span className="card-answer">
        {shortenTo([`${signed} · ${description}`, signed], answerRoom, textWidth)}
      </span>
    </p>
  );
}
