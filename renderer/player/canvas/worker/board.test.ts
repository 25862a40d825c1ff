import { describe, expect, it } from 'vitest';

import type { Placement } from '../messages';
import { Board } from './board';

const at = (pictureId: string, left: number, width = 100, canvasId = 'wall'): Placement => ({
  pictureId,
  canvasId,
  rect: { left, top: 0, width, height: 100 },
});

const board = (...placements: Placement[]): Board => {
  const made = new Board();
  made.place(placements);
  return made;
};

const ids = (strokes: Placement[]): string[] => strokes.map(({ pictureId }) => pictureId);
const all = (): boolean => true;

describe('what is painted', () => {
  it('is what has changed, wherever it is placed', () => {
    const tiles = board(at('a', 0), at('b', 100), at('a', 200));
    expect(tiles.strokes(['a'], all).map(({ rect }) => rect.left)).toEqual([0, 200]);
  });

  it('is the old picture until the new one over it has something to show', () => {
    const tiles = board(at('old', 0), at('new', 0));
    expect(ids(tiles.strokes(['old'], (id) => id === 'old'))).toEqual(['old']);
    expect(ids(tiles.strokes(['old', 'new'], all))).toEqual(['new']);
    expect(ids(tiles.all((id) => id === 'old'))).toEqual(['old']);
    expect(ids(tiles.all(all))).toEqual(['new']);
  });

  it('is also what lies above a picture that changed, in order', () => {
    const tiles = board(at('under', 0), at('aside', 300), at('over', 50));
    expect(ids(tiles.strokes(['under'], all))).toEqual(['under', 'over']);
  });

  it('does not cross canvases', () => {
    const tiles = board(at('one', 0), at('two', 0, 100, 'desk'));
    expect(ids(tiles.strokes(['one'], all))).toEqual(['one']);
    expect(ids(tiles.all(all, 'desk'))).toEqual(['two']);
  });

  it('is nothing of what is placed nowhere', () => {
    const tiles = board(at('a', 0));
    expect(tiles.has('b')).toBe(false);
    expect(tiles.strokes(['b'], all)).toEqual([]);
  });
});

describe('a change of places', () => {
  it('touches what came, what lies where something went, and nothing else', () => {
    const tiles = board(at('stays', 0), at('goes', 100), at('below', 200), at('above', 200));
    const { gone, come } = tiles.place([at('stays', 0), at('below', 200), at('comes', 300)]);
    expect(ids(gone)).toEqual(['goes', 'above']);
    expect(ids(come)).toEqual(['comes']);
    expect(ids(tiles.strokesAt([...gone, ...come], all))).toEqual(['below', 'comes']);
  });

  it('paints again what lies over a touched one', () => {
    const tiles = board(at('wide', 0, 300));
    const { gone, come } = tiles.place([at('wide', 0, 200), at('over', 150)]);
    expect(ids(tiles.strokesAt([...gone, ...come], all))).toEqual(['wide', 'over']);
  });
});
