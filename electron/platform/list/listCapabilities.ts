import type { PlatformCapability } from '#contract/capabilities';

/** What a list of cameras can tell; one behind a web address may ask for a password as well. */
export const listAbilities: readonly PlatformCapability[] = [
  'tree',
  'names',
  'numbers',
  'onlineState',
  'positions',
  'profiles',
  'snapshot',
];
