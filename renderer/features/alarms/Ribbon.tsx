import './wallAlarms.css';
import type { CSSProperties, ReactNode } from 'react';
import type { CaseList } from '#contract/board';
import type { Flood } from '#contract/flood';
import type { Incident } from '#contract/incident';
import { pageAt } from '../../kit/pages';
import { PrioritySymbol } from '../../kit/PrioritySymbol';
import { SixSteps } from '../../kit/SixSteps';
import { localText, useText } from '../../kit/text/useText';
import { textWidth } from '../../kit/textWidth';
import { useEachSecond, useSecond } from '../../kit/ticker';
import { clockText, dateText } from '../../kit/time';
import { shortenTo } from './fitStrip';
import { FloodColumn } from './FloodColumn';
import { ribbonSlots } from './ribbonSlots';

interface Props {
  /** Open cases of the ribbon's place, most urgent first. */
  list: CaseList;
  incidents: Readonly<Record<string, Incident>>;
  width: number;
  height: number;
  unit: number;
  /** While one lasts, its figures stand in place of the incidents. */
  flood: Flood | null;
  /** Shown above the clock: alarms not current, layout too dense to watch. */
  children?: ReactNode;
}

/** The six-step ribbon on the right edge: ten open incidents, page after page of more. */
export function Ribbon({ list, incidents, width, height, unit, flood, children }: Props) {
  const { t, locale } = useText();
  const known = list.incidentIds.flatMap((incidentId) => incidents[incidentId] ?? []);
  const { count, slotHeight } = ribbonSlots(
    height / unit,
    list.name !== null || known.length === 0,
    children == null ? 0 : 1,
  );
  const at = useEachSecond((now) => {
    const { page, pages, first } = pageAt(now, known.length, count);
    return `${String(page)} ${String(pages)} ${String(first)}`;
  });
  const [page = 0, pages = 1, first = 0] = at.split(' ').map(Number);
  const shown = known.slice(first, first + count);
  const isFlood = flood?.untilMs === null;
  const hidden = isFlood ? 0 : list.total - shown.length;
  const style = { width, '--slot': `calc(${String(slotHeight)} * var(--u))` } as CSSProperties;
  return (
    <aside className="ribbon" style={style} data-testid="ribbon" data-total={list.total}>
      {isFlood ? (
        <FloodColumn flood={flood} />
      ) : (
        <ol className="ribbon-slots">
          {list.name === null && known.length > 0 ? null : (
            <li className="ribbon-title">
              {list.name === null ? null : (
                <b>{shortenTo([localText(list.name, locale)], width / unit - 1, textWidth)}</b>
              )}
              {known.length === 0 ? <span>{t('board.noCases')}</span> : null}
            </li>
          )}
          {shown.map((incident) => (
            <Slot key={incident.incidentId} incident={incident} room={width / unit} />
          ))}
        </ol>
      )}
      <footer className="ribbon-foot">
        {hidden > 0 ? (
          <p className="ribbon-more">
            <span>{t('wall.more', { count: hidden })}</span>
            {pages > 1 ? <span>{t('board.page', { page: page + 1, pages })}</span> : null}
          </p>
        ) : null}
        {children}
        <WallClock />
      </footer>
    </aside>
  );
}

function Slot({ incident, room }: { incident: Incident; room: number }) {
  const { t, locale } = useText();
  const { owner } = incident;
  const seat = owner === null ? null : t('wall.seatShort', { seat: owner.seat });
  const place = localText(incident.place, locale);
  // Where there is no room for both, the place is worth more than who has it.
  const hasSeat = seat !== null && textWidth(place, 400) + textWidth(seat, 400) + 0.4 <= room - 2.6;
  const words = shortenTo([place], room - 2.6, textWidth);
  return (
    <li className="ribbon-slot" data-incident={incident.incidentId}>
      <p className="ribbon-place">
        <PrioritySymbol priority={incident.priority} size="0.9em" />
        <span>{words}</span>
        {!hasSeat ? null : <span className="ribbon-seat">{seat}</span>}
      </p>
      <SixSteps steps={incident.steps} currentStep={incident.currentStep} variant="ribbon" />
    </li>
  );
}

function WallClock() {
  const now = useSecond();
  return (
    <p className="ribbon-clock">
      <time className="ribbon-time">{clockText(now)}</time>
      <time className="ribbon-date">{dateText(now)}</time>
    </p>
  );
}
