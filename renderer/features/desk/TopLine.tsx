import { priorities, type Alarm } from '#contract/alarm';
import type { StationView } from '#contract/view';
import { KeyCap } from '../../kit/KeyCap';
import { PrioritySymbol } from '../../kit/PrioritySymbol';
import { useText } from '../../kit/text/useText';
import { useSecond } from '../../kit/ticker';
import { clockText, spanText } from '../../kit/time';
import { countWaiting } from '../alarms';
import { HandoverMark } from '../shift';
import { SoundMark } from './SoundMark';
import { useDesk } from './useDesk';

interface Props {
  station: StationView;
  alarms: readonly Alarm[];
  /** Hidden by a rule, or standing. */
  unseen: readonly Alarm[];
}

/** Mark, site and seat; what waits; what is not right; who and when. */
export function TopLine({ station, alarms, unseen }: Props) {
  const { t } = useText();
  const { run } = useDesk();
  return (
    <header className="top-line">
      <Mark />
      <b className="top-name">{t('app.name')}</b>
      <span className="top-latin">{t('app.latin')}</span>
      <span className="top-site">{station.stationName}</span>
      <Pages count={alarms.length} />
      <span className="top-space" />
      <Health station={station} />
      <SoundMark />
      <Waiting alarms={alarms} />
      <HandoverMark standing={station.handover} onOpen={() => run({ kind: 'handover' })} />
      <Silence untilMs={station.silencedUntilMs} />
      <Aside orders={station.alarmOrders} unseen={unseen} />
      <span className="top-person">
        {t('seat.owner', { seat: station.actor.seat, name: station.actor.name })}
        <span className="top-role"> {t(`role.${station.actor.role}`)}</span>
      </span>
      <Clock />
    </header>
  );
}

/** On narrow desks: the drawer of cameras, and which of the two pages is shown. */
function Pages({ count }: { count: number }) {
  const { t } = useText();
  const { state, run, dispatch } = useDesk();
  return (
    <span className="pages">
      <button
        type="button"
        className="tab"
        aria-pressed={state.areCamerasOpen}
        onClick={() => run({ kind: 'cameras' })}
      >
        {t('desk.pages.cameras')} <KeyCap keyOf="cameras" />
      </button>
      <span className="pages-two">
        {(['wall', 'alarms'] as const).map((page) => (
          <button
            key={page}
            type="button"
            className="tab"
            aria-pressed={state.page === page}
            onClick={() => dispatch({ type: 'pageTurned', page })}
          >
            {t(`desk.pages.${page}`, { count })}
          </button>
        ))}
        <KeyCap keyOf="page" />
      </span>
    </span>
  );
}

/** A wall of nine grey tiles, the middle one lit (design.md §10). */
function Mark() {
  return (
    <svg className="mark" viewBox="0 0 28 28" aria-hidden="true">
      {[4, 11, 18].flatMap((y) =>
        [4, 11, 18].map((x) => <MarkTile key={`${x}-${y}`} x={x} y={y} />),
      )}
    </svg>
  );
}

function MarkTile({ x, y }: { x: number; y: number }) {
  const isLit = x === 11 && y === 11;
  return isLit ? (
    <rect x={x - 0.5} y={y - 0.5} width="7" height="7" fill="var(--text)" />
  ) : (
    <rect x={x} y={y} width="6" height="6" fill="var(--border)" />
  );
}

/** The worst first: what is not written is lost with this run. */
const journalLines = ({ isFailing, isSetAside, isLagging }: StationView['journal']) => [
  ...(isFailing ? (['journalFailing'] as const) : []),
  ...(isSetAside ? (['journalSetAside'] as const) : []),
  ...(isLagging ? (['journalLagging'] as const) : []),
];

/** Only what is not right is said; a healthy station is silent. */
function Health({ station }: { station: StationView }) {
  const { t } = useText();
  const lines = station.platforms.flatMap((platform) => {
    if (platform.alarmsStaleSinceMs !== null && platform.state === 'down') {
      return [
        t('desk.health.stale', {
          name: platform.name,
          time: clockText(platform.alarmsStaleSinceMs),
        }),
      ];
    }
    return platform.state === 'down'
      ? [t('desk.health.down', { name: platform.name, time: clockText(platform.sinceMs) })]
      : [];
  });
  if (!station.isMediaLive) lines.push(t('fault.media_gateway-down'));
  if (station.isGraphicsReduced) lines.push(t('desk.health.graphics'));
  lines.push(...journalLines(station.journal).map((line) => t(`desk.health.${line}`)));
  return lines.length === 0 ? null : (
    <span className="top-health" role="status">
      {lines.join(' · ')}
    </span>
  );
}

function Waiting({ alarms }: { alarms: readonly Alarm[] }) {
  const { t } = useText();
  const counts = countWaiting(alarms);
  const shown = priorities.filter((priority) => counts[priority] > 0);
  return (
    <span className="top-waiting" data-testid="waiting" aria-label={t('desk.alarms.waitingLabel')}>
      {shown.length === 0 ? <span className="top-none">{t('desk.alarms.noneWaiting')}</span> : null}
      {shown.map((priority) => (
        <span key={priority} className="top-count">
          <PrioritySymbol priority={priority} size="1.25rem" /> <b>{counts[priority]}</b>
        </span>
      ))}
    </span>
  );
}

/** Always there: what runs on unseen must not be forgotten. */
function Aside({
  orders,
  unseen,
}: {
  orders: StationView['alarmOrders'];
  unseen: readonly Alarm[];
}) {
  const { t } = useText();
  const { state, run } = useDesk();
  const shelved = orders.filter(({ kind }) => kind === 'shelved').length;
  const suppressed = unseen.filter(({ aside }) => aside === 'suppressed').length;
  return (
    <button
      type="button"
      className="tab"
      data-testid="aside"
      aria-pressed={state.rail === 'aside'}
      onClick={() => run({ kind: 'aside' })}
    >
      {t('desk.alarms.aside', { shelved, suppressed, stopped: orders.length - shelved })}
    </button>
  );
}

function Silence({ untilMs }: { untilMs: number | null }) {
  const { t } = useText();
  const now = useSecond();
  return untilMs === null || untilMs <= now ? null : (
    <span className="top-silence">{t('desk.silence.left', { time: spanText(untilMs - now) })}</span>
  );
}

function Clock() {
  return <time className="top-clock">{clockText(useSecond())}</time>;
}
