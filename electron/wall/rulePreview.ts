import type { Alarm, AlarmReport } from '#contract/alarm';
import type { AlarmRule } from '#contract/alarmRule';
import type { RulePreview } from '#contract/ruleBook';
import { isAbout, isTimeOf, type RuledReport } from './fittingRule';
import type { RuleAreas } from './ruleAreas';

interface PreviewMatter {
  table: readonly AlarmRule[];
  areas: RuleAreas;
  /** Open now. */
  open: readonly Alarm[];
  /** Of the last day. */
  day: readonly AlarmReport[];
  nowMs: number;
}

/** How many of what is open, and of what came in a day, each rule would hold for. */
export const previewOf = ({ table, areas, open, day, nowMs }: PreviewMatter): RulePreview => {
  const counts = new Map(table.map(({ ruleId }) => [ruleId, { open: 0, day: 0 }]));
  const holding = (report: RuledReport, atMs: number) => {
    const rule = table.find((one) => isAbout(one, report, areas) && isTimeOf(one.when, atMs));
    return rule === undefined ? undefined : counts.get(rule.ruleId);
  };
  for (const alarm of open) {
    const count = holding({ ...alarm, priority: alarm.reportedPriority }, nowMs);
    if (count !== undefined) count.open += 1;
  }
  for (const report of day) {
    const count = holding(report, report.raisedAtMs);
    if (count !== undefined) count.day += 1;
  }
  return {
    counts: [...counts].map(([ruleId, count]) => ({ ruleId, ...count })),
    open: open.length,
    day: day.length,
  };
};
