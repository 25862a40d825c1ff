import type { AlarmRule } from '#contract/alarmRule';
import { saidClauses, type ClauseKey, type RuleRoom } from './clauses';

/** What is wrong at which word; `effect` is about the rule as a whole. */
export interface RuleIssue {
  key: ClauseKey | 'effect';
  words: string;
}

/** Parts of which at least one word must be chosen. */
const lists = ['priorities', 'kinds', 'sources', 'areas', 'days', 'linked'] as const;

/** What must be mended before the rule can be saved; `opened` are parts that were just added. */
export function ruleIssues(
  rule: AlarmRule,
  opened: readonly ClauseKey[],
  room: Pick<RuleRoom, 'zones' | 'scenes'>,
): RuleIssue[] {
  const { when, then } = rule;
  const said = saidClauses(rule);
  const issues: RuleIssue[] = [];
  const tell = (key: RuleIssue['key'], what: string): void => {
    issues.push({ key, words: `rules.issue.${what}` });
  };
  for (const key of lists) {
    if (opened.includes(key) && !said.includes(key)) tell(key, 'choose');
  }
  if (when.hours !== null && when.hours.from === when.hours.to) tell('hours', 'hours');
  if (then.zoneId !== null && !room.zones.some(({ zoneId }) => zoneId === then.zoneId)) {
    tell('tile', 'zone');
  }
  if (then.scene !== null && !room.scenes.some(({ number }) => number === then.scene)) {
    tell('scene', 'scene');
  }
  const mayBe = then.priority === null ? when.priorities : [then.priority];
  const isGrave = mayBe.some((one) => one === 'critical' || one === 'high');
  if (then.scene !== null && mayBe.length > 0 && !isGrave) tell('scene', 'scenePriority');
  const isCritical = mayBe.length > 0 && mayBe.every((one) => one === 'critical');
  if (isCritical && then.isSuppressed) tell('suppressed', 'critical');
  if (isCritical && then.hasFrame === false) tell('frame', 'critical');
  if (isCritical && !then.hasTile) tell('tile', 'critical');
  if (isCritical && !then.hasSound) tell('sound', 'critical');
  const hasEffect = [...said, ...opened].some((key) => !isWhen(key));
  if (!hasEffect) tell('effect', 'effect');
  return issues;
}

const isWhen = (key: ClauseKey): boolean =>
  ['priorities', 'kinds', 'sources', 'areas', 'days', 'hours'].includes(key);
