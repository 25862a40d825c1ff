import * as z from 'zod';

/** How this site treats alarms (ux.md §5); kept by the shift lead. */
export const alarmRulesSchema = z.object({
  /** No shelving is longer than this. */
  shelfMaxMs: z.number().int().min(60_000).max(14_400_000),
  /** Minutes after midnight at which shifts change; no shelving reaches past one. */
  shiftStarts: z.array(z.number().int().min(0).max(1_439)).max(8),
});
export type AlarmRules = z.infer<typeof alarmRulesSchema>;

/** What a site that has decided nothing runs on. */
export const defaultAlarmRules: AlarmRules = {
  shelfMaxMs: 14_400_000,
  shiftStarts: [480, 1_200],
};
