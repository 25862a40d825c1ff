import * as z from 'zod';

/**
 * What a kind of platform may be able to do; the shared spec has tests for each. Everything else
 * that a `PlatformPort` offers, all kinds do: they list cameras and open streams.
 */
export const platformCapabilitySchema = z.enum([
  /** Asks who we are, and says so when a password is wrong. */
  'login',
  /** Has branches of its own; without it, all cameras hang below one. */
  'tree',
  /** Names cameras by more than their id, and a name can change. */
  'names',
  /** Tells which cameras are offline. */
  'onlineState',
  /** Gives cameras the short numbers that people type. */
  'numbers',
  /** Tells where cameras stand. */
  'positions',
  /** Has more than one size of picture of a camera. */
  'profiles',
  /** Its streams end unless they are renewed. */
  'renewal',
  /** Has still pictures of cameras. */
  'snapshot',
  /** Steers cameras to preset positions. */
  'presets',
  /** Steers cameras while a key is held. */
  'ptz',
  /** Starts and ends cruises that are set up in cameras. */
  'cruise',
  /** Gives steering to one station at a time, and names it to the others. */
  'ptzLease',
  /** Plays what was recorded. */
  'recordings',
  /** Plays what was recorded eight times as fast as it was; without it, four times at most. */
  'quickRecordings',
  /** Keeps a line open over which news come at once; without it, lists are read again and again. */
  'line',
  /** Tells alarms. */
  'alarms',
  /** Tells four priorities of alarms apart. */
  'alarmLevels',
  /** Tells the end of an alarm. */
  'alarmEnd',
  /** Takes acknowledgements of alarms, and tells other stations. */
  'acknowledge',
  /** Alarms told while the line was cut come when it is back. */
  'resume',
  /** Has pictures of alarms. */
  'pictures',
  /** Keeps incidents in six steps, with units and figures. */
  'incidents',
]);
/** One thing that a platform may be able to do. */
export type PlatformCapability = z.infer<typeof platformCapabilitySchema>;

/** What one platform can do. */
export type PlatformCapabilities = Readonly<Record<PlatformCapability, boolean>>;

/** Those named and no other. */
export const capableOf = (...able: readonly PlatformCapability[]): PlatformCapabilities => {
  const entries = platformCapabilitySchema.options.map((name) => [name, able.includes(name)]);
  return Object.fromEntries(entries) as PlatformCapabilities;
};
