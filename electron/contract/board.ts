import * as z from 'zod';
import { clockSchema, countdownSchema, noticeSchema, planWebSchema, webSchema } from './content';
import { incidentIdSchema, nodeIdSchema } from './ids';
import { localTextSchema } from './text';

/** The time that figures speak of; it always ends now. */
export const figurePeriodSchema = z.enum(['today', 'shift', 'week', 'month', 'all']);
export type FigurePeriod = z.infer<typeof figurePeriodSchema>;

/** All of them, shortest first. */
export const figurePeriods: readonly FigurePeriod[] = figurePeriodSchema.options;

/** Whose place; null: whatever the desk works for. */
const place = nodeIdSchema.nullable();

/** What a tile shows instead of a camera 看板. */
export const tileBoardSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('statistics'), nodeId: place, period: figurePeriodSchema }),
  z.object({ kind: z.literal('incidents'), nodeId: place }),
  clockSchema,
  noticeSchema,
  countdownSchema,
  webSchema,
]);
export type TileBoard = z.infer<typeof tileBoardSchema>;

/** The kinds of them. */
export const boardKindSchema = z.enum([
  'statistics',
  'incidents',
  'clock',
  'notice',
  'countdown',
  'web',
]);

/**
 * Registered 受理: cases whose second step began in a span of time, everything below counted, a
 * merged one once. Handled 处置: those of the same that are closed by now (ux.md §6).
 */
export const figuresSchema = z.object({
  registered: z.number().int().nonnegative(),
  handled: z.number().int().nonnegative(),
});
export type Figures = z.infer<typeof figuresSchema>;

/** Figures as a tile shows them. */
export const boardFiguresSchema = figuresSchema.extend({
  /** The whole of the period before; null where there is none. */
  before: figuresSchema.nullable(),
  /** The parts of the period so far; they add up to it. */
  bars: z.array(figuresSchema.extend({ fromMs: z.number() })).max(40),
  asOfMs: z.number(),
  /** Who counted: the platform, or this station from its own record. */
  source: z.enum(['platform', 'record']),
});
export type BoardFigures = z.infer<typeof boardFiguresSchema>;

/** Open cases of a place, most urgent first, as many as a wall pages through. */
export const caseListSchema = z.object({
  nodeId: place,
  /** Null where it is everything. */
  name: localTextSchema.nullable(),
  incidentIds: z.array(incidentIdSchema).max(60),
  /** How many there are, also where not all of them are named. */
  total: z.number().int().nonnegative(),
});
export type CaseList = z.infer<typeof caseListSchema>;

/** A board with what it says now. */
export const planBoardSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('statistics'),
    nodeId: place,
    name: localTextSchema.nullable(),
    period: figurePeriodSchema,
    /** Null until they were counted for the first time. */
    figures: boardFiguresSchema.nullable(),
  }),
  caseListSchema.extend({ kind: z.literal('incidents') }),
  clockSchema,
  noticeSchema,
  countdownSchema,
  planWebSchema,
]);
export type PlanBoard = z.infer<typeof planBoardSchema>;
