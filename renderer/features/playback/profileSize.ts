import type { StreamProfile } from '#contract/stream';

/** Width that a profile usually has; wider tiles stretch it. */
const widthPx: Record<StreamProfile, number> = { main: 1280, sub: 640, small: 320 };
const stretch = 1.8;

/** True when a tile has become so much wider than its picture that a larger one is worth fetching. */
export const outgrows = (profile: StreamProfile, tileWidthPx: number): boolean =>
  profile !== 'main' && tileWidthPx > stretch * widthPx[profile];
