import * as z from 'zod';
import { actorSchema } from './actor';
import { prioritySchema } from './alarm';
import { alarmRulesSchema } from './alarmRules';
import { alarmIdSchema, nodeIdSchema, screenIdSchema } from './ids';
import { localTextSchema } from './text';

/** What people edit: the rules in order, and the zones that they name. */
export const ruleBookSchema = alarmRulesSchema.pick({ table: true, zones: true });
export type RuleBook = z.infer<typeof ruleBookSchema>;

/** One saving of the rules. */
export const ruleVersionSchema = z.object({
  number: z.number().int().positive(),
  atMs: z.number(),
  actor: actorSchema,
  /** How many rules it holds. */
  rules: z.number().int().nonnegative(),
});
export type RuleVersion = z.infer<typeof ruleVersionSchema>;

/** Older versions are forgotten. */
export const ruleVersionsKept = 50;

/** What is kept of the rules on disk. */
export const keptRulesSchema = z.object({
  version: z.literal(1),
  /** Newest first. */
  saved: z.array(ruleVersionSchema.extend({ book: ruleBookSchema })).max(ruleVersionsKept),
});
export type KeptRules = z.infer<typeof keptRulesSchema>;

/** Words to choose from inside a sentence. */
export const ruleWordsSchema = z.object({
  /** Types that came lately, as the platform names them. */
  kinds: z.array(z.object({ kind: z.string(), what: localTextSchema })).max(500),
  /** Branches of the tree, each with its way from the root. */
  areas: z.array(z.object({ nodeId: nodeIdSchema, path: z.array(localTextSchema) })).max(1_000),
});
export type RuleWords = z.infer<typeof ruleWordsSchema>;

/** Which alarms each rule of a draft would hold for; a rule without any is left out. */
export const rulePreviewSchema = z.object({
  counts: z.array(z.object({ ruleId: z.string(), open: z.number(), day: z.number() })),
  /** All that was looked at. */
  open: z.number().int().nonnegative(),
  day: z.number().int().nonnegative(),
});
export type RulePreview = z.infer<typeof rulePreviewSchema>;

/** No trial 试运行 runs over a longer stretch, more alarms, or tells more lines. */
export const trialLimits = { spanMs: 86_400_000, alarms: 2_000, lines: 300 } as const;

/** What one set of rules did with a night. */
export const trialSideSchema = z.object({
  /** Came to the list of the open ones. */
  shown: z.number().int(),
  /** Hidden by a rule, or too short to be shown. */
  hidden: z.number().int(),
  /** Took an alarm tile. */
  popped: z.number().int(),
  sounded: z.number().int(),
  spoken: z.number().int(),
  /** Recalled a scene, had the wall been free. */
  scenes: z.number().int(),
  floods: z.number().int(),
  /** The most that waited for a tile at one time. */
  mostWaiting: z.number().int(),
});
export type TrialSide = z.infer<typeof trialSideSchema>;

/** One alarm that took a tile; `gone` did so under the present rules and would not any more. */
export const trialLineSchema = z.object({
  atMs: z.number(),
  /** Null: to the end of the stretch. */
  forMs: z.number().nullable(),
  alarmId: alarmIdSchema,
  priority: prioritySchema,
  what: localTextSchema,
  place: localTextSchema,
  screenId: screenIdSchema,
  /** Number of the tile on its screen. */
  tile: z.number().int(),
  zoneId: z.string().nullable(),
  /** Had to leave the tile for it while it was open. */
  displaced: z.object({ what: localTextSchema, place: localTextSchema }).nullable(),
  /** "+N" on the wall at that time. */
  more: z.number().int(),
  change: z.enum(['same', 'added', 'moved', 'gone']),
});
export type TrialLine = z.infer<typeof trialLineSchema>;

/** What a night would have been under other rules. */
export const trialSchema = z.object({
  fromMs: z.number(),
  toMs: z.number(),
  alarms: z.number().int(),
  /** More came than one trial takes; the later ones were left out. */
  isCut: z.boolean(),
  present: trialSideSchema,
  draft: trialSideSchema,
  hours: z.array(
    z.object({ atMs: z.number(), came: z.number(), present: z.number(), draft: z.number() }),
  ),
  /** By time; those that change first where there are too many. */
  lines: z.array(trialLineSchema).max(trialLimits.lines),
  lineCount: z.number().int(),
});
export type Trial = z.infer<typeof trialSchema>;
