import type { Figures } from '#contract/board';
import type { Locale } from '#contract/text';

/** A large number as it is said: the figure, and the unit that follows it smaller. */
export interface FigureText {
  figure: string;
  /** Name of the unit in the text room; null for a number written in full. */
  unit: 'tenThousand' | 'hundredMillion' | 'thousand' | 'million' | 'billion' | null;
}

type Unit = readonly [from: number, worth: number, unit: FigureText['unit'], decimals: 0 | 1];

/** From which size on a number is shortened, largest first. Below, every case is counted. */
const units: Readonly<Record<Locale, readonly Unit[]>> = {
  'zh-CN': [
    [1e8, 1e8, 'hundredMillion', 1],
    [1e7, 1e4, 'tenThousand', 0],
    [1e5, 1e4, 'tenThousand', 1],
  ],
  en: [
    [1e9, 1e9, 'billion', 1],
    [1e6, 1e6, 'million', 1],
    [1e5, 1e3, 'thousand', 1],
  ],
};

/** 9,214 · 13.8万 · 2,000万, or 20.0 M. Never more than was counted: cut, not rounded. */
export function figureText(value: number, locale: Locale): FigureText {
  const found = units[locale].find(([from]) => value >= from);
  if (found === undefined) return { figure: grouped(String(value)), unit: null };
  const [, worth, unit, decimals] = found;
  const tenths = Math.floor((value * 10) / worth);
  const whole = grouped(String(Math.floor(tenths / 10)));
  return { figure: decimals === 0 ? whole : `${whole}.${String(tenths % 10)}`, unit };
}

/** Handled of registered in a hundred, one decimal, cut: 100 only when all are; null of nothing. */
export function rateText({ registered, handled }: Figures): string | null {
  if (registered === 0) return null;
  if (handled === registered) return '100';
  const tenths = Math.floor((handled * 1000) / registered);
  return `${String(Math.floor(tenths / 10))}.${String(tenths % 10)}`;
}

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');
