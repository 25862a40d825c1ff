import type { LocalText } from '#contract/text';
import { localText } from '../../kit/text/useText';

/** In the window's language; where nobody wrote that, in the other. */
export function bothWords(text: LocalText, locale: 'zh-CN' | 'en'): string {
  const own = localText(text, locale);
  return own === '' ? localText(text, locale === 'en' ? 'zh-CN' : 'en') : own;
}

/** `2:30`. */
export function minutesText(seconds: number): string {
  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Seconds of `2:30`, `2` (minutes) or `0:45`; undefined when it is none of these. */
export function secondsOf(text: string): number | undefined {
  const match = /^(\d{1,2})(?::([0-5]\d))?$/.exec(text.trim());
  if (match === null) return undefined;
  const seconds = Number(match[1]) * 60 + Number(match[2] ?? 0);
  return seconds >= 5 && seconds <= 3600 ? seconds : undefined;
}
