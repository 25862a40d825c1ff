import * as z from 'zod';
import { desk, none, nothing } from './channelParts';
import {
  briefingBookSchema,
  briefingOrderSchema,
  briefingWishSchema,
  programmeSchema,
} from './briefing';

/** Requests about briefings. */
export const briefingChannels = {
  /** All programmes 节目 of presentations, with what the check before the start found. */
  'briefing:read': { args: nothing, answer: briefingBookSchema, from: desk },
  /** Keeps a programme; one of the same id is replaced. */
  'briefing:save': {
    args: z.object({ programme: programmeSchema }).strict(),
    answer: none,
    from: desk,
  },
  'briefing:remove': {
    args: z.object({ programmeId: programmeSchema.shape.programmeId }).strict(),
    answer: none,
    from: desk,
  },
  /** Begins a presentation 讲解; the scene in force waits untouched beneath it. */
  'briefing:start': { args: briefingWishSchema.strict(), answer: none, from: desk },
  /** The next item, an effect, the pointer. */
  'briefing:act': {
    args: z.object({ order: briefingOrderSchema }).strict(),
    answer: none,
    from: desk,
  },
  /** Ends the presentation: the walls are as they were. */
  'briefing:leave': { args: nothing, answer: none, from: desk },
} as const;
