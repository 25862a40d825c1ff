import * as z from 'zod';
import { desk, nothing } from './channelParts';
import { sceneIdSchema } from './ids';
import {
  importChoiceSchema,
  libraryOrderSchema,
  libraryViewSchema,
  openedFileSchema,
  sceneDetailSchema,
} from './sceneLibrary';

/** Requests about the library of scenes. */
export const libraryChannels = {
  /** All saved scenes, drawn in small. */
  'library:read': { args: nothing, answer: libraryViewSchema, from: desk },
  /** One scene tile by tile, as it is (null) or as it was. Fault scene/unknown-version. */
  'library:scene': {
    args: z
      .object({ sceneId: sceneIdSchema, version: z.number().int().positive().nullable() })
      .strict(),
    answer: sceneDetailSchema,
    from: desk,
  },
  /** Changes the library; the answer is the scene that it was about, null where it is gone. */
  'library:change': { args: libraryOrderSchema, answer: sceneIdSchema.nullable(), from: desk },
  /** Writes one scene, or all, as a file where the person says; null: called off. */
  'library:export': {
    args: z.object({ sceneId: sceneIdSchema.nullable(), name: z.string().min(1).max(80) }).strict(),
    answer: z.object({ fileName: z.string() }).nullable(),
    from: desk,
  },
  /** Reads a file that the person chooses; nothing is taken over yet. Null: called off. */
  'library:open': { args: nothing, answer: openedFileSchema.nullable(), from: desk },
  /** Takes over what was read, all of it in one step. Fault scene/import-gone. */
  'library:import': {
    args: z
      .object({ importId: z.string().max(80), choices: z.array(importChoiceSchema).max(999) })
      .strict(),
    answer: z.object({ added: z.number().int(), replaced: z.number().int() }),
    from: desk,
  },
} as const;
