import type { AlarmReport } from '#contract/alarm';
import type { AlarmOrders } from './alarmOrders';
import { pointOf } from './alarmPoint';

/**
 * The platform confirmed that somebody has seen it, and not before a shelf gave the alarm back to
 * wait anew. What was over by then does not come back.
 */
export const isReportSeen = (
  report: AlarmReport,
  orders: Pick<AlarmOrders, 'returnedAtMs'>,
): boolean => {
  if (report.acknowledgement === null) return false;
  const returnedAtMs = orders.returnedAtMs(pointOf(report));
  if (returnedAtMs === null || report.acknowledgement.atMs >= returnedAtMs) return true;
  return report.clearedAtMs !== null && report.clearedAtMs <= returnedAtMs;
};
