import * as z from 'zod';
import { desk, none, nothing } from './channelParts';
import { handoverLineSchema, handoverNoteSchema, handoverSchema, incomingSchema } from './handover';
import { shiftReportSchema } from './shiftReport';

/** Requests about a shift and its handing over. */
export const dutyChannels = {
  /** The list of a handover 交接班: what runs, or what would be handed over. */
  'handover:read': { args: nothing, answer: handoverSchema, from: desk },
  /** The officer who goes begins it, with a note. */
  'handover:begin': {
    args: z.object({ note: handoverNoteSchema }).strict(),
    answer: none,
    from: desk,
  },
  /** Whoever comes says so. */
  'handover:take': { args: incomingSchema, answer: none, from: desk },
  /** One line as it was read, or takes that back. There is no way to confirm several. */
  'handover:confirm': {
    args: handoverLineSchema
      .pick({ lineId: true, stamp: true })
      .extend({ isConfirmed: z.boolean() })
      .strict(),
    answer: none,
    from: desk,
  },
  /** Ends it once every line is confirmed: from now on the seat is theirs. */
  'handover:finish': { args: nothing, answer: none, from: desk },
  /** Calls it off. */
  'handover:cancel': { args: nothing, answer: none, from: desk },

  /** The present shift in figures, or one so many shifts back. */
  'shift:report': {
    args: z.object({ back: z.number().int().min(0).max(60) }).strict(),
    answer: shiftReportSchema,
    from: desk,
  },
  /** Puts the report as plain words on the clipboard. */
  'shift:copy': {
    args: z.object({ text: z.string().min(1).max(60_000) }).strict(),
    answer: none,
    from: desk,
  },
  /** Writes the report, as the page shows it, where the person says; null: called off. */
  'shift:export': {
    args: z
      .object({
        fromMs: z.number(),
        name: z.string().min(1).max(80),
        html: z.string().startsWith('<!doctype html>').max(240_000),
      })
      .strict(),
    answer: z.object({ fileName: z.string() }).nullable(),
    from: desk,
  },
} as const;
