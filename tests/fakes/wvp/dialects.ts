/** The generations of WVP-GB28181-pro that the fake speaks. */
export const wvpDialects = ['2.6.9', '2.7.2', '2.7.3', '2507', '2601', 'head'] as const;
export type WvpDialect = (typeof wvpDialects)[number];

/** What one generation has; its number is no part of it, for several generations share one. */
export interface WvpFeatures {
  version: string;
  /** Flat list of everything, region and group trees, play by number. */
  hasCommon: boolean;
  /** The whole list in one answer, playback and PTZ by number. */
  hasMap: boolean;
  hasApiKey: boolean;
  /** `/api/alarm/list` in place of `/api/alarm/all` and the event stream. */
  hasAlarmList: boolean;
  sse: 'none' | 'json' | 'html' | 'html-unnamed';
  ptz: 'old' | 'front-end' | 'common';
  /** Fields that are null are left out of every answer. */
  omitsNulls: boolean;
  /** Unknown routes are answered in the envelope, not by the framework. */
  wrapsNotFound: boolean;
}

const old: WvpFeatures = {
  version: '2.7.2',
  hasCommon: false,
  hasMap: false,
  hasApiKey: false,
  hasAlarmList: false,
  sse: 'html',
  ptz: 'old',
  omitsNulls: false,
  wrapsNotFound: false,
};
const middle: WvpFeatures = {
  ...old,
  version: '2.7.3',
  hasCommon: true,
  hasApiKey: true,
  sse: 'json',
  ptz: 'front-end',
};

export const wvpFeatures: Record<WvpDialect, WvpFeatures> = {
  '2.6.9': { ...old, version: '2.6.9', sse: 'html-unnamed', omitsNulls: true },
  '2.7.2': old,
  '2.7.3': middle,
  '2507': { ...middle, version: '2.7.4' },
  '2601': { ...middle, version: '2.7.4', hasMap: true, ptz: 'common' },
  head: {
    ...middle,
    version: '2.7.4',
    hasMap: true,
    ptz: 'common',
    hasAlarmList: true,
    sse: 'none',
    wrapsNotFound: true,
  },
};
