import { describe, expect, it } from 'vitest';
import { roughWidth } from '../../kit/textWidth';
import { plateLines, wrappedLines } from './plateLines';

const words = {
  reason: 'The media server refuses connections',
  since: 'since 14:21:40',
  reasonSince: 'The media server refuses connections · since 14:21:40',
  next: 'Next try 14:36:30',
};
const lines = (widthUnits: number, heightUnits: number): string[] =>
  plateLines(words, { widthUnits, heightUnits }, roughWidth);

describe('The lines of a plate', () => {
  it('join reason and since-when where they fit on one line', () => {
    expect(lines(60, 10)).toEqual([words.reasonSince, words.next]);
  });

  it('stand apart where they do not', () => {
    expect(lines(15, 10)).toEqual([words.reason, words.since, words.next]);
  });

  it('give way in the order since, next try, reason', () => {
    expect(lines(15, 7)).toEqual([words.reason, words.next]);
    expect(lines(15, 5.6)).toEqual([words.reason]);
    expect(lines(15, 3)).toEqual([words.next]);
    expect(lines(15, 1.6)).toEqual([]);
  });
});

describe('Wrapping', () => {
  it('breaks English between words and Chinese anywhere', () => {
    expect(wrappedLines('one two three', 5, roughWidth)).toBe(2);
    expect(wrappedLines('流媒体服务器拒绝连接', 5, roughWidth)).toBe(2);
    expect(wrappedLines('', 5, roughWidth)).toBe(1);
  });
});
