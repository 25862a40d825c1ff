import './alarmOrders.css';
import type { Alarm } from '#contract/alarm';
import type { AlarmOrder } from '#contract/alarmOrder';
import { Button } from '../../kit/Button';
import { PrioritySymbol } from '../../kit/PrioritySymbol';
import { localText, useText, type Text } from '../../kit/text/useText';
import { clockText } from '../../kit/time';

interface Props {
  orders: readonly AlarmOrder[];
  /** Hidden by a rule, or standing: nobody ordered it, nobody ends it here. */
  unseen: readonly Alarm[];
  onReturn: (order: AlarmOrder) => void;
}

/** What is shelved and out of service, by whom and why; anybody may end it. Then what no one ordered. */
export function AsideList({ orders, unseen, onReturn }: Props) {
  const { t, locale } = useText();
  if (orders.length + unseen.length === 0) {
    return (
      <div className="quiet">
        <h2>{t('desk.alarms.noneAside')}</h2>
        <p>{t('desk.alarms.noneAsideHint')}</p>
      </div>
    );
  }
  return (
    <ul className="aside-list" data-testid="aside-list">
      {orders.map((order) => (
        <li key={order.orderId} className="aside-row" data-kind={order.kind}>
          <PrioritySymbol priority={order.priority} size="1.5rem" isHollow />
          <span className="alarm-words">
            <span className="alarm-title">
              {localText(order.place, locale)} {localText(order.what, locale)}
            </span>
            <span className="alarm-state">{untilWords(order, t)}</span>
            <span className="alarm-state">
              {t(`alarm.asideReason.${order.reason}`)} ·{' '}
              {t('seat.owner', { seat: order.actor.seat, name: order.actor.name })}
            </span>
          </span>
          <Button onPress={() => onReturn(order)}>{t('desk.alarms.giveBack')}</Button>
        </li>
      ))}
      {unseen.map((alarm) => (
        <li key={alarm.alarmId} className="aside-row" data-kind={alarm.aside}>
          <PrioritySymbol priority={alarm.priority} size="1.5rem" isHollow />
          <span className="alarm-words">
            <span className="alarm-title">
              {localText(alarm.place, locale)} {localText(alarm.what, locale)}
            </span>
            <span className="alarm-state">
              {t(`alarm.aside.${alarm.aside ?? ''}`)} · {clockText(alarm.raisedAtMs)}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function untilWords(order: AlarmOrder, t: Text['t']): string {
  const { sinceMs, untilMs, endsWhenCleared } = order;
  if (untilMs === null) return t('desk.alarms.disabled', { since: clockText(sinceMs) });
  const until = clockText(untilMs);
  return t(endsWhenCleared ? 'desk.alarms.shelvedCleared' : 'desk.alarms.shelved', { until });
}
