import type { Actor } from '#contract/actor';
import type { Priority } from '#contract/alarm';
import type { AlarmOrder, StoredAlarmOrders } from '#contract/alarmOrder';
import { pointOf, sourceOf } from './alarmPoint';

/** Ratings and returns of alarms that are long gone are forgotten, oldest first. */
export const maxRemembered = 2_000;

export const noOrders: StoredAlarmOrders = { version: 1, orders: [], ratings: {}, returned: {} };

/** What such an order on that alarm covers. */
export const coveredBy = (
  kind: AlarmOrder['kind'],
  alarm: Parameters<typeof pointOf>[0],
): string => (kind === 'shelved' ? pointOf(alarm) : sourceOf(alarm));

/** An officer decides about everything but a Critical; a presenter about nothing. */
export const mayDecide = ({ role }: Actor, priority: Priority): boolean =>
  role === 'lead' || (role === 'officer' && priority !== 'critical');

/** Alarms that come back wait anew, whoever had seen them before. */
export const without = (
  state: StoredAlarmOrders,
  over: readonly AlarmOrder[],
  atMs: number,
): StoredAlarmOrders => ({
  ...state,
  orders: state.orders.filter((order) => !over.includes(order)),
  returned: newest({
    ...state.returned,
    ...Object.fromEntries(
      over.filter(({ kind }) => kind === 'shelved').map(({ covers }) => [covers, atMs]),
    ),
  }),
});

/** The last ones; what is long gone is forgotten. */
export const newest = <Value>(map: Record<string, Value>): Record<string, Value> =>
  Object.fromEntries(Object.entries(map).slice(-maxRemembered));
