import * as z from 'zod';
import { prioritySchema } from './alarm';

/**
 * What can be wrong with the program itself that must not go unnoticed. The desk's sound: there is
 * no device, it does not run, or nothing comes out of it.
 */
export const systemTroubleSchema = z.enum(['sound-none', 'sound-stopped', 'sound-silent']);
export type SystemTrouble = z.infer<typeof systemTroubleSchema>;

/** A system alarm: a list of its own, a wrench, never above High; it clears by itself. */
export const systemAlarmSchema = z.object({
  trouble: systemTroubleSchema,
  priority: prioritySchema.exclude(['critical']),
  sinceMs: z.number(),
});
export type SystemAlarm = z.infer<typeof systemAlarmSchema>;

/** How the sound of a desk does, by its own measuring; null: as it should. */
export const soundTroubleSchema = systemTroubleSchema.nullable();
export type SoundTrouble = z.infer<typeof soundTroubleSchema>;

/** When the sound of a desk was last tested, as it is kept on disk. */
export const keptSoundTestSchema = z.object({ version: z.literal(1), testedAtMs: z.number() });
