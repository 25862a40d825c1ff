import type { AlarmReport } from '#contract/alarm';
import type { AlarmRule, RuleSource, RuleWhen } from '#contract/alarmRule';
import type { RuleAreas } from './ruleAreas';

/** As much of a report, or of an alarm, as rules ask for; the priority is the source's. */
export type RuledReport = Pick<
  AlarmReport,
  'cameraId' | 'kind' | 'nodeId' | 'platformId' | 'priority' | 'source'
>;

const dayMs = 86_400_000;

const isFrom = (source: RuleSource, report: RuledReport): boolean => {
  switch (source.of) {
    case 'way':
      return report.source === source.way;
    case 'platform':
      return report.platformId === source.platformId;
    case 'camera':
      return report.cameraId === source.cameraId;
  }
};

const isAnyOr = <Thing>(wanted: readonly Thing[], fits: (thing: Thing) => boolean): boolean =>
  wanted.length === 0 || wanted.some(fits);

/** Everything but the time. */
export const isAbout = (rule: AlarmRule, report: RuledReport, areas: RuleAreas): boolean => {
  const { when } = rule;
  return (
    rule.isOn &&
    isAnyOr(when.priorities, (priority) => priority === report.priority) &&
    isAnyOr(when.kinds, (kind) => kind === report.kind) &&
    isAnyOr(when.sources, (source) => isFrom(source, report)) &&
    (when.areas.length === 0 || areas.isIn(report, when.areas))
  );
};

/** Monday is 1. */
const weekdayOf = (atMs: number): number => new Date(atMs).getDay() || 7;

const isOnDay = ({ days }: RuleWhen, atMs: number): boolean =>
  days.length === 0 || days.includes(weekdayOf(atMs));

/** Whether the time is one of the rule's. What begins before midnight belongs to that day. */
export const isTimeOf = (when: RuleWhen, nowMs: number): boolean => {
  const { hours } = when;
  if (hours === null) return isOnDay(when, nowMs);
  const now = new Date(nowMs);
  const minute = now.getHours() * 60 + now.getMinutes();
  if (hours.from <= hours.to) {
    return minute >= hours.from && minute < hours.to && isOnDay(when, nowMs);
  }
  if (minute >= hours.from) return isOnDay(when, nowMs);
  return minute < hours.to && isOnDay(when, nowMs - dayMs);
};

/** Whether time alone may change what the rule says. */
export const isTimed = ({ when }: AlarmRule): boolean =>
  when.hours !== null || when.days.length > 0;
