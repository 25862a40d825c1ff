import * as z from 'zod';
import { cameraIdSchema } from './ids';
import { machineCodecsSchema, wayPastSchema } from './machine';
import { localTextSchema } from './text';

/** Most detours that the desk lists. */
export const mostDetours = 20;

/** A way to a camera's picture that failed, so that another one is taken. */
export const detourSchema = wayPastSchema.pick({ transport: true, profile: true }).extend({
  cameraId: cameraIdSchema,
  number: z.number().int().positive(),
  name: localTextSchema,
  code: wayPastSchema.shape.code.unwrap(),
  failedAtMs: z.number(),
});
export type Detour = z.infer<typeof detourSchema>;

/** What windows tell and ask about this machine. */
export const machineChannels = {
  /** A window measured what this machine decodes. */
  'machine:measured': {
    args: z.object({ codecs: machineCodecsSchema }).strict(),
    answer: z.null(),
    from: ['wall', 'desk'] as const,
  },
  /** What it decodes (null until measured), and which cameras take another way than their first. */
  'machine:read': {
    args: z.object({}).strict(),
    answer: z.object({
      codecs: machineCodecsSchema.nullable(),
      detours: z.array(detourSchema).max(mostDetours),
    }),
    from: ['desk'] as const,
  },
} as const;
