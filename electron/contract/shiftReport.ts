import * as z from 'zod';
import { prioritySchema } from './alarm';
import { stepCodeSchema } from './incidentLoop';
import { localTextSchema } from './text';

/** Against its target: good; within the limit; over it; none: too little to judge. */
const standingSchema = z.enum(['good', 'near', 'over', 'none']);
/** One of them. */
export type Standing = z.infer<typeof standingSchema>;

/** A figure; null where there is nothing to count. */
const figureSchema = z.object({ value: z.number().nullable(), standing: standingSchema });
/** One of them. */
export type Figure = z.infer<typeof figureSchema>;

const count = z.number().int().nonnegative();

/** A place and type of alarms, and how often. */
const sourceSchema = z.object({ place: localTextSchema, what: localTextSchema, count });

/** Answers of one priority. */
const answeredSchema = z.object({
  priority: prioritySchema,
  alarms: count,
  acknowledged: count,
  /** Median time to acknowledge. */
  medianMs: figureSchema,
  /** What is allowed; null: within the shift. */
  limitMs: z.number().nullable(),
});

/** How many judged cases of one type were false alarms 误报. */
const falseShareSchema = z.object({
  name: localTextSchema,
  alarms: count,
  judged: count,
  false: count,
  share: z.number().nullable(),
});

/** One shift in figures (ux.md §5.7), of the part of the tree that this desk works for. */
export const shiftReportSchema = z.object({
  fromMs: z.number(),
  toMs: z.number(),
  /** The shift goes on: figures are up to now. */
  isRunning: z.boolean(),
  /** More was journalled than a report reads; figures are of the oldest part. */
  isCut: z.boolean(),
  alarms: count,
  /** New alarms of each hour of the shift, by priority. */
  hours: z.array(z.object({ fromMs: z.number(), counts: z.record(prioritySchema, count) })),
  perHour: figureSchema,
  floodShare: figureSchema,
  floods: count,
  busiestShare: figureSchema,
  /** Up to ten, most first. */
  busiest: z.array(sourceSchema),
  sourceCount: count,
  chattering: z.array(sourceSchema),
  standingAlarms: z.array(sourceSchema.extend({ sinceMs: z.number() })),
  answered: z.array(answeredSchema),
  falseShares: z.array(falseShareSchema),
  /** 受理, 处置, 处置率. */
  registered: count,
  handled: count,
  handlingRate: z.number().nullable(),
  /** Where the cases of this shift are now. */
  steps: z.array(z.object({ code: stepCodeSchema, count })),
  incidents: count,
  overruns: z.array(
    z.object({
      caseNumber: z.string(),
      place: localTextSchema,
      what: localTextSchema,
      step: stepCodeSchema,
      overMs: z.number(),
    }),
  ),
  handovers: z.array(z.object({ atMs: z.number(), name: z.string() })),
});
/** What the page and the exported document show. */
export type ShiftReport = z.infer<typeof shiftReportSchema>;
