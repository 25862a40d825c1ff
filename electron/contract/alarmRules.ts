import * as z from 'zod';
import { alarmRuleSchema, migrateRule, wallZoneSchema } from './alarmRule';

/** More would not be read by anybody, and a request must stay small. */
export const maxRules = 100;
/** As many screens as a station drives. */
export const maxZones = 16;

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
  /** In order: the first that fits holds. */
  table: z.preprocess(
    (rows) => (Array.isArray(rows) ? rows.map(migrateRule) : rows),
    z.array(alarmRuleSchema).max(maxRules),
  ),
  /** Parts of the wall that rules may send alarms to. */
  zones: z.array(wallZoneSchema).max(maxZones).default([]),
  /** More than ten new alarms within this time are a flood, until fewer than five are. */
  floodMs: z.number().int().min(10_000).max(3_600_000).default(600_000),
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
  floodMs: 600_000,
  table: [],
  zones: [],
};
