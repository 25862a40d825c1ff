import * as z from 'zod';
import { desk, none, nothing } from './channelParts';
import {
  alarmMappingSchema,
  alarmSourceSchema,
  mappingPreviewSchema,
  sampleSchema,
  sourceListSchema,
  sourceReplaySchema,
} from './alarmSource';
import { platformIdSchema } from './ids';

/** Requests about sources of alarms elsewhere. */
export const sourceChannels = {
  /** Alarms from elsewhere: every source with what came from it. */
  'source:list': { args: nothing, answer: sourceListSchema, from: desk },
  /** Adds a source or replaces it; null leaves its secret as it is. */
  'source:save': {
    args: z.object({ source: alarmSourceSchema, secret: z.string().max(200).nullable() }).strict(),
    answer: none,
    from: desk,
  },
  /** Takes a source out and forgets its secret. Fault source/unknown. */
  'source:remove': {
    args: z.object({ sourceId: platformIdSchema }).strict(),
    answer: none,
    from: desk,
  },
  /** What a mapping makes of a message; nothing comes of it. */
  'source:preview': {
    args: z.object({ mapping: alarmMappingSchema, sample: sampleSchema }).strict(),
    answer: mappingPreviewSchema,
    from: desk,
  },
  /** What a mapping makes of a recorded file that the person chooses; null: called off. */
  'source:replay': {
    args: z.object({ mapping: alarmMappingSchema }).strict(),
    answer: sourceReplaySchema.nullable(),
    from: desk,
  },
  /** Writes the newest messages of a source as a file where the person says; null: called off. */
  'source:record': {
    args: z.object({ sourceId: platformIdSchema }).strict(),
    answer: z.object({ fileName: z.string() }).nullable(),
    from: desk,
  },
} as const;
