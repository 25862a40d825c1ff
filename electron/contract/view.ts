import * as z from 'zod';
import { actorSchema } from './actor';
import { alarmSchema } from './alarm';
import { alarmOrderSchema } from './alarmOrder';
import { callSchema } from './call';
import { briefingStandingSchema } from './briefing';
import { bundleProgressSchema } from './bundle';
import { floodSchema } from './flood';
import { journalHealthSchema } from './history';
import { handoverStandingSchema } from './handover';
import {
  alarmIdSchema,
  incidentIdSchema,
  platformIdSchema,
  screenIdSchema,
  tileIdSchema,
  windowIdSchema,
} from './ids';
import { incidentSchema } from './incident';
import { pendingOrderSchema } from './incidentOrder';
import { faultSchema } from './outcome';
import { previewViewSchema } from './preview';
import { steeringStandingSchema } from './ptz';
import { procedureRunSchema } from './procedure';
import { sceneRowSchema, screenPlanSchema, screenSchema, wallChangeSchema } from './scene';
import { screenNewsSchema } from './screens';
import { settingsSchema } from './settings';
import { systemAlarmSchema } from './systemAlarm';
import { localeSchema } from './text';
import { sceneTourSchema, tourRowSchema } from './tour';
import { cropSchema } from './zoom';

/** What a platform told and could not be understood, since the program was started. */
const unreadableSchema = z.object({
  /** Alarms and incidents that could not be read, and so are not shown. */
  lost: z.number().int().nonnegative(),
  /** Those that are shown without what cannot be true: a place in the sea, a time that lies ahead. */
  mended: z.number().int().nonnegative(),
  /** What the platform calls the last one; null when it has no name. */
  lastId: z.string().max(40).nullable(),
  lastAtMs: z.number(),
});
export type Unreadable = z.infer<typeof unreadableSchema>;

/** How one platform does, as health lights show it. */
export const platformHealthSchema = z.object({
  platformId: platformIdSchema,
  name: z.string(),
  kind: z.string(),
  isDemo: z.boolean(),
  /** connecting: not yet; live: all works; slow: answers late; down: not working. */
  state: z.enum(['connecting', 'live', 'slow', 'down']),
  sinceMs: z.number(),
  fault: faultSchema.nullable(),
  cameraCount: z.number().int().nonnegative(),
  /** True until the whole catalog has been read once. */
  isCatalogLoading: z.boolean(),
  /** Since when its alarms may be out of date, null while the alarm channel is live. */
  alarmsStaleSinceMs: z.number().nullable(),
  /** Null while everything could be read. */
  unreadable: unreadableSchema.nullable(),
});
export type PlatformHealth = z.infer<typeof platformHealthSchema>;

/** What every window knows of its station. */
export const stationSchema = z.object({
  stationName: z.string(),
  locale: localeSchema,
  theme: z.enum(['dark', 'light']),
  actor: actorSchema,
  platforms: z.array(platformHealthSchema),
  /** The media gateway: false while it is being revived. */
  isMediaLive: z.boolean(),
  journal: journalHealthSchema,
  /** False when secrets can be kept in memory only on this system. */
  isKeychainThere: z.boolean(),
  /** Graphics failed again and again: less may be in use until the program is started anew. */
  isGraphicsReduced: z.boolean(),
  screens: z.array(screenSchema),
  /** Screens that are away or taken for another; of these a wall is told nothing. */
  screenNews: screenNewsSchema,
  /** The tile that the next number goes to. */
  selection: z.object({ screenId: screenIdSchema, tileId: tileIdSchema }).nullable(),
  /** End of the silence 消音, null when sounds are on. */
  silencedUntilMs: z.number().nullable(),
  sound: z.object({ volume: z.number(), floor: z.number() }),
  silenceMs: z.number(),
  screenCare: settingsSchema.shape.screenCare,
  /** What is shelved and out of service, newest first; empty for a wall. */
  alarmOrders: z.array(alarmOrderSchema),
  /** Orders about incidents on their way to their platforms, or refused; empty for a wall. */
  pendingOrders: z.array(pendingOrderSchema),
  /** Null when there is no flood of alarms and was none lately. */
  flood: floodSchema.nullable(),
  /** A handover that was begun and not finished; null for a wall. */
  handover: handoverStandingSchema.nullable(),
  /** Calls of the lead that stand, newest first; at an officer's seat those of overdue alarms. */
  calls: z.array(callSchema),
  /** What is wrong with the program itself. */
  systemAlarms: z.array(systemAlarmSchema),
  /** Nobody has tested the sound since the shift began. */
  isSoundTestDue: z.boolean(),
  spoken: settingsSchema.shape.spoken,
  noteTemplates: settingsSchema.shape.noteTemplates,
  keys: settingsSchema.shape.keys,
  /** A bundle that is being made; null when none is. */
  bundle: bundleProgressSchema.nullable(),
  /** The presentation 讲解 that is on; null for a wall. */
  briefing: briefingStandingSchema.nullable(),
  /** Who steers which camera; nothing for a wall. */
  steering: steeringStandingSchema,
  /** Saved parts of pictures by number; empty for a wall. */
  crops: z.array(cropSchema),
  /** Named tours by number. */
  tours: z.array(tourRowSchema),
  /** The tour of scenes under way; null while none is. */
  sceneTour: sceneTourSchema.nullable(),
});
export type StationView = z.infer<typeof stationSchema>;

/** What one wall tells about its tiles, for the desk. */
export const screenShowingSchema = z.object({
  playing: z.number().int().nonnegative(),
  failed: z.number().int().nonnegative(),
});

/**
 * All that one window is told: a wall window its own plan and the alarms on it, the desk
 * everything. Maps are keyed by id, so that a patch replaces or removes single entries.
 */
export const windowViewSchema = z.object({
  /** Rises by one with every patch of this window. */
  revision: z.number().int().nonnegative(),
  window: z.object({
    windowId: windowIdSchema,
    kind: z.enum(['wall', 'desk']),
    /** The screen of a wall window; null for the desk. */
    screenId: screenIdSchema.nullable(),
    /** The display under the desk, for its text size. */
    deskScale: z.number().positive(),
  }),
  station: stationSchema,
  plans: z.record(screenIdSchema, screenPlanSchema),
  /** Open alarms: active, or cleared and not yet acknowledged. */
  alarms: z.record(alarmIdSchema, alarmSchema),
  /** Incidents not yet archived. */
  incidents: z.record(incidentIdSchema, incidentSchema),
  /** Procedures of the open incidents that have one; empty for a wall. */
  runs: z.record(incidentIdSchema, procedureRunSchema),
  scenes: z.array(sceneRowSchema),
  /** What is prepared for the wall; null when nothing is, and for a wall. */
  preview: previewViewSchema.nullable(),
  /** Last changes of the wall, newest first, at most 20. */
  changes: z.array(wallChangeSchema),
  showing: z.record(screenIdSchema, screenShowingSchema),
});
export type WindowView = z.infer<typeof windowViewSchema>;

const mapPatch = <Value extends z.ZodType>(value: Value) =>
  z.object({ set: z.record(z.string(), value), remove: z.array(z.string()) });

/**
 * What changed since revision `from`. A window whose revision is not `from` drops the patch and
 * asks `view:join` again. Absent parts are unchanged.
 */
export const viewPatchSchema = z.object({
  from: z.number().int(),
  to: z.number().int(),
  window: windowViewSchema.shape.window.optional(),
  station: stationSchema.optional(),
  scenes: windowViewSchema.shape.scenes.optional(),
  preview: windowViewSchema.shape.preview.optional(),
  changes: windowViewSchema.shape.changes.optional(),
  plans: mapPatch(screenPlanSchema).optional(),
  alarms: mapPatch(alarmSchema).optional(),
  incidents: mapPatch(incidentSchema).optional(),
  runs: mapPatch(procedureRunSchema).optional(),
  showing: mapPatch(screenShowingSchema).optional(),
});
export type ViewPatch = z.infer<typeof viewPatchSchema>;
