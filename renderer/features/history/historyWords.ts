import type { AlarmReport } from '#contract/alarm';
import type { Text } from '../../kit/text/useText';
import { clockText, dateText } from '../../kit/time';

export const momentText = (atMs: number): string => `${dateText(atMs)} ${clockText(atMs)}`;

/** The clock alone on the day that everything else is told for, the day with it otherwise. */
const clockOn = (atMs: number, dayMs: number): string =>
  dateText(atMs) === dateText(dayMs) ? clockText(atMs) : momentText(atMs);

/** How it ended: gone or not, seen or not. Condition and answer are two things. */
export function endWords(report: AlarmReport, t: Text['t']): string {
  const { acknowledgement: seen, clearedAtMs, raisedAtMs } = report;
  const cleared =
    report.condition === 'active' || clearedAtMs === null
      ? t('history.active')
      : t('history.cleared', { time: clockOn(clearedAtMs, raisedAtMs) });
  return seen === null ? `${cleared} · ${t('history.unseen')}` : cleared;
}

/** Who saw it and when; empty when nobody did. */
export function seenWords(report: AlarmReport, t: Text['t']): string {
  const { acknowledgement: seen, raisedAtMs } = report;
  return seen === null
    ? ''
    : t('history.seen', { name: seen.actor.name, time: clockOn(seen.atMs, raisedAtMs) });
}
