import * as z from 'zod';
import { cameraIdSchema, nodeIdSchema, platformIdSchema } from './ids';
import { localTextSchema, positionSchema } from './text';

/** province 省 → city 市 → district 区 → street 街道 → grid 网格. */
export const nodeLevelSchema = z.enum(['province', 'city', 'district', 'street', 'grid']);
export type NodeLevel = z.infer<typeof nodeLevelSchema>;

/** Class 1, 2, 3 of public-safety cameras 一类、二类、三类点. */
export const cameraClassSchema = z.union([z.literal(1), z.literal(2), z.literal(3)]);
export type CameraClass = z.infer<typeof cameraClassSchema>;

/** The housing, which chooses the symbol. */
export const cameraKindSchema = z.enum(['bullet', 'dome', 'ptz']);
export type CameraKind = z.infer<typeof cameraKindSchema>;

/** One picture source that can be put in a tile. */
export const cameraSchema = z.object({
  cameraId: cameraIdSchema,
  platformId: platformIdSchema,
  /** GB/T 28181 20-digit id where the platform has one; joins a camera known to two platforms. */
  nationalId: z.string().max(20).nullable(),
  /** The short number people type on the key pad. */
  number: z.number().int().positive(),
  name: localTextSchema,
  shortName: localTextSchema,
  /** The place shown in captions: usually the district. */
  place: localTextSchema,
  nodeId: nodeIdSchema,
  cameraClass: cameraClassSchema,
  owner: z.string().max(200),
  position: positionSchema.nullable(),
  kind: cameraKindSchema,
  isOnline: z.boolean(),
  /** Its pictures are simulated; every tile of it is marked 演示 Demo. */
  isDemo: z.boolean(),
});
export type Camera = z.infer<typeof cameraSchema>;

/** Sixteen walls of sixty-four tiles. */
export const mostShownCameras = 1_024;

/** The cameras on the wall, as they are kept over a restart, version 1. */
export const storedCamerasSchema = z.object({
  version: z.literal(1),
  cameras: z.array(cameraSchema).max(mostShownCameras),
});

/** One branch of the tree, as the platform reports it. */
export const catalogNodeSchema = z.object({
  nodeId: nodeIdSchema,
  platformId: platformIdSchema,
  parentId: nodeIdSchema.nullable(),
  level: nodeLevelSchema,
  name: localTextSchema,
});
export type CatalogNode = z.infer<typeof catalogNodeSchema>;

/** One branch as the desk lists it, with counts that roll up. */
export const nodeRowSchema = catalogNodeSchema.extend({
  hasChildren: z.boolean(),
  /** Cameras below it that pass the filter. */
  cameraCount: z.number().int().nonnegative(),
  offlineCount: z.number().int().nonnegative(),
});
export type NodeRow = z.infer<typeof nodeRowSchema>;

/**
 * What a camera can do here. `steering`: it is a PTZ camera of a platform that steers; `recordings`
 * and `alarms`: its platform has them; `position`: it is known where it stands.
 */
export const cameraAbilitySchema = z.enum(['steering', 'recordings', 'alarms', 'position']);
export type CameraAbility = z.infer<typeof cameraAbilitySchema>;

/** What the tree and the search are narrowed to; absent means all. */
export const cameraFilterSchema = z.object({
  cameraClass: cameraClassSchema.optional(),
  isOnline: z.boolean().optional(),
  owner: cameraSchema.shape.owner.optional(),
  ability: cameraAbilitySchema.optional(),
});
export type CameraFilter = z.infer<typeof cameraFilterSchema>;

/** Owners that a desk is offered, those with the most cameras. */
export const mostOwners = 200;

/** One owner 单位 and how many cameras it has. */
export const ownerRowSchema = z.object({
  owner: cameraSchema.shape.owner,
  cameraCount: z.number().int().positive(),
});
export type OwnerRow = z.infer<typeof ownerRowSchema>;

/** As many as a person keeps in order. */
export const mostFavourites = 500;
/** What was called last. */
export const mostRecent = 50;

/** Favourites, newest last, and what was called, newest first. */
export const cameraShelfSchema = z.object({
  favourites: z.array(cameraSchema).max(mostFavourites),
  recent: z.array(cameraSchema).max(mostRecent),
});
export type CameraShelf = z.infer<typeof cameraShelfSchema>;

/** The shelf as it is kept over a restart, version 1. */
export const storedShelfSchema = z.object({
  version: z.literal(1),
  favourites: z.array(cameraIdSchema).max(mostFavourites),
  recent: z.array(cameraIdSchema).max(mostRecent),
});

/** The direct children of a node (of the roots for null), sorted: nodes by id, cameras by number. */
export const childrenPageSchema = z.object({
  nodes: z.array(nodeRowSchema),
  cameras: z.array(cameraSchema),
});
export type ChildrenPage = z.infer<typeof childrenPageSchema>;

/** Hits of a search, best first. */
export const searchPageSchema = z.object({
  cameras: z.array(cameraSchema),
  /** All hits, of which `cameras` are the first. */
  total: z.number().int().nonnegative(),
  /** False while spellings are still being computed; Chinese and numbers are found all the same. */
  isPinyinReady: z.boolean(),
});
export type SearchPage = z.infer<typeof searchPageSchema>;
