import { describe, expect, it } from 'vitest';
import type { ScreenId, TileId } from '#contract/ids';
import type { WindowView } from '#contract/view';
import { SelectionWish } from './selectionWish';

const place = (tileId: string) => ({ screenId: 's1' as ScreenId, tileId: tileId as TileId });
const told = (tileId: string): WindowView =>
  ({ station: { selection: place(tileId) } }) as unknown as WindowView;
const chosen = (view: WindowView): string | undefined => view.station.selection?.tileId;

describe('SelectionWish', () => {
  it('means the tile just asked for, however late the station tells it back', () => {
    const wish = new SelectionWish();
    wish.begin(place('2'));
    expect(chosen(wish.over(told('1'), 60_000))).toBe('2');
  });

  it('means the last of several', () => {
    const wish = new SelectionWish();
    wish.begin(place('2')).settled(true, 10);
    wish.begin(place('3'));
    expect(chosen(wish.over(told('2'), 20))).toBe('3');
  });

  it('follows the station again once that has told it back', () => {
    const wish = new SelectionWish();
    wish.begin(place('2')).settled(true, 10);
    expect(chosen(wish.over(told('2'), 20))).toBe('2');
    expect(chosen(wish.over(told('4'), 30))).toBe('4');
  });

  it('is given up when refused, and when the station says otherwise for half a second', () => {
    const refused = new SelectionWish();
    refused.begin(place('2')).settled(false, 10);
    expect(chosen(refused.over(told('1'), 10))).toBe('1');
    const other = new SelectionWish();
    other.begin(place('2')).settled(true, 10);
    expect(chosen(other.over(told('1'), 509))).toBe('2');
    expect(chosen(other.over(told('1'), 510))).toBe('1');
  });
});
