import type { Alarm } from '#contract/alarm';
import type { AlarmOrder } from '#contract/alarmOrder';
import type { Flood } from '#contract/flood';
import type { Incident } from '#contract/incident';
import type { PlatformHealth } from '#contract/view';
import { Button } from '../../kit/Button';
import { useText } from '../../kit/text/useText';
import {
  AlarmList,
  AlarmOrderPanel,
  AsideList,
  FloodBanner,
  isStale,
  RailNotices,
} from '../alarms';
import { OverCount } from '../incidents';
import { decide } from './decide';
import { DutyRail } from './DutyRail';
import { IncidentRail, WorkerReports } from './IncidentRail';
import { IncidentRows } from './IncidentRows';
import { useDesk } from './useDesk';

interface Props {
  /** Most urgent first. */
  alarms: readonly Alarm[];
  incidents: readonly Incident[];
  /** What is shelved and out of service. */
  orders: readonly AlarmOrder[];
  /** Hidden by a rule, or standing. */
  unseen: readonly Alarm[];
  flood: Flood | null;
  platforms: readonly PlatformHealth[];
  isLead: boolean;
}

const tabs = ['alarms', 'incidents', 'aside'] as const;

/** Always there: open alarms, open incidents, and the two answers. */
export function AlarmRail(props: Props) {
  const { alarms, incidents, orders, unseen, flood, platforms, isLead } = props;
  const { t } = useText();
  const { state, dispatch, run, ask } = useDesk();
  const tab = state.rail;
  const counts = {
    alarms: t('desk.alarms.open', { count: alarms.length }),
    incidents: t('desk.incidents.open', {
      count: incidents.filter(({ closedAtMs }) => closedAtMs === null).length,
    }),
    aside: t('desk.alarms.asideTab', { count: orders.length + unseen.length }),
  };
  const focused = alarms.find((alarm) => alarm.alarmId === state.focusedAlarmId);
  return (
    <aside
      className="rail"
      aria-label={t('desk.alarms.title')}
      data-stale={platforms.some(isStale)}
    >
      <div className="region-head">
        <h2 className="rail-title">{t('desk.alarms.title')}</h2>
        {tabs.map((one) => (
          <button
            key={one}
            type="button"
            className="tab"
            aria-pressed={tab === one}
            onClick={() => dispatch({ type: 'railTurned', rail: one })}
          >
            {counts[one]}
            {one === 'incidents' ? <OverCount incidents={incidents} /> : null}
          </button>
        ))}
        <span className="top-space" />
        <Button look="plain" keyOf="silence" onPress={() => run({ kind: 'silence' })}>
          {t('desk.silence.title')}
        </Button>
      </div>
      <RailNotices platforms={platforms} />
      {flood === null ? null : (
        <FloodBanner flood={flood} onSeen={() => void ask('alarm:flood-seen', {})} />
      )}
      <DutyRail />
      {tab === 'aside' ? (
        <AsideList
          orders={orders}
          unseen={unseen}
          onReturn={({ orderId }) => void ask('alarm:return', { orderId })}
        />
      ) : tab === 'alarms' ? (
        alarms.length === 0 ? (
          <QuietRail incidents={incidents} />
        ) : (
          <>
            <WorkerReports incidents={incidents} />
            <AlarmList
              alarms={alarms}
              focusedId={state.focusedAlarmId}
              openId={state.opened.alarmId}
              onFocus={(alarmId) => dispatch({ type: 'alarmFocused', alarmId })}
              onOpen={(alarm) =>
                dispatch({
                  type: 'caseOpened',
                  alarmId: alarm.alarmId,
                  incidentId: alarm.incidentId,
                })
              }
            />
          </>
        )
      ) : (
        <IncidentRail incidents={incidents} />
      )}
      {focused === undefined || state.ordering === null ? null : (
        <AlarmOrderPanel
          key={`${focused.alarmId} ${state.ordering}`}
          alarm={focused}
          ordering={state.ordering}
          isLead={isLead}
          onDecided={(decision) => decide(decision, focused.alarmId, { ask, dispatch })}
          onLeave={() => dispatch({ type: 'orderToggled', ordering: null })}
        />
      )}
      <div className="action-bar">
        <Button
          look="primary"
          size="action"
          keyOf="acknowledge"
          testId="acknowledge"
          onPress={() => run({ kind: 'acknowledge' })}
          unavailable={acknowledgeHint(focused, t)}
        >
          {t('desk.keys.acknowledge')}
        </Button>
        <Button
          size="action"
          keyOf="accept"
          testId="accept"
          onPress={() => run({ kind: 'accept' })}
          unavailable={acceptHint(focused, incidents, t)}
        >
          {t('desk.keys.accept')}
        </Button>
        <Button
          size="action"
          keyOf="shelve"
          testId="shelve"
          isPressed={state.ordering === 'shelve'}
          onPress={() => run({ kind: 'shelve' })}
          unavailable={focused === undefined ? t('desk.alarms.chooseFirst') : undefined}
        >
          {t('desk.keys.shelve')}
        </Button>
        <span className="top-space" />
        <Button look="plain" size="action" keyOf="next" onPress={() => run({ kind: 'next-alarm' })}>
          {t('desk.keys.next')}
        </Button>
      </div>
    </aside>
  );
}

function acknowledgeHint(
  focused: Alarm | undefined,
  t: (key: string) => string,
): string | undefined {
  if (focused === undefined) return t('desk.alarms.chooseFirst');
  return focused.response === 'acknowledged' ? t('alarm.acknowledged') : undefined;
}

function acceptHint(
  focused: Alarm | undefined,
  incidents: readonly Incident[],
  t: (key: string) => string,
): string | undefined {
  if (focused === undefined) return t('desk.alarms.chooseFirst');
  const incident = incidents.find((one) => one.incidentId === focused.incidentId);
  // An alarm without a case becomes one.
  return incident === undefined || incident.owner === null
    ? undefined
    : t('desk.incidents.isAccepted');
}

/** One heading, one sentence, one useful thing: the open incidents. */
function QuietRail({ incidents }: { incidents: readonly Incident[] }) {
  const { t } = useText();
  return (
    <div className="quiet">
      <h2>{t('desk.alarms.none')}</h2>
      <p>{t('desk.alarms.noneHint')}</p>
      {incidents.length === 0 ? null : (
        <>
          <h3 className="part-title">{t('desk.incidents.title')}</h3>
          <IncidentRows incidents={incidents} />
        </>
      )}
    </div>
  );
}
