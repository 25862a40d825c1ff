import { describe, expect, it } from 'vitest';
import { roughWidth } from '../../kit/textWidth';
import { firstFitting, fitCaption } from './fitCaption';

const words = {
  number: '1032',
  name: '柳荫街北口',
  shortName: '柳荫北',
  place: '北岸区',
  hasClock: true,
};
const fit = (width: number) => fitCaption(words, width, roughWidth);

describe('A caption', () => {
  it('gives way in the order place, seconds, clock, short name, number, nothing', () => {
    const seen: string[] = [];
    for (let width = 30; width >= 0; width -= 0.1) {
      const { number, name, place, clock } = fit(width);
      const line = [number, name, place, clock].filter((part) => part !== null).join(' ');
      if (line !== seen.at(-1)) seen.push(line);
    }
    expect(seen).toEqual([
      '1032 柳荫街北口 北岸区 seconds',
      '1032 柳荫街北口 seconds',
      '1032 柳荫街北口 minutes',
      '1032 柳荫街北口',
      '1032 柳荫北',
      '1032',
      '',
    ]);
  });

  it('has no clock while no picture has one', () => {
    expect(fitCaption({ ...words, hasClock: false }, 30, roughWidth).clock).toBeNull();
  });
});

describe('A choice of words', () => {
  it('takes the first that fits, and the shortest when none does', () => {
    expect(firstFitting(['画面冻结 14:35:51', '冻结'], 3, roughWidth)).toBe('冻结');
    expect(firstFitting(['画面冻结 14:35:51', '冻结'], 30, roughWidth)).toBe('画面冻结 14:35:51');
    expect(firstFitting(['画面冻结', '冻结'], 1, roughWidth)).toBe('冻结');
  });
});
