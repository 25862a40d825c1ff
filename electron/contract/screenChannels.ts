import * as z from 'zod';
import { desk, none } from './channelParts';
import { screenIdSchema } from './ids';

/** What the desk asks about screens and about the machine that has them. */
export const screenChannels = {
  /** Every wall shows its number and name for some seconds. */
  'screen:identify': { args: z.object({}).strict(), answer: none, from: desk },
  /** Two screens that were taken for each other, or may have been: right so, or swapped. */
  'screen:settle': {
    args: z
      .object({ oneId: screenIdSchema, otherId: screenIdSchema, isSwapped: z.boolean() })
      .strict(),
    answer: none,
    from: desk,
  },
  /** Shows what a missing screen showed on another one until it is back; null: no longer. */
  'screen:lend': {
    args: z.object({ screenId: screenIdSchema, onId: screenIdSchema.nullable() }).strict(),
    answer: none,
    from: desk,
  },
  /** Forgets a missing screen and what is kept for it; scenes keep their part of it. */
  'screen:forget': {
    args: z.object({ screenId: screenIdSchema }).strict(),
    answer: none,
    from: desk,
  },
  /** Whether the system starts the program at log-in, and whether it can. */
  'app:autostart': {
    args: z.object({}).strict(),
    answer: z.object({ isOn: z.boolean(), isPossible: z.boolean() }),
    from: desk,
  },
  /** Has the system start it at log-in, or not any more. */
  'app:start-at-login': {
    args: z.object({ isOn: z.boolean() }).strict(),
    answer: none,
    from: desk,
  },
} as const;
