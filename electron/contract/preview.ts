import * as z from 'zod';
import { cameraIdSchema, nodeIdSchema, screenIdSchema, tileIdSchema } from './ids';
import { maxMatrix, maxTiles, slotSchema } from './layout';
import { screenContentSchema, screenPlanSchema, tileContentSchema } from './scene';
import { tileTourSchema } from './tour';

const tile = { tileId: tileIdSchema };
const lines = z.number().int().min(1).max(maxMatrix);
const step = z.number().int().min(-1).max(1);

/** One edit of the preview 预备, on one of its screens. */
export const previewEditSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('preset'), tileCount: z.number().int().min(1).max(maxTiles) }),
  /** Another matrix; tiles keep their shapes as far as its lines allow. */
  z.object({ kind: z.literal('matrix'), columns: lines, rows: lines }),
  /** The tile fills these cells; whatever was there gives way. */
  z.object({ kind: z.literal('span'), ...tile, slot: slotSchema }),
  /** One cell on; what it displaces takes the place that it left. */
  z.object({ kind: z.literal('move'), ...tile, columns: step, rows: step }),
  /** Both become one, and what lies between them. */
  z.object({ kind: z.literal('merge'), ...tile, withId: tileIdSchema }),
  /** In two halves across its longer side. */
  z.object({ kind: z.literal('split'), ...tile }),
  z.object({ kind: z.literal('swap'), ...tile, withId: tileIdSchema }),
  /** All tiles of one size. */
  z.object({ kind: z.literal('equalise') }),
  z.object({ kind: z.literal('camera'), ...tile, cameraId: cameraIdSchema.nullable() }),
  /** Whatever else a tile may show; whether it is pinned stays as it was. */
  z.object({ kind: z.literal('put'), ...tile, content: tileContentSchema }),
  /** A tour through all tiles that are free for it. */
  z.object({ kind: z.literal('tour-all'), tour: tileTourSchema }),
  z.object({ kind: z.literal('pin'), ...tile, isPinned: z.boolean() }),
  z.object({ kind: z.literal('reserve'), ...tile, isReserved: z.boolean() }),
  z.object({
    kind: z.literal('ribbon'),
    isOn: z.boolean(),
    nodeId: nodeIdSchema.nullable().optional(),
  }),
]);
export type PreviewEdit = z.infer<typeof previewEditSchema>;

/** One edit as the list of them tells it. */
export const previewStepSchema = z.object({
  atMs: z.number(),
  screenNumber: z.number(),
  kind: z.enum(previewEditSchema.options.map((option) => option.shape.kind.value)),
  /** Numbers of the tiles meant, as they were before. */
  tile: z.number().optional(),
  other: z.number().optional(),
  /** Of the matrix, or of the cells that a tile fills now. */
  columns: z.number().optional(),
  rows: z.number().optional(),
  /** How many there are now. */
  tiles: z.number(),
  cameraNumber: z.number().nullable().optional(),
  /** Pinned, reserved or shown from now on, or no longer. */
  isOn: z.boolean().optional(),
});
export type PreviewStep = z.infer<typeof previewStepSchema>;

/** What is prepared for the whole wall and not on it yet; taken in one step. */
export const previewViewSchema = z.object({
  sinceMs: z.number(),
  /** Every plugged screen as it would be. */
  plans: z.record(screenIdSchema, screenPlanSchema),
  /** The same as they would be kept: what each tile is to show. */
  contents: z.record(screenIdSchema, screenContentSchema),
  /** Screens that would change. */
  changed: z.array(screenIdSchema),
  /** Newest first, at most twenty; each can be taken back. */
  steps: z.array(previewStepSchema),
  /** Tiles whose camera has left the catalog. */
  missing: z.array(z.object({ screenId: screenIdSchema, tileId: tileIdSchema })).max(1024),
  /** Screens of the preview that are unplugged now: taken too, shown when they come back. */
  absent: z.number().int().nonnegative(),
  /** A screen that would change was changed on the wall meanwhile: taking replaces that. */
  isOvertaken: z.boolean(),
});
export type PreviewView = z.infer<typeof previewViewSchema>;
