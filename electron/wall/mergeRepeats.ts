import type { AlarmReport } from '#contract/alarm';
import { pointOf } from './alarmPoint';

/** Oldest first; ids settle what began at the same moment. */
export const byAge = (
  a: Pick<AlarmReport, 'raisedAtMs' | 'alarmId'>,
  b: Pick<AlarmReport, 'raisedAtMs' | 'alarmId'>,
): number => a.raisedAtMs - b.raisedAtMs || (a.alarmId < b.alarmId ? -1 : 1);

interface Run<Part> {
  parts: [Part, ...Part[]];
  lastAtMs: number;
  incidentId: string | null;
}

/**
 * Reports of the same answer may be repeats of each other, others never. Only devices repeat
 * themselves; what people report are happenings of their own.
 */
export const repeatPoint = (report: AlarmReport): string =>
  report.source === 'device' && report.cameraId !== null && report.isRehearsal !== true
    ? pointOf(report)
    : report.alarmId;

const isRepeat = (run: Run<unknown>, report: AlarmReport, repeatMs: number): boolean =>
  report.raisedAtMs <= run.lastAtMs + repeatMs &&
  (run.incidentId === null || report.incidentId === null || run.incidentId === report.incidentId);

/**
 * Reports of open alarms of one point that came soon after each other, together under the earliest
 * (ux.md §5.5). Decided by what the reports say, never by when they arrived.
 */
export const mergeRepeats = <Part extends { report: AlarmReport }>(
  parts: readonly Part[],
  repeatMs: number,
): [Part, ...Part[]][] => {
  let run: Run<Part> | undefined;
  const merged: [Part, ...Part[]][] = [];
  for (const part of [...parts].sort((a, b) => byAge(a.report, b.report))) {
    const { report } = part;
    if (run !== undefined && isRepeat(run, report, repeatMs)) {
      run.parts.push(part);
      run.lastAtMs = Math.max(run.lastAtMs, report.lastAtMs);
      run.incidentId ??= report.incidentId;
      continue;
    }
    run = { parts: [part], lastAtMs: report.lastAtMs, incidentId: report.incidentId };
    merged.push(run.parts);
  }
  return merged;
};
