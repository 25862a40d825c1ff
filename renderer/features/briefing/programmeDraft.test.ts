import { describe, expect, it } from 'vitest';
import { anItem, aProgramme } from '../../../tests/builders/briefing';
import { numbersIn, withItemMoved, withNewItem, withoutItem } from './programmeDraft';
import { minutesText, secondsOf } from './words';

const programme = aProgramme({ items: [anItem(1), anItem(2), anItem(3)] });
const ids = ({ items }: typeof programme): string[] => items.map(({ itemId }) => itemId);

describe('a programme that is edited', () => {
  it('takes a new item after the chosen one, loses and moves one', () => {
    expect(ids(withNewItem(programme, 0, 'new'))).toEqual(['item-1', 'new', 'item-2', 'item-3']);
    expect(ids(withoutItem(programme, 1))).toEqual(['item-1', 'item-3']);
    expect(ids(withItemMoved(programme, 1, -1))).toEqual(['item-2', 'item-1', 'item-3']);
    expect(withItemMoved(programme, 2, 1)).toBe(programme);
  });

  it('reads numbers and times as people write them', () => {
    expect(numbersIn('1032, 1107；1215')).toEqual([1032, 1107, 1215]);
    expect(numbersIn('none')).toEqual([]);
    expect(secondsOf('2:30')).toBe(150);
    expect(secondsOf('2')).toBe(120);
    expect(secondsOf('0:02')).toBeUndefined();
    expect(secondsOf('two')).toBeUndefined();
    expect(minutesText(150)).toBe('2:30');
  });
});
