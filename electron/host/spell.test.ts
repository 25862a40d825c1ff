import { expect, it } from 'vitest';
import { spell } from './spell';

it.each([
  ['柳荫街北口', 'liuyinjiebeikou', 'lyjbk'],
  ['三号水闸', 'sanhaoshuizha', 'shsz'],
  ['绿园', 'lvyuan', 'ly'],
  ['东门2号', 'dongmen2hao', 'dm2h'],
  ['A区 East Gate', 'aqueastgate', 'aqeastgate'],
  ['North', 'north', 'north'],
  ['', '', ''],
])('spells %s', (name, pinyin, initials) => {
  expect(spell(name)).toEqual({ pinyin, initials });
});
