import { capableOf, type PlatformCapability } from '#contract/capabilities';

/** What vnp has words for, and this adapter speaks. */
export const vnpAbilities: readonly PlatformCapability[] = [
  'login',
  'tree',
  'names',
  'onlineState',
  'numbers',
  'positions',
  'profiles',
  'renewal',
  'snapshot',
  'recordings',
  'presets',
  'ptz',
  'ptzLease',
  'line',
  'alarms',
  'alarmLevels',
  'alarmEnd',
  'acknowledge',
  'resume',
  'pictures',
  'incidents',
];

export const vnpCapabilities = capableOf(...vnpAbilities);
