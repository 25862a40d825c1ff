import type { Presented } from '#contract/briefing';

/**
 * Sizes in units of the wall. The second line is read at 30 minutes of arc by the farthest visitor;
 * a unit is 16 (ux.md §11, design.md §3). The title is 1.55 times as large.
 */
const secondLine = 30 / 16;
const titleLine = 1.55 * secondLine;

const leastShare = 0.2;
const mostShare = 0.45;

/** What the lower third says, first line first; nothing without words. */
export function linesOf(
  { title, lowerThird }: Pick<Presented, 'title' | 'lowerThird'>,
  locale: 'zh-CN' | 'en',
): { words: string; language: 'zh-CN' | 'en' }[] {
  if (title === null || lowerThird === 'none') return [];
  const zh = { words: title.zh, language: 'zh-CN' as const };
  const en = { words: title.en, language: 'en' as const };
  const both = locale === 'en' ? [en, zh] : [zh, en];
  const wanted = { zh: [zh], en: [en], both };
  return wanted[lowerThird].filter(({ words }) => words !== '');
}

/** A fifth of the wall, or as much as letters of that size need at that distance. */
export function lowerThirdHeight(
  presented: Pick<Presented, 'title' | 'lowerThird'>,
  unit: number,
  height: number,
): number {
  const lines = linesOf(presented, 'zh-CN').length;
  if (lines === 0) return 0;
  const needed = (1.2 + titleLine * 1.25 + (lines - 1) * secondLine * 1.3) * unit;
  return Math.round(Math.min(height * mostShare, Math.max(height * leastShare, needed)));
}

/** Room beside the words: both edges, and the time of the story with its distance. */
const edgesUnits = 4;
const timeUnits = 11;
/** The title is a little heavier than what is measured. */
const boldFactor = 1.05;

/**
 * Size of the title in units: as large as it should be, smaller where its words are long, and never
 * smaller than the line below it, which is as small as the farthest visitor reads.
 */
export function fitTitle(
  words: string,
  widthUnits: number,
  hasTime: boolean,
  widthOf: (words: string, weight: 400 | 600) => number,
): number {
  const room = widthUnits - edgesUnits - (hasTime ? timeUnits : 0);
  const fitting = room / Math.max(0.1, widthOf(words, 600) * boldFactor);
  return Math.min(titleLine, Math.max(secondLine, fitting));
}
