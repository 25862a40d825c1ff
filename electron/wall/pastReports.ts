import type { AlarmReport } from '#contract/alarm';

/** A report as it came once, with the time at which it did. */
export interface PastReport {
  atMs: number;
  report: AlarmReport;
}

/**
 * The reports that led to what is known of an alarm at last: it began, came again, cleared, was
 * seen. How often it came in between is not kept; all of it is told at the last time.
 */
export const reportsOf = (last: AlarmReport): PastReport[] => {
  const { raisedAtMs, lastAtMs, clearedAtMs, acknowledgement } = last;
  const first: AlarmReport = {
    ...last,
    count: 1,
    lastAtMs: raisedAtMs,
    condition: 'active',
    clearedAtMs: null,
    acknowledgement: null,
    version: 0,
  };
  const isRepeated = last.count > 1 && lastAtMs > raisedAtMs;
  const changes: { atMs: number; what: Partial<AlarmReport> }[] = [
    ...(isRepeated ? [{ atMs: lastAtMs, what: { count: last.count, lastAtMs } }] : []),
    ...(clearedAtMs === null
      ? []
      : [{ atMs: clearedAtMs, what: { condition: 'cleared' as const, clearedAtMs } }]),
    ...(acknowledgement === null
      ? []
      : [{ atMs: acknowledgement.atMs, what: { acknowledgement } }]),
  ];
  const past: PastReport[] = [{ atMs: raisedAtMs, report: first }];
  let report = first;
  for (const { atMs, what } of changes.sort((a, b) => a.atMs - b.atMs)) {
    report = { ...report, ...what, version: report.version + 1 };
    past.push({ atMs: Math.max(atMs, raisedAtMs), report });
  }
  return past;
};

/** Of many alarms, by time. */
export const pastOf = (last: readonly AlarmReport[]): PastReport[] =>
  last.flatMap(reportsOf).sort((a, b) => a.atMs - b.atMs);
