import * as z from 'zod';

// What the shapes of vnp are made of.

export const id = z.string().min(1).max(100);
export const title = z.string().max(2000);
export const timeMs = z.number().int().nonnegative();
export const maybeTimeMs = timeMs.nullable();
export const version = z.number().int().nonnegative();

export const position = z.object({
  longitude: z.number().min(-180).max(180),
  latitude: z.number().min(-90).max(90),
});

export const picture = z.object({ url: z.string().min(1).max(4000) });
