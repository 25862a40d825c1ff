import * as z from 'zod';
import { cameraIdSchema } from './ids';

/** Nobody recognises anything in more than that. */
export const mostZoom = 8;
/** One press of a key, one notch of a wheel. */
const zoomStep = 1.25;
/** One press moves by so much of what is seen. */
const moveStep = 0.125;

const part = z.number().min(0).max(1);

/** Digital zoom 电子放大: which part of a picture is seen, by its middle and how much larger. */
export const zoomSchema = z.object({ factor: z.number().min(1).max(mostZoom), x: part, y: part });
export type Zoom = z.infer<typeof zoomSchema>;

/** The whole picture. */
const wholePicture: Zoom = { factor: 1, x: 0.5, y: 0.5 };

/** What is done to the zoom of a tile. */
export const zoomOrderSchema = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('step'),
      /** Nearer, or farther when negative. */
      steps: z.number().int().min(-20).max(20),
      /** What stays where it is, in parts of what is seen; the middle when left out. */
      at: z.object({ x: part, y: part }).strict().optional(),
    })
    .strict(),
  z
    .object({
      kind: z.literal('move'),
      right: z.number().int().min(-8).max(8),
      down: z.number().int().min(-8).max(8),
    })
    .strict(),
  z.object({ kind: z.literal('whole') }).strict(),
]);
export type ZoomOrder = z.infer<typeof zoomOrderSchema>;

/** The zoom after an order; null is the whole picture. It never leaves the picture. */
export const zoomAfter = (before: Zoom | null, order: ZoomOrder): Zoom | null => {
  const zoom = before ?? wholePicture;
  switch (order.kind) {
    case 'whole':
      return null;
    case 'move': {
      const x = zoom.x + (order.right * moveStep) / zoom.factor;
      const y = zoom.y + (order.down * moveStep) / zoom.factor;
      return inside({ ...zoom, x, y });
    }
    case 'step': {
      const factor = Math.min(mostZoom, Math.max(1, zoom.factor * zoomStep ** order.steps));
      const at = order.at ?? { x: 0.5, y: 0.5 };
      // The point stays under the pointer: what lies between it and the middle shrinks with it.
      const shift = 1 / zoom.factor - 1 / factor;
      return inside({
        factor,
        x: zoom.x + (at.x - 0.5) * shift,
        y: zoom.y + (at.y - 0.5) * shift,
      });
    }
  }
};

const inside = ({ factor, x, y }: Zoom): Zoom | null => {
  // Rounding of many steps would leave a hair of zoom.
  if (factor < 1.01) return null;
  const half = 0.5 / factor;
  const kept = (middle: number): number => Math.min(1 - half, Math.max(half, middle));
  return { factor, x: kept(x), y: kept(y) };
};

/** A part of a picture that was saved under a name: a camera of its own, as far as people see. */
export const cropSchema = z.object({
  /** Typed before Enter, like the number of a camera; no camera has it. */
  number: z.number().int().min(1).max(999_999),
  name: z.string().trim().min(1).max(60),
  cameraId: cameraIdSchema,
  zoom: zoomSchema,
});
export type Crop = z.infer<typeof cropSchema>;

/** As many as a station keeps. */
export const mostCrops = 200;

/** The saved parts as they are kept, version 1. */
export const storedCropsSchema = z.object({
  version: z.literal(1),
  crops: z.array(cropSchema).max(mostCrops),
});
