import * as z from 'zod';
import { alarmReportSchema, prioritySchema } from './alarm';
import { nodeIdSchema } from './ids';

/** What is looked for among all alarms ever journalled; an empty list asks for everything. */
export const alarmQuerySchema = z
  .object({
    /** Words in either language, kind or camera number; all of them must be there. */
    text: z.string().max(100),
    priorities: z.array(prioritySchema).max(4),
    kinds: z.array(z.string().max(80)).max(64),
    /** A branch of the tree with all below it. */
    nodeIds: z.array(nodeIdSchema).max(2_000),
    fromMs: z.number().nullable(),
    toMs: z.number().nullable(),
    /** `next` of the page before; null begins with the newest. */
    before: z.number().nullable(),
    limit: z.number().int().min(1).max(200),
  })
  .strict();
export type AlarmQuery = z.infer<typeof alarmQuerySchema>;

/** One page of what was found, newest first. */
export const alarmPageSchema = z.object({
  rows: z.array(alarmReportSchema),
  /** Where the next page begins; null when this was the last one. */
  next: z.number().nullable(),
});
export type AlarmPage = z.infer<typeof alarmPageSchema>;

/** How what must survive is doing; said at the desk while it is not well. */
export const journalHealthSchema = z.object({
  /** A damaged file was kept aside when the program started, and a new one begun. */
  isSetAside: z.boolean(),
  /** Nothing can be written now: a full disk, a folder that may not be written. */
  isFailing: z.boolean(),
  /** More reports come than can be written; reading of events pauses. */
  isLagging: z.boolean(),
});
export type JournalHealth = z.infer<typeof journalHealthSchema>;
