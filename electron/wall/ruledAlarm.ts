import type { Condition, Priority } from '#contract/alarm';
import type { AlarmRule } from '#contract/alarmRule';
import type { AlarmRules } from '#contract/alarmRules';
import type { HeldAlarm } from './alarmReports';
import { isAbout, isTimed, isTimeOf } from './fittingRule';
import { noAreas, type RuleAreas } from './ruleAreas';

/** One report under the rules of the site, at one time. */
export interface RuledAlarm extends HeldAlarm {
  priority: Priority;
  /** After the off-delay. */
  condition: Condition;
  /** A rule hides it, or it has not lasted long enough to be shown. */
  isSuppressed: boolean;
  /** The first rule that fits, if any. */
  rule: AlarmRule | undefined;
  /** When time alone changes something of this; infinite when never. */
  nextAtMs: number;
}

/** GB/T 28181 alarm method of faults of devices. */
const deviceFault = 6;

/** The priority that the table gives; faults of devices and of ourselves are never above High. */
const priorityBy = ({ report }: HeldAlarm, rule: AlarmRule | undefined): Priority => {
  const priority = rule?.then.priority ?? report.priority;
  const isSystem = report.source === 'system' || report.gbMethod === deviceFault;
  return isSystem && priority === 'critical' ? 'high' : priority;
};

/** Hours of a rule begin and end with a minute. */
const nextMinute = (nowMs: number): number => (Math.floor(nowMs / 60_000) + 1) * 60_000;

export const ruledAlarm = (
  held: HeldAlarm,
  rules: AlarmRules,
  nowMs: number,
  areas: RuleAreas = noAreas,
): RuledAlarm => {
  const { report } = held;
  const named = rules.table.filter((one) => isAbout(one, report, areas));
  const rule = named.find(({ when }) => isTimeOf(when, nowMs));
  const priority = priorityBy(held, rule);
  const offDelayMs = held.isPresumed ? 0 : (rule?.then.offDelayMs ?? rules.offDelayMs);
  const clearsAtMs = report.clearedAtMs === null ? null : report.clearedAtMs + offDelayMs;
  const isHeldOn = report.condition === 'cleared' && clearsAtMs !== null && nowMs < clearsAtMs;
  const condition = isHeldOn ? 'active' : report.condition;
  // What its own clock dates ahead is counted from when we learned it.
  const shownAtMs = Math.min(report.raisedAtMs, held.learnedAtMs) + (rule?.then.onDelayMs ?? 0);
  const endedAtMs = report.condition === 'cleared' ? (report.clearedAtMs ?? nowMs) : nowMs;
  const isTooShort = endedAtMs < shownAtMs;
  const isHidden = isTooShort || (rule?.then.isSuppressed === true && priority !== 'critical');
  const times = [
    ...(isHeldOn ? [clearsAtMs] : []),
    ...(isTooShort && report.condition === 'active' ? [shownAtMs] : []),
    ...(named.some(isTimed) ? [nextMinute(nowMs)] : []),
  ];
  return {
    ...held,
    priority,
    condition,
    isSuppressed: isHidden,
    rule,
    nextAtMs: Math.min(...times),
  };
};
