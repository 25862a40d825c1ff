import type { Priority } from '#contract/alarm';
import type { AlarmRule } from '#contract/alarmRule';
import { noRuling, type Ruling } from '#contract/ruling';

/** Only these may turn the wall to another scene: the same as may take an alarm tile. */
const mayRecall = (priority: Priority): boolean => priority === 'critical' || priority === 'high';

/** What the rule says at that priority. No rule takes frame, tile or sound from a Critical. */
export const rulingOf = (rule: AlarmRule | undefined, priority: Priority): Ruling => {
  if (rule === undefined) return noRuling;
  const { then } = rule;
  const isCritical = priority === 'critical';
  return {
    ruleId: rule.ruleId,
    hasFrame: isCritical ? true : then.hasFrame,
    hasTile: isCritical || then.hasTile,
    zoneId: then.zoneId,
    scene: mayRecall(priority) ? then.scene : null,
    hasSound: isCritical || then.hasSound,
    isSpoken: then.isSpoken,
    procedureId: then.procedureId,
  };
};
