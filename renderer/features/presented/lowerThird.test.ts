import { describe, expect, it } from 'vitest';
import { fitTitle, linesOf, lowerThirdHeight } from './lowerThirdHeight';

const title = { zh: '集市的一天', en: 'A day at the market' };

describe('the lower third', () => {
  it('begins with the language of the wall, and leaves out what nobody wrote', () => {
    const words = (lowerThird: 'both' | 'zh' | 'en' | 'none', locale: 'zh-CN' | 'en' = 'zh-CN') =>
      linesOf({ title, lowerThird }, locale).map((line) => line.words);
    expect(words('both')).toEqual([title.zh, title.en]);
    expect(words('both', 'en')).toEqual([title.en, title.zh]);
    expect(words('en')).toEqual([title.en]);
    expect(words('none')).toEqual([]);
    expect(linesOf({ title: { zh: '', en: '' }, lowerThird: 'both' }, 'en')).toEqual([]);
  });

  it('takes a fifth, more where visitors stand far away, nothing without words', () => {
    const height = (unit: number, lowerThird: 'both' | 'none' = 'both'): number =>
      lowerThirdHeight({ title, lowerThird }, unit, 1080);
    expect(height(20)).toBe(216);
    expect(height(53)).toBeGreaterThan(350);
    expect(height(200)).toBeLessThanOrEqual(486);
    expect(height(32, 'none')).toBe(0);
  });

  it('makes a long title smaller, but never smaller than 30 minutes of arc', () => {
    const size = (em: number, hasTime = false): number => fitTitle('x', 36, hasTime, () => em);
    expect(size(5)).toBeCloseTo(1.55 * 1.875);
    expect(size(10, true)).toBeCloseTo(2);
    expect(size(40)).toBe(1.875);
  });
});
