import './wallAlarms.css';
import type { CSSProperties, ReactNode } from 'react';
import type { Flood } from '#contract/flood';
import type { Incident } from '#contract/incident';
import { PrioritySymbol } from '../../kit/PrioritySymbol';
import { SixSteps } from '../../kit/SixSteps';
import { localText, useText } from '../../kit/text/useText';
import { textWidth } from '../../kit/textWidth';
import { useSecond } from '../../kit/ticker';
import { clockText, dateText } from '../../kit/time';
import { shortenTo } from './fitStrip';
import { FloodColumn } from './FloodColumn';
import { ribbonOrder, slotCount } from './ribbonSlots';

interface Props {
  incidents: Readonly<Record<string, Incident>>;
  width: number;
  height: number;
  unit: number;
  /** While one lasts, its figures stand in place of the incidents. */
  flood: Flood | null;
  /** Shown above the clock: alarms not current, layout too dense to watch. */
  children?: ReactNode;
}

/** The six-step ribbon on the right edge: up to ten open incidents; empty slots are empty. */
export function Ribbon({ incidents, width, height, unit, flood, children }: Props) {
  const { t } = useText();
  const ordered = ribbonOrder(incidents);
  const count = slotCount(height / unit);
  const hidden = ordered.length - count;
  const style: CSSProperties = { width };
  return (
    <aside className="ribbon" style={style} data-testid="ribbon">
      {flood?.untilMs === null ? (
        <FloodColumn flood={flood} />
      ) : (
        <ol className="ribbon-slots">
          {ordered.slice(0, count).map((incident) => (
            <Slot key={incident.incidentId} incident={incident} room={width / unit} />
          ))}
        </ol>
      )}
      <footer className="ribbon-foot">
        {hidden > 0 ? <p className="ribbon-more">{t('wall.more', { count: hidden })}</p> : null}
        {children}
        <WallClock />
      </footer>
    </aside>
  );
}

function Slot({ incident, room }: { incident: Incident; room: number }) {
  const { locale } = useText();
  const words = shortenTo([localText(incident.place, locale)], room - 2.6, textWidth);
  return (
    <li className="ribbon-slot" data-incident={incident.incidentId}>
      <p className="ribbon-place">
        <PrioritySymbol priority={incident.priority} size="0.9em" />
        <span>{words}</span>
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
