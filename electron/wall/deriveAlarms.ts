import type { Alarm, AlarmReport } from '#contract/alarm';
import type { AlarmId } from '#contract/ids';
import type { AlarmOrders } from './alarmOrders';
import { pointOf } from './alarmPoint';
import type { HeldAlarm } from './alarmReports';

export interface AlarmMatter {
  held: readonly HeldAlarm[];
  isPending(alarmId: AlarmId): boolean;
  orders: Pick<AlarmOrders, 'asideOf' | 'ratingOf' | 'returnedAtMs'>;
}

export interface AlarmsNow {
  alarms: Alarm[];
  /** Cleared and seen: nothing is left to show. */
  over: AlarmReport[];
}

/**
 * What people see, from what platforms said and people ordered. Nothing else goes in: whoever holds
 * the newest reports comes to the same alarms, in whatever order they arrived.
 */
export const deriveAlarms = (matter: AlarmMatter): AlarmsNow => {
  const alarms: Alarm[] = [];
  const over: AlarmReport[] = [];
  for (const one of matter.held) {
    if (one.report.condition === 'cleared' && isSeen(one.report, matter)) over.push(one.report);
    else alarms.push(alarmOf(one, matter));
  }
  return { alarms: alarms.sort(byAge), over };
};

const byAge = (a: Alarm, b: Alarm): number =>
  a.raisedAtMs - b.raisedAtMs || (a.alarmId < b.alarmId ? -1 : 1);

/** The platform confirmed it, and not before a shelf gave the alarm back to wait anew. */
const isSeen = (report: AlarmReport, { orders }: AlarmMatter): boolean =>
  report.acknowledgement !== null &&
  report.acknowledgement.atMs >= (orders.returnedAtMs(pointOf(report)) ?? 0);

const alarmOf = ({ report, refusal }: HeldAlarm, matter: AlarmMatter): Alarm => {
  const { version: _version, ...shown } = report;
  const { orders } = matter;
  const isAcknowledged = isSeen(report, matter);
  const rating = orders.ratingOf(report.alarmId);
  const priority = rating?.priority ?? report.priority;
  return {
    ...shown,
    priority,
    reportedPriority: report.priority,
    rating,
    aside: orders.asideOf(report, priority),
    response: isAcknowledged
      ? 'acknowledged'
      : matter.isPending(report.alarmId)
        ? 'pending'
        : 'waiting',
    refusal: isAcknowledged ? null : refusal,
  };
};
