import * as z from 'zod';
import { desk, none, nothing } from './channelParts';
import { screenIdSchema } from './ids';
import { previewEditSchema } from './preview';
import { sceneRowSchema } from './scene';

/** Requests about what is prepared at the desk before it is taken. */
export const previewChannels = {
  /** Begins a preview 预备 of the whole wall, or goes on with it; again: with the one given up. */
  'preview:open': { args: z.object({ isAgain: z.boolean() }).strict(), answer: none, from: desk },
  /** One edit on one screen of the preview; the wall stays as it is. */
  'preview:edit': {
    args: z.object({ screenId: screenIdSchema, edit: previewEditSchema }).strict(),
    answer: none,
    from: desk,
  },
  /** Takes back the last edit of the preview; up to twenty. */
  'preview:undo': { args: nothing, answer: none, from: desk },
  /** Keeps the preview as a scene; the wall stays as it is. */
  'preview:save': {
    args: z
      .object({ number: z.number().int().min(1).max(999), name: z.string().trim().min(1).max(60) })
      .strict(),
    answer: sceneRowSchema,
    from: desk,
  },
  /** Puts the preview on the wall, all screens in one step. */
  'preview:take': { args: nothing, answer: none, from: desk },
  /** Gives the preview up. */
  'preview:drop': { args: nothing, answer: none, from: desk },
} as const;
