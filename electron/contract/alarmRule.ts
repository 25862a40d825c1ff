import * as z from 'zod';
import { prioritySchema } from './alarm';
import { cameraIdSchema, nodeIdSchema, platformIdSchema, screenIdSchema } from './ids';

/** Where an alarm comes from: a way of reporting, a platform, or one camera. */
export const ruleSourceSchema = z.discriminatedUnion('of', [
  z.object({ of: z.literal('way'), way: z.enum(['device', 'worker', 'system']) }),
  z.object({ of: z.literal('platform'), platformId: platformIdSchema }),
  z.object({ of: z.literal('camera'), cameraId: cameraIdSchema }),
]);
export type RuleSource = z.infer<typeof ruleSourceSchema>;

const minuteOfDay = z.number().int().min(0).max(1_439);
const delayMs = z.number().int().min(0).max(600_000);
const ownId = z.string().min(1).max(60);

/** Which alarms a rule is about; an empty list, and null, mean any. All of it must fit. */
export const ruleWhenSchema = z.object({
  /** As the source says it. */
  priorities: z.array(prioritySchema).max(4),
  /** The platform's words for the types. */
  kinds: z.array(z.string().min(1).max(80)).max(50),
  sources: z.array(ruleSourceSchema).max(50),
  /** Nodes of the tree; what lies below one is inside. */
  areas: z.array(nodeIdSchema).max(50),
  /** Days of the week, Monday is 1. A night belongs to the day on which it begins. */
  days: z.array(z.number().int().min(1).max(7)).max(7),
  /** Minutes after midnight, over midnight where `from` is later. */
  hours: z.object({ from: minuteOfDay, to: minuteOfDay }).nullable(),
});
export type RuleWhen = z.infer<typeof ruleWhenSchema>;

/** What a rule does with an alarm. A Critical is shown, heard and never hidden, whatever it says. */
export const ruleThenSchema = z.object({
  /** In place of what the source says; null: as the source says. */
  priority: prioritySchema.nullable(),
  /** It must have lasted that long before it is shown. */
  onDelayMs: delayMs,
  /** It counts as active for that long after it has cleared; null: as the site has it. */
  offDelayMs: delayMs.nullable(),
  /** Hides 抑制 them. */
  isSuppressed: z.boolean(),
  /** Whether it frames its picture; null: by its priority. */
  hasFrame: z.boolean().nullable(),
  /** False: it takes no alarm tile. */
  hasTile: z.boolean(),
  /** The alarm tiles it may take; null: all. */
  zoneId: ownId.nullable(),
  /** Number of a scene to be recalled; only for Critical and High. */
  scene: z.number().int().min(1).max(999).nullable(),
  hasSound: z.boolean(),
  /** Place and priority are spoken. */
  isSpoken: z.boolean(),
  /** Shown beside it, before those that the platform links. */
  linkedCameraIds: z.array(cameraIdSchema).max(4),
  procedureId: z.string().min(1).max(80).nullable(),
});
export type RuleThen = z.infer<typeof ruleThenSchema>;

/** What the site decided about some alarms; the first rule that fits one holds. */
export const alarmRuleSchema = z.object({
  /** Stays the same while the rule is edited. */
  ruleId: ownId,
  isOn: z.boolean(),
  when: ruleWhenSchema,
  then: ruleThenSchema,
});
export type AlarmRule = z.infer<typeof alarmRuleSchema>;

/** A zone 区域: the alarm tiles of some screens. */
export const wallZoneSchema = z.object({
  zoneId: ownId,
  name: z.string().trim().min(1).max(40),
  screenIds: z.array(screenIdSchema).min(1).max(16),
});
export type WallZone = z.infer<typeof wallZoneSchema>;

/** For what no rule says anything about. */
export const anyAlarm: RuleWhen = {
  priorities: [],
  kinds: [],
  sources: [],
  areas: [],
  days: [],
  hours: null,
};
/** A rule that changes nothing. */
export const asUsual: RuleThen = {
  priority: null,
  onDelayMs: 0,
  offDelayMs: null,
  isSuppressed: false,
  hasFrame: null,
  hasTile: true,
  zoneId: null,
  scene: null,
  hasSound: true,
  isSpoken: false,
  linkedCameraIds: [],
  procedureId: null,
};
/** How a table row looked before rules were sentences. */
const oldRuleSchema = z.object({
  kinds: ruleWhenSchema.shape.kinds,
  hours: ruleWhenSchema.shape.hours,
  priority: prioritySchema.nullable(),
  onDelayMs: delayMs,
  offDelayMs: delayMs,
  isSuppressed: z.boolean(),
});

/** A row of an older table as a rule that does the same; anything else as it is. */
export const migrateRule = (row: unknown, index: number): unknown => {
  const old = oldRuleSchema.safeParse(row);
  if (!old.success) return row;
  const { kinds, hours, ...then } = old.data;
  return {
    ruleId: `table-${String(index + 1)}`,
    isOn: true,
    when: { ...anyAlarm, kinds, hours },
    then: { ...asUsual, ...then },
  } satisfies AlarmRule;
};
