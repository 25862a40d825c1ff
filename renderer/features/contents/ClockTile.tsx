import './contents.css';
import type { CSSProperties } from 'react';
import type { Clock } from '#contract/content';
import { localText, useText } from '../../kit/text/useText';
import { textWidth } from '../../kit/textWidth';
import { useSecond } from '../../kit/ticker';
import { clockLayout } from './clockLayout';
import { momentIn, zoneName } from './zoneClock';

interface Props {
  clock: Clock;
  /** Of the tile, in units of the wall. */
  width: number;
  height: number;
}

/** Time, date and weekday; its seconds change with every other clock of the wall. */
export function ClockTile({ clock, width, height }: Props) {
  const { t, locale } = useText();
  const moment = momentIn(useSecond(), clock.zone, locale);
  const name = nameOf(clock, locale);
  const { time, date, weekday } = moment ?? {
    ...{ time: t('content.clock.noTime'), date: t('content.clock.noZone'), weekday: '' },
  };
  const layout = clockLayout({ name, date, weekday }, { width, height }, textWidth);
  const sizes = {
    '--time': `${String(layout.timeSize)}em`,
    '--line': `${String(layout.lineSize)}em`,
  } as CSSProperties;
  return (
    <section className="board clock-tile" data-testid="clock-tile" style={sizes}>
      {layout.hasName && name !== null ? <b className="clock-name">{name}</b> : null}
      <time className="clock-time">{layout.hasSeconds ? time : time.slice(0, 5)}</time>
      {layout.hasDate ? (
        <p className="clock-date">
          <span>{date}</span>
          {layout.hasWeekday && weekday !== '' ? <span>{weekday}</span> : null}
        </p>
      ) : null}
    </section>
  );
}

/** What a person called it, else the name of its zone; nothing where neither is. */
function nameOf({ name, zone }: Clock, locale: 'zh-CN' | 'en'): string | null {
  const given = localText(name, locale) || name.zh || name.en;
  if (given !== '') return given;
  return zone === null ? null : zoneName(zone, locale);
}
