import type { PlatformCapability } from '#contract/capabilities';

import { platformContract } from './platformContract';
import { stageWvp } from './wvpStage';

const able: readonly PlatformCapability[] = [
  'login',
  'tree',
  'names',
  'onlineState',
  'positions',
  'snapshot',
  'recordings',
  'quickRecordings',
  'presets',
  'cruise',
  'ptz',
  'alarms',
  'resume',
];

// 2.7.2 and 2507 differ from their neighbours in what their own tests try.
for (const dialect of ['2.6.9', '2.7.3', '2601', 'head'] as const) {
  platformContract(`wvp ${dialect}, before its fake`, able, () => stageWvp(dialect));
}
