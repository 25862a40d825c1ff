import type { PlatformCapability } from '#contract/capabilities';

/**
 * What MediaMTX can do: paths as a tree, whether they are there, and whether we may. It knows no
 * names beside the path, no alarms, no steering.
 */
export const mediamtxAbilities = [
  'login',
  'tree',
  'onlineState',
  'recordings',
] as const satisfies readonly PlatformCapability[];
