import * as z from 'zod';

// Pages run under a CSP without eval; zod must not try to compile schemas.
z.config({ jitless: true });

/** Longest identifier that any door lets in. */
const maxIdLength = 160;

const idOf = <Brand extends string>(brand: Brand) =>
  z.string().min(1).max(maxIdLength).brand(brand);

/** One platform connected to this station, for example `city`. Chosen by the station. */
export const platformIdSchema = idOf('PlatformId');
export type PlatformId = z.infer<typeof platformIdSchema>;

/** One camera: `platformId:idOnThatPlatform`, so that several platforms stand on one wall. */
export const cameraIdSchema = idOf('CameraId');
export type CameraId = z.infer<typeof cameraIdSchema>;

/** One branch of the catalog: `platformId:idOnThatPlatform`. */
export const nodeIdSchema = idOf('NodeId');
export type NodeId = z.infer<typeof nodeIdSchema>;

/** One cell of a screen's plan. Unique within its screen; its number in reading order, from 1. */
export const tileIdSchema = idOf('TileId');
export type TileId = z.infer<typeof tileIdSchema>;

/** One physical display (or the part of it given to the wall), recognised across replugging. */
export const screenIdSchema = idOf('ScreenId');
export type ScreenId = z.infer<typeof screenIdSchema>;

/** One saved scene. */
export const sceneIdSchema = idOf('SceneId');
export type SceneId = z.infer<typeof sceneIdSchema>;

/** One alarm: `platformId:idOnThatPlatform`. */
export const alarmIdSchema = idOf('AlarmId');
export type AlarmId = z.infer<typeof alarmIdSchema>;

/** One incident: `platformId:idOnThatPlatform`. */
export const incidentIdSchema = idOf('IncidentId');
export type IncidentId = z.infer<typeof incidentIdSchema>;

/** Permission of one tile to play one address. Random, not guessable. */
export const leaseIdSchema = idOf('LeaseId');
export type LeaseId = z.infer<typeof leaseIdSchema>;

/** One window of this station. */
export const windowIdSchema = idOf('WindowId');
export type WindowId = z.infer<typeof windowIdSchema>;
