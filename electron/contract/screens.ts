import * as z from 'zod';
import { screenIdSchema } from './ids';
import { screenContentSchema } from './scene';

/** One display as this station knows it, whatever number the system gives it today. */
export const displayKeySchema = z.string().regex(/^d[1-9]\d{0,5}$/);

/** A display that was plugged in once, as it was seen last: by this it is known again. */
export const knownDisplaySchema = z.object({
  key: displayKeySchema,
  /** Its screens in reading order; one unless it is cut, none while it only ever held a desk. */
  screenIds: z.array(screenIdSchema).max(36),
  label: z.string().max(200),
  /** Device pixels. */
  widthPx: z.number().int().positive(),
  heightPx: z.number().int().positive(),
  scaleFactor: z.number().positive(),
  /** Where the system placed it, in device-independent pixels. */
  x: z.number().int(),
  y: z.number().int(),
  seenAtMs: z.number(),
});
export type KnownDisplay = z.infer<typeof knownDisplaySchema>;

/** More are not kept: those that were not seen for longest are forgotten. */
export const mostKnownDisplays = 64;

/** All displays that this station knows, version 1. */
export const storedDisplaysSchema = z.object({
  version: z.literal(1),
  displays: z.array(knownDisplaySchema).max(mostKnownDisplays),
  /** The one that the desk stands on; absent on a machine that only drives walls. */
  deskKey: displayKeySchema.optional(),
});
export type StoredDisplays = z.infer<typeof storedDisplaysSchema>;

/**
 * What one display is made of: panels side by side, with pixels between them that nobody sees
 * because they lie behind bezels. Each is a wall of its own, or all are one wall.
 */
export const displayCutSchema = z.object({
  columns: z.number().int().min(1).max(6),
  rows: z.number().int().min(1).max(6),
  /** Device pixels behind the bezels between two panels. */
  gapPx: z.number().int().min(0).max(400),
  isOneWall: z.boolean(),
});
export type DisplayCut = z.infer<typeof displayCutSchema>;

/** A screen that is known and not plugged in; what it showed is kept. */
export const missingScreenSchema = z.object({
  screenId: screenIdSchema,
  /** Given by a person, or empty. */
  name: z.string(),
  /** Given by a person, or null. */
  number: z.number().int().nullable(),
  label: z.string(),
  widthPx: z.number().int().positive(),
  heightPx: z.number().int().positive(),
  seenAtMs: z.number(),
  /** Something is kept for it. */
  hasContent: z.boolean(),
  /** Where that is shown meanwhile; null: nowhere. */
  shownOnId: screenIdSchema.nullable(),
});
export type MissingScreen = z.infer<typeof missingScreenSchema>;

/** Two screens that nothing tells apart: somebody has to look. */
export const screenDoubtSchema = z.object({
  oneId: screenIdSchema,
  otherId: screenIdSchema,
});
export type ScreenDoubt = z.infer<typeof screenDoubtSchema>;

/** What is to be said about screens besides what they are. */
export const screenNewsSchema = z.object({
  /** Every wall shows its number until then. */
  identifyUntilMs: z.number().nullable(),
  missing: z.array(missingScreenSchema),
  doubts: z.array(screenDoubtSchema),
});
export type ScreenNews = z.infer<typeof screenNewsSchema>;

/** What a missing screen showed, shown elsewhere until it is back. */
export const lentScreenSchema = z.object({
  screenId: screenIdSchema,
  onId: screenIdSchema,
  /** What that one showed before, and gets back. */
  before: screenContentSchema,
});
export type LentScreen = z.infer<typeof lentScreenSchema>;

/** Everything lent, as it is kept over a restart, version 1. */
export const storedLentSchema = z.object({
  version: z.literal(1),
  lent: z.array(lentScreenSchema).max(mostKnownDisplays),
});
