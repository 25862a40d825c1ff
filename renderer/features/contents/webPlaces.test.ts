import { expect, it } from 'vitest';
import type { PlanWeb } from '#contract/content';
import type { TileId } from '#contract/ids';
import { aPlan } from '../../../tests/builders/views';
import { webPlaces } from './webPlaces';

const page: PlanWeb = {
  ...{ kind: 'web', url: 'https://board.example/', zoom: 100, pageKey: 'board#1' },
  ...{ state: 'shown', fault: null, sinceMs: 0, nextTryAtMs: null },
};
const cell = { left: 0, top: 541, width: 640, height: 539 };
const unit = 32;

const planned = () => {
  const plan = aPlan([null, null, null, null]);
  return {
    ...plan,
    tiles: plan.tiles.map((tile, at) => (at === 2 ? { ...tile, board: page } : tile)),
  };
};

it('a page has its tile but for the line under it and a frame', () => {
  const [place] = webPlaces(planned(), { cellOf: () => cell, unit, notices: null });
  expect(place).toMatchObject({ pageKey: 'board#1', left: 4, top: 545, width: 632 });
  expect((place?.top ?? 0) + (place?.height ?? 0)).toBe(Math.round(1080 - 1.3 * unit) - 4);
});

it('it makes room for what the wall says of itself in that corner', () => {
  const notices = { top: 900, right: 400 };
  const [place] = webPlaces(planned(), { cellOf: () => cell, unit, notices });
  expect((place?.top ?? 0) + (place?.height ?? 0)).toBe(900);
  const aside = webPlaces(planned(), {
    ...{ cellOf: () => ({ ...cell, left: 640 }), unit, notices },
  });
  expect(aside[0]?.height).toBeGreaterThan(400);
});

it('it has none behind another tile, nor where there is hardly any', () => {
  const plan = { ...planned(), enlargedTileId: '1' as TileId };
  expect(webPlaces(plan, { cellOf: () => cell, unit, notices: null })).toEqual([]);
  const small = { ...cell, height: 60 };
  expect(webPlaces(planned(), { cellOf: () => small, unit, notices: null })).toEqual([]);
});
