import * as z from 'zod';

/** How long a hotspot stays before something else may come by itself, as it is offered. */
export const hotspotDwells = [10, 20, 30, 60, 300] as const;
/** What is chosen where nobody chose. */
export const defaultHotspotDwell = 20;

/** What a hotspot follows: what people call, the most urgent alarm, or both. */
export const hotspotSourceSchema = z.enum(['both', 'called', 'alarms']);
export type HotspotSource = z.infer<typeof hotspotSourceSchema>;

/** A hotspot 热点: the tile shows whichever camera matters now. */
export const tileHotspotSchema = z.object({
  source: hotspotSourceSchema,
  dwellS: z.number().int().min(5).max(300),
});
export type TileHotspot = z.infer<typeof tileHotspotSchema>;

/** Why a hotspot shows what it shows; `past`: the alarm has ended, and nothing else came. */
export const hotspotReasonSchema = z.enum(['called', 'selected', 'alarm', 'past']);
export type HotspotReason = z.infer<typeof hotspotReasonSchema>;

/** A hotspot as its tile shows it now. */
export const planHotspotSchema = tileHotspotSchema.extend({
  /** Null while it shows nothing. */
  reason: hotspotReasonSchema.nullable(),
  sinceMs: z.number(),
  /** When something else comes by itself; null while nothing waits. */
  untilMs: z.number().nullable(),
});
export type PlanHotspot = z.infer<typeof planHotspotSchema>;
