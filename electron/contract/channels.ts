import * as z from 'zod';
import { desk, none, nothing, wallAndDesk } from './channelParts';
import { actorSchema } from './actor';
import {
  cameraFilterSchema,
  cameraSchema,
  cameraShelfSchema,
  childrenPageSchema,
  mostOwners,
  ownerRowSchema,
  searchPageSchema,
} from './camera';
import {
  alarmIdSchema,
  cameraIdSchema,
  incidentIdSchema,
  leaseIdSchema,
  nodeIdSchema,
} from './ids';
import { machineChannels } from './machineChannels';
import { faultSchema } from './outcome';
import { platformChannels } from './platformChannels';
import { recordingChannels } from './recordingChannels';
import { screenChannels } from './screenChannels';
import { settingsPatchSchema, settingsSchema } from './settings';
import { spellingSchema } from './spelling';
import {
  standbySchema,
  streamLeaseSchema,
  streamReportSchema,
  streamRequestSchema,
  streamStandingSchema,
} from './stream';
import { addressChannels } from './typedAddress';
import { viewPatchSchema, windowViewSchema } from './view';
import { alarmChannels } from './alarmChannels';
import { briefingChannels } from './briefingChannels';
import { dutyChannels } from './dutyChannels';
import { incidentChannels } from './incidentChannels';
import { libraryChannels } from './libraryChannels';
import { previewChannels } from './previewChannels';
import { sceneChannels } from './sceneChannels';
import { sourceChannels } from './sourceChannels';
import { tileChannels } from './tileChannels';

/** One line of the action log. */
export const actionLineSchema = z.object({
  atMs: z.number(),
  actor: actorSchema,
  /** The channel, such as `scene:layout`, or `app:started`. */
  action: z.string(),
  /** What it was about: ids and numbers, no secrets, no addresses. */
  subject: z.string(),
  /** `done`, or the fault code. */
  result: z.string(),
});
export type ActionLine = z.infer<typeof actionLineSchema>;

/**
 * Every request of a window, its arguments, its answer (inside an Outcome) and which kind of
 * window may ask it. Arguments are parsed at the door; the answer is trusted.
 */
export const requestChannels = {
  /** A window starts, or missed a patch: the whole of its view. */
  'view:join': { args: nothing, answer: windowViewSchema, from: wallAndDesk },
  /** The window has taken a patch and shows it; the next one is sent only after this. */
  'view:shown': {
    args: z
      .object({
        revision: z.number().int(),
        playing: z.number().int().min(0),
        failed: z.number().int().min(0),
      })
      .strict(),
    answer: none,
    from: wallAndDesk,
  },

  /** Children of a node; null for the roots. */
  'catalog:children': {
    args: z.object({ nodeId: nodeIdSchema.nullable(), filter: cameraFilterSchema }).strict(),
    answer: childrenPageSchema,
    from: desk,
  },
  /** Cameras by Chinese, pinyin, initials, English or number. */
  'catalog:search': {
    args: z
      .object({
        query: z.string().max(80),
        filter: cameraFilterSchema,
        limit: z.number().int().min(1).max(500),
      })
      .strict(),
    answer: searchPageSchema,
    from: desk,
  },
  /** How names of scenes and actions are spelled, so that they are found as cameras are. */
  'catalog:spell': {
    args: z.object({ words: z.array(z.string().max(120)).max(1200) }).strict(),
    answer: z.array(spellingSchema),
    from: desk,
  },
  /** One camera by its number, for the number echo; null when there is none. */
  'catalog:number': {
    args: z.object({ number: z.number().int().positive() }).strict(),
    answer: cameraSchema.nullable(),
    from: desk,
  },
  /** Ids of the branches above a camera, root first, to open the tree there. */
  'catalog:path': {
    args: z.object({ cameraId: cameraIdSchema }).strict(),
    answer: z.array(nodeIdSchema),
    from: desk,
  },
  /** Cameras by id; unknown ones are left out. */
  'catalog:cameras': {
    args: z.object({ cameraIds: z.array(cameraIdSchema).max(64) }).strict(),
    answer: z.array(cameraSchema),
    from: wallAndDesk,
  },

  /** Whom cameras belong to, those with the most cameras first. */
  'catalog:owners': { args: nothing, answer: z.array(ownerRowSchema).max(mostOwners), from: desk },
  /** Favourites 收藏 and what was called last 最近, as far as they are known now. */
  'catalog:shelf': { args: nothing, answer: cameraShelfSchema, from: desk },
  /** Makes a camera a favourite, or ends that. Fault catalog/shelf-full. */
  'catalog:favour': {
    args: z.object({ cameraId: cameraIdSchema, isFavourite: z.boolean() }).strict(),
    answer: cameraShelfSchema,
    from: desk,
  },

  /** Permission to play a camera; joins a stream that is open already. */
  'stream:open': {
    args: streamRequestSchema.strict(),
    answer: streamLeaseSchema,
    from: wallAndDesk,
  },
  /** Keeps a lease alive; same address, later end. */
  'stream:renew': {
    args: z.object({ leaseId: leaseIdSchema }).strict(),
    answer: streamLeaseSchema,
    from: wallAndDesk,
  },
  /** The tile is gone. Never fails. */
  'stream:release': {
    args: z.object({ leaseId: leaseIdSchema }).strict(),
    answer: none,
    from: wallAndDesk,
  },
  /** How the tiles of a window do; the budget of the station follows from it. */
  'stream:report': { args: streamReportSchema, answer: none, from: wallAndDesk },
  /** Cameras that may be called next, likeliest first; replaces the hint before. */
  'stream:hint': {
    args: z.object({ cameraIds: z.array(cameraIdSchema).max(64) }).strict(),
    answer: none,
    from: desk,
  },
  /** A still picture: of a camera now, of an alarm or incident by index. Address on the gateway. */
  'picture:open': {
    args: z.discriminatedUnion('of', [
      z.object({ of: z.literal('camera'), cameraId: cameraIdSchema }).strict(),
      z
        .object({
          of: z.literal('alarm'),
          alarmId: alarmIdSchema,
          index: z.number().int().min(0).max(63),
        })
        .strict(),
      z
        .object({
          of: z.literal('incident'),
          incidentId: incidentIdSchema,
          index: z.number().int().min(0).max(63),
        })
        .strict(),
    ]),
    answer: z.object({ url: z.url() }),
    from: wallAndDesk,
  },

  ...recordingChannels,

  ...sceneChannels,
  ...libraryChannels,
  ...previewChannels,
  ...tileChannels,
  ...alarmChannels,
  ...incidentChannels,
  ...dutyChannels,
  ...briefingChannels,
  ...sourceChannels,

  /** All settings. */
  'settings:read': { args: nothing, answer: settingsSchema, from: desk },
  /** Replaces the parts named, at once. */
  'settings:write': { args: settingsPatchSchema.strict(), answer: settingsSchema, from: desk },
  /** Back to the defaults; scenes and platforms stay. */
  'settings:reset': { args: nothing, answer: settingsSchema, from: desk },
  ...platformChannels,

  /** The newest lines of the action log. */
  'action:list': {
    args: z.object({ limit: z.number().int().min(1).max(500) }).strict(),
    answer: z.array(actionLineSchema),
    from: desk,
  },
  ...screenChannels,
  ...machineChannels,
  ...addressChannels,
  /** Full screen: the desk, a wall, or nobody. */
  'app:fullscreen': {
    args: z.object({ which: z.enum(['desk', 'wall', 'none']) }).strict(),
    answer: none,
    from: desk,
  },
  /** Version, engine, log folder name: for the help page. */
  'app:about': {
    args: nothing,
    answer: z.object({
      version: z.string(),
      electron: z.string(),
      chromium: z.string(),
      flavour: z.enum(['release', 'test', 'source']),
      dataFolder: z.string(),
    }),
    from: desk,
  },
  /** Ends the program. */
  'app:quit': { args: nothing, answer: none, from: desk },
} as const;

/** The name of a request. */
export type RequestChannel = keyof typeof requestChannels;
/** What a window may pass (before parsing: plain strings allowed where ids are branded). */
export type RequestArgs<Channel extends RequestChannel> = z.infer<
  (typeof requestChannels)[Channel]['args']
>;
/** What the main process answers, inside an Outcome. */
export type RequestAnswer<Channel extends RequestChannel> = z.infer<
  (typeof requestChannels)[Channel]['answer']
>;

/** What main sends to windows unasked. */
export const pushChannels = {
  /** The newest change of this window's view. Drop it when `from` is not the revision you have. */
  'view:patched': viewPatchSchema,
  /** A lease no longer plays; open a new one. */
  'stream:revoked': z.object({ leaseId: leaseIdSchema, fault: faultSchema }),
  /** The budget gives a lease another standing. With another profile: open anew, `replaces` it. */
  'stream:adjusted': z.object({ leaseId: leaseIdSchema, standing: streamStandingSchema }),
  /**
   * What these waited for is there again: their tiles try again, spread over `withinMs`. Tiles
   * without a lease are meant by their camera.
   */
  'stream:server-back': z.object({
    leaseIds: z.array(leaseIdSchema),
    cameraIds: z.array(cameraIdSchema),
    withinMs: z.number().int().min(0).max(60_000),
  }),
  /** What this window holds ready for its next tile, likeliest first; replaces the set before. */
  'stream:standby': z.object({ standbys: z.array(standbySchema).max(64) }),
  /** The program ends; stop players. */
  'app:closing': nothing,
} as const;

/** The name of a push. */
export type PushChannel = keyof typeof pushChannels;
/** What a push carries. */
export type PushPayload<Channel extends PushChannel> = z.infer<(typeof pushChannels)[Channel]>;

/** No request may be larger (UTF-16 units of its JSON) or nest deeper than this. */
export const requestLimits = { maxLength: 256 * 1024, maxDepth: 12 } as const;
