/** What a plain page is to show, as its address says. */
export interface PlainWish {
  show: 'safe' | 'held';
  /** The station's language first. */
  locales: ['zh-CN', 'en'] | ['en', 'zh-CN'];
  reason: string;
  nextTryAtMs: number;
  /** Name of the last picture. */
  picture: string;
  pictureAtMs: number;
}

/** Reads the address of a plain page; what is missing or odd has a harmless value. */
export function readWish(search: string): PlainWish {
  const query = new URLSearchParams(search);
  const number = (name: string): number => {
    const value = Number(query.get(name));
    return Number.isFinite(value) ? value : 0;
  };
  return {
    show: query.get('show') === 'held' ? 'held' : 'safe',
    locales: query.get('lang') === 'en' ? ['en', 'zh-CN'] : ['zh-CN', 'en'],
    reason: query.get('reason') ?? '',
    nextTryAtMs: number('next'),
    picture: (query.get('picture') ?? '').replace(/[^\w-]/g, ''),
    pictureAtMs: number('at'),
  };
}

/** Why the page does not live, as far as it can be told. */
export type SafeReason = 'crashed' | 'killed' | 'memory' | 'hung' | 'launch' | 'notLoaded';

const reasons: Readonly<Record<string, SafeReason>> = {
  killed: 'killed',
  oom: 'memory',
  'memory-eviction': 'memory',
  hung: 'hung',
  'launch-failed': 'launch',
  'integrity-failure': 'launch',
  'not-loaded': 'notLoaded',
};

/** Chromium's word for a death as one of ours; an unknown one is a crash. */
export const reasonOf = (word: string): SafeReason => reasons[word] ?? 'crashed';
