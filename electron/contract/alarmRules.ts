import * as z from 'zod';
import { prioritySchema } from './alarm';

/** What the site decided about alarms of some kinds; the first rule that fits one holds. */
export const alarmRuleSchema = z.object({
  /** As people call it. */
  name: z.string().trim().min(1).max(60),
  /** The platform's words for the types; empty: every type. */
  kinds: z.array(z.string().min(1).max(80)).max(50),
  /** Hours of the day in minutes after midnight, over midnight where `from` is later; null: always. */
  hours: z
    .object({ from: z.number().int().min(0).max(1_439), to: z.number().int().min(0).max(1_439) })
    .nullable(),
  /** In place of what the source says; null: as the source says. */
  priority: prioritySchema.nullable(),
  /** It must have lasted that long before it is shown. */
  onDelayMs: z.number().int().min(0).max(600_000),
  /** It counts as active for that long after it has cleared. */
  offDelayMs: z.number().int().min(0).max(600_000),
  /** Hides 抑制 them, all but a Critical. */
  isSuppressed: z.boolean(),
});
export type AlarmRule = z.infer<typeof alarmRuleSchema>;

/** How this site treats alarms (ux.md §5); kept by the shift lead. */
export const alarmRulesSchema = z.object({
  /** No shelving is longer than this. */
  shelfMaxMs: z.number().int().min(60_000).max(14_400_000),
  /** Minutes after midnight at which shifts change; no shelving reaches past one. */
  shiftStarts: z.array(z.number().int().min(0).max(1_439)).max(8),
  /** The same type of the same camera within this time of an open alarm is a repeat of it. */
  repeatMs: z.number().int().min(0).max(600_000),
  /** Alarms of one place that begin within this time of the first are one happening. */
  groupMs: z.number().int().min(0).max(600_000),
  /** For what no rule says otherwise. */
  offDelayMs: z.number().int().min(0).max(600_000),
  /** Seen and active for longer than this: it stands. */
  standingMs: z.number().int().min(3_600_000).max(604_800_000),
  table: z.array(alarmRuleSchema).max(100),
});
export type AlarmRules = z.infer<typeof alarmRulesSchema>;

/** What a site that has decided nothing runs on. */
export const defaultAlarmRules: AlarmRules = {
  shelfMaxMs: 14_400_000,
  shiftStarts: [480, 1_200],
  repeatMs: 60_000,
  groupMs: 30_000,
  offDelayMs: 10_000,
  standingMs: 86_400_000,
  table: [],
};
