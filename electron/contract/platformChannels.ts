import * as z from 'zod';
import { desk, none, nothing } from './channelParts';
import { connectionReportSchema } from './connection';
import { platformIdSchema } from './ids';
import { platformSettingsSchema } from './settings';
import { authoritySchema, candidateSchema, fingerprintSchema, maxAuthorities } from './trust';

const platform = { platformId: platformIdSchema };
/** Null: the one that is kept. It goes to no other address and for no other user. */
const password = z.string().max(200).nullable();

/** Requests about platforms, and about whose certificates are trusted. */
export const platformChannels = {
  /** Adds a platform or replaces the one of the same id, and connects. The password is not kept in settings. */
  'platform:connect': {
    args: z
      .object({
        platform: platformSettingsSchema,
        password,
        /** Of the broker that option `broker` names; it goes to no other one either. */
        brokerPassword: password.optional(),
      })
      .strict(),
    answer: none,
    from: desk,
  },
  /** Tries a connection step by step; nothing is kept. A new test ends the one before. */
  'platform:test': {
    args: z.object({ platform: platformSettingsSchema, password }).strict(),
    answer: connectionReportSchema,
    from: desk,
  },
  /** How far the running test is; null while none runs. */
  'platform:testing': { args: nothing, answer: connectionReportSchema.nullable(), from: desk },
  /** Ends the running test. */
  'platform:stop-test': { args: nothing, answer: none, from: desk },
  /** Off: its cameras leave the tree, its settings and password stay. */
  'platform:enable': {
    args: z.object({ ...platform, isOn: z.boolean() }).strict(),
    answer: none,
    from: desk,
  },
  /** Another name; the connection stays. */
  'platform:rename': {
    args: z.object({ ...platform, name: platformSettingsSchema.shape.name }).strict(),
    answer: none,
    from: desk,
  },
  /** The order in lists and in the tree; those left out keep theirs, behind. */
  'platform:order': {
    args: z.object({ platformIds: z.array(platformIdSchema).max(16) }).strict(),
    answer: none,
    from: desk,
  },
  /** Removes a platform, its cameras and its password. */
  'platform:remove': { args: z.object(platform).strict(), answer: none, from: desk },

  /** Authorities that are trusted beside the usual ones. */
  'trust:list': { args: nothing, answer: z.array(authoritySchema), from: desk },
  /** Opens a file that the person chooses and shows what is in it; null: called off. */
  'trust:choose': { args: nothing, answer: z.array(candidateSchema).nullable(), from: desk },
  /** Trusts certificates of the file opened last. */
  'trust:add': {
    args: z
      .object({ fingerprints: z.array(fingerprintSchema).min(1).max(maxAuthorities) })
      .strict(),
    answer: none,
    from: desk,
  },
  'trust:remove': {
    args: z.object({ fingerprint: fingerprintSchema }).strict(),
    answer: none,
    from: desk,
  },
} as const;
