import * as z from 'zod';

/** What the rule in force says about an alarm, with what a Critical is owed. */
export const rulingSchema = z.object({
  /** Null: no rule fits, the general defaults hold. */
  ruleId: z.string().max(60).nullable(),
  hasFrame: z.boolean().nullable(),
  hasTile: z.boolean(),
  zoneId: z.string().max(60).nullable(),
  scene: z.number().int().nullable(),
  hasSound: z.boolean(),
  isSpoken: z.boolean(),
  procedureId: z.string().max(80).nullable(),
});
export type Ruling = z.infer<typeof rulingSchema>;

/** Of an alarm that no rule says anything about. */
export const noRuling: Ruling = {
  ruleId: null,
  hasFrame: null,
  hasTile: true,
  zoneId: null,
  scene: null,
  hasSound: true,
  isSpoken: false,
  procedureId: null,
};
