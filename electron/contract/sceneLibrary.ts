import * as z from 'zod';
import { actorSchema } from './actor';
import { sceneIdSchema, screenIdSchema } from './ids';
import { sceneSchema } from './scene';
import { localTextSchema } from './text';

/** Older versions of a scene are forgotten. */
export const sceneVersionsKept = 20;

/** One state of a scene: who made it, when, and how. */
export const sceneVersionSchema = z.object({
  /** Counted from 1 within its scene; never given twice. */
  number: z.number().int().positive(),
  /** Null where it was kept before times were. */
  atMs: z.number().nullable(),
  actor: actorSchema.nullable(),
  how: z.enum(['saved', 'restored', 'imported', 'copied']),
});
export type SceneVersion = z.infer<typeof sceneVersionSchema>;

const numberSchema = sceneSchema.shape.number;
const nameSchema = sceneSchema.shape.name;
const folderSchema = z.string().trim().max(40);
const noteSchema = z.string().trim().max(500);

/** A scene with everything that the library knows of it. */
export const keptSceneSchema = sceneSchema.extend({
  /** Empty: in no folder. */
  folder: folderSchema.default(''),
  note: noteSchema.default(''),
  /** Which state it is in. */
  present: sceneVersionSchema,
  /** What it was before, newest first. */
  past: z
    .array(sceneVersionSchema.extend({ screens: sceneSchema.shape.screens }))
    .max(sceneVersionsKept),
});
export type KeptScene = z.infer<typeof keptSceneSchema>;

/** More scenes than numbers there cannot be. */
const scenesMost = 999;

/** A scene of an earlier build: it was there, nobody knows since when. */
const asKept = (raw: unknown): unknown => {
  const old = sceneSchema.safeParse(raw);
  if (!old.success) return raw;
  const present: SceneVersion = { number: 1, atMs: null, actor: null, how: 'saved' };
  return { ...old.data, folder: '', note: '', present, past: [] };
};

const anyStoredSchema = z.object({
  version: z.union([z.literal(1), z.literal(2)]),
  scenes: z.array(z.unknown()),
});

/**
 * Scenes as they are kept, of any version (this build writes 2); undefined when the file is none of ours. One that cannot be read does not
 * take the others along: it is counted in `unread`.
 */
export const migrateScenes = (
  raw: unknown,
): { scenes: KeptScene[]; unread: number } | undefined => {
  const stored = anyStoredSchema.safeParse(raw);
  if (!stored.success) return undefined;
  const { version, scenes: rows } = stored.data;
  const scenes = rows.flatMap(
    (row) => keptSceneSchema.safeParse(version === 1 ? asKept(row) : row).data ?? [],
  );
  return { scenes, unread: rows.length - scenes.length };
};

/** What stands in a tile, one letter each: the words are in `shapeKinds`. */
export const shapeKinds = {
  c: 'camera',
  t: 'tour',
  s: 'statistics',
  i: 'incidents',
  /** A camera that no catalog knows any more. */
  x: 'lost',
  /** Something else than the above. */
  o: 'other',
  '-': 'empty',
} as const;

/** One screen of a scene as it is drawn in small. */
export const sceneShapeSchema = z.object({
  screenId: screenIdSchema,
  /** Number and name of the screen now; null where it is not plugged in. */
  screen: z
    .object({
      number: z.number().int(),
      name: z.string(),
      widthPx: z.number(),
      heightPx: z.number(),
    })
    .nullable(),
  columns: z.number().int().positive(),
  rows: z.number().int().positive(),
  /** Column, row, column span, row span of every tile, one after the other. */
  slots: z.array(z.number().int()),
  /** A letter of `shapeKinds` for every tile. */
  kinds: z.string(),
  hasRibbon: z.boolean(),
});
export type SceneShape = z.infer<typeof sceneShapeSchema>;

/** Who recalls a scene without a person at the keys. */
export const sceneUseSchema = z.object({
  kind: z.enum(['rule', 'tour', 'programme']),
  /** Number of the rule, or the name of the tour or programme. */
  name: z.string().max(80),
});
export type SceneUse = z.infer<typeof sceneUseSchema>;

/** A scene as the library lists it. */
export const libraryRowSchema = z.object({
  sceneId: sceneIdSchema,
  number: z.number().int(),
  name: z.string(),
  folder: z.string(),
  note: z.string(),
  isInForce: z.boolean(),
  present: sceneVersionSchema,
  shapes: z.array(sceneShapeSchema),
  /** Tiles whose camera no catalog knows any more. */
  lostCameras: z.number().int().nonnegative(),
  uses: z.array(sceneUseSchema),
});
export type LibraryRow = z.infer<typeof libraryRowSchema>;

/** The change of the library that would be taken back next. */
export const libraryStepSchema = z.object({
  kind: z.enum(['save', 'overwrite', 'edit', 'duplicate', 'remove', 'restore', 'import']),
  number: z.number().int(),
  name: z.string(),
});
export type LibraryStep = z.infer<typeof libraryStepSchema>;

/** The whole library as its page shows it. */
export const libraryViewSchema = z.object({
  rows: z.array(libraryRowSchema),
  undo: libraryStepSchema.nullable(),
});
export type LibraryView = z.infer<typeof libraryViewSchema>;

/** One tile of a scene in words. */
export const libraryTileSchema = z.object({
  kind: z.enum(['camera', 'tour', 'statistics', 'incidents', 'lost', 'other', 'empty']),
  camera: z.object({ number: z.number(), name: localTextSchema }).nullable(),
  /** What a lost camera was called by its platform. */
  cameraId: z.string().nullable(),
  /** Of which place figures, cases or a tour are; null: of the desk's own, or of none. */
  place: localTextSchema.nullable(),
  isPinned: z.boolean(),
  isAlarmTile: z.boolean(),
});
export type LibraryTile = z.infer<typeof libraryTileSchema>;

/** One state of a scene in full, and all its states. */
export const sceneDetailSchema = z.object({
  /** Newest first; the first is the present one. */
  versions: z.array(sceneVersionSchema),
  shown: z.number().int(),
  screens: z.array(z.object({ shape: sceneShapeSchema, tiles: z.array(libraryTileSchema) })),
});
export type SceneDetail = z.infer<typeof sceneDetailSchema>;

const about = { sceneId: sceneIdSchema };
const properties = {
  number: numberSchema,
  name: nameSchema,
  folder: folderSchema,
  note: noteSchema,
};

/** One change of the library. All can be taken back, newest first. */
export const libraryOrderSchema = z.discriminatedUnion('kind', [
  /** What is on the wall, as a new scene. Fault scene/number-taken. */
  z.object({ kind: z.literal('save'), ...properties }).strict(),
  /** What is on the wall, over this scene; what it was stays a version. */
  z.object({ kind: z.literal('overwrite'), ...about }).strict(),
  z.object({ kind: z.literal('edit'), ...about, ...properties }).strict(),
  /** Under the next free number; the name is given in the language of the desk. */
  z.object({ kind: z.literal('duplicate'), ...about, name: nameSchema }).strict(),
  z.object({ kind: z.literal('remove'), ...about }).strict(),
  z.object({ kind: z.literal('restore'), ...about, version: z.number().int().positive() }).strict(),
  z.object({ kind: z.literal('undo') }).strict(),
]);
export type LibraryOrder = z.infer<typeof libraryOrderSchema>;

/** A scene in a file that people can read. */
const fileSceneSchema = z
  .object({
    number: numberSchema,
    name: nameSchema,
    folder: folderSchema.default(''),
    note: noteSchema.default(''),
    screens: sceneSchema.shape.screens,
  })
  .strict();
export type FileScene = z.infer<typeof fileSceneSchema>;

/** Name and version of the file format. */
export const sceneFileName = 'brightwall-scenes';
/** The newest that this build reads, and the one it writes. */
export const sceneFileVersion = 1;

/** One scene, or a whole library, as a file. */
export const sceneFileSchema = z
  .object({
    schema: z.literal(sceneFileName),
    version: z.literal(sceneFileVersion),
    /** For whoever reads it; nothing depends on it. */
    station: z.string().max(60).optional(),
    exportedAt: z.string().max(40).optional(),
    /** The cameras that are named, in words. */
    cameras: z.record(z.string().max(120), z.string().max(200)).optional(),
    scenes: z.array(fileSceneSchema).min(1).max(scenesMost),
  })
  .strict();
export type SceneFile = z.infer<typeof sceneFileSchema>;

/** What is wrong in a file: in which line, of what, and what should stand there. */
export const sceneFileProblemSchema = z.object({
  line: z.number().int().positive(),
  code: z.enum([
    'not-json',
    'too-large',
    'schema',
    'version',
    'type',
    'least',
    'most',
    'one-of',
    'unknown-key',
    'missing',
    'twice',
    'layout',
    'tile',
    'shape',
  ]),
  /** The part, such as `scenes.0.number`. */
  at: z.string(),
  /** What was expected, where a word of the file format says it. */
  expected: z.string(),
});
export type SceneFileProblem = z.infer<typeof sceneFileProblemSchema>;

/** A scene of a file, before anything is taken over. */
export const importRowSchema = z.object({
  index: z.number().int().nonnegative(),
  number: z.number().int(),
  name: z.string(),
  folder: z.string(),
  shapes: z.array(sceneShapeSchema),
  lostCameras: z.number().int().nonnegative(),
  /** The scene that has this number here. */
  conflict: z.object({ name: z.string(), isSame: z.boolean() }).nullable(),
});
export type ImportRow = z.infer<typeof importRowSchema>;

/** What was found in a file that a person chose. */
export const openedFileSchema = z.object({
  fileName: z.string(),
  /** With any, nothing can be taken over. */
  problems: z.array(sceneFileProblemSchema),
  rows: z.array(importRowSchema),
  /** Names what was read, for taking it over. */
  importId: z.string(),
});
export type OpenedFile = z.infer<typeof openedFileSchema>;

/** What becomes of one scene of the file. */
export const importChoiceSchema = z
  .object({
    index: z.number().int().nonnegative(),
    /** keep: under its number, or the next free one; replace: as a new version of what is there. */
    how: z.enum(['keep', 'replace', 'skip']),
  })
  .strict();
export type ImportChoice = z.infer<typeof importChoiceSchema>;
