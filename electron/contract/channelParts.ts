import * as z from 'zod';
import { screenIdSchema, tileIdSchema } from './ids';

// What the tables of channels are made of.

/** A request without arguments. */
export const nothing = z.object({}).strict();
/** Done, and nothing to say about it. */
export const none = z.null();
/** Which windows may ask. */
export const desk = ['desk'] as const;
/** Which windows may ask: those of the wall, too. */
export const wallAndDesk = ['wall', 'desk'] as const;
/** One tile of one screen. */
export const tile = { screenId: screenIdSchema, tileId: tileIdSchema };
