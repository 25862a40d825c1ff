import * as z from 'zod';
import { localTextSchema } from './text';

/** A preset position 预置位 of a camera that can be steered. */
export const presetSchema = z.object({
  /** Typed before `P`. */
  number: z.number().int().min(1).max(999),
  name: localTextSchema,
});
export type Preset = z.infer<typeof presetSchema>;

/** More positions than that no camera has. */
export const maxPresets = 300;
