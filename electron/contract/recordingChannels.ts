import * as z from 'zod';
import { desk, wallAndDesk } from './channelParts';
import { screenIdSchema } from './ids';
import {
  isNoLongerThan,
  longestSpansMs,
  longestStretchMs,
  recordedSpansSchema,
  recordingQuestion,
} from './recording';
import { replayOrderSchema, replayRateSchema } from './replay';
import { streamProfileSchema } from './stream';

/** Nothing is asked for earlier. */
const longestDueMs = 3_600_000;

/** Requests about what recorders keep, and about a whole wall that shows it. */
export const recordingChannels = {
  /** When a camera was recorded, within seven days. Faults recording/not-offered, platform/*. */
  'recording:spans': {
    args: z.object(recordingQuestion).strict().refine(isNoLongerThan(longestSpansMs)),
    answer: recordedSpansSchema,
    from: wallAndDesk,
  },
  /**
   * An address on the gateway from which the pictures of a stretch (at most a minute) come as feed
   * messages, each with its time, for a tile of the asking window that shows recordings of that
   * camera, or for the moment of an alarm of it. Faults recording/*, stream/*, platform/*, media/*.
   */
  'recording:stretch': {
    args: z
      .object({
        ...recordingQuestion,
        /** Wished where the recorder keeps several sizes; the sub stream unless told. */
        profile: streamProfileSchema.optional(),
        /** How fast it is played; once unless told. */
        rate: replayRateSchema.optional(),
        /** In so many milliseconds its beginning is due; late where negative. */
        dueInMs: z.number().int().min(-longestDueMs).max(longestDueMs).optional(),
      })
      .strict()
      .refine(isNoLongerThan(longestStretchMs)),
    answer: z.object({ url: z.url() }),
    from: wallAndDesk,
  },
  /**
   * The same replay order at the same instant for every tile of these screens (null: of all) that
   * shows a camera, so that they stay in step. Answers how many tiles took it.
   */
  'wall:replay': {
    args: z
      .object({
        screenIds: z.array(screenIdSchema).min(1).max(16).nullable(),
        order: replayOrderSchema,
      })
      .strict(),
    answer: z.object({ tiles: z.number().int().nonnegative() }),
    from: desk,
  },
} as const;
