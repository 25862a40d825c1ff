import fc from 'fast-check';
import { describe, it } from 'vitest';
import type { CameraId } from '#contract/ids';
import { layoutFlaw, layouts, maxMatrix, maxTiles, type Layout } from '#contract/layout';
import type { Outcome } from '#contract/outcome';
import type { ScreenContent } from '#contract/scene';
import {
  equaliseTiles,
  mergeTiles,
  moveTile,
  onMatrix,
  spanTile,
  splitTile,
  swapTiles,
  type Reshaped,
} from './layoutEdit';
import { contentOf, layoutFor, withReshaped } from './screenContents';

/** Random edits after each merge of each preset; with 10000 it takes more than an hour. */
const editsPerMerge = Number(process.env['BRIGHTWALL_EDITS'] ?? 2);

/** The full proof takes its time. */
const limitMs = Math.max(30_000, editsPerMerge * 1_000);

/** Numbers large enough for every tile and every cell; they are folded into what there is. */
const dial = fc.nat({ max: 9_999 });
const dials = fc.tuple(fc.nat({ max: 6 }), dial, dial, dial, dial);
type Dials = [number, number, number, number, number];

function turned(layout: Layout, [kind, a, b, c, d]: Dials): Outcome<Reshaped> {
  const [one, two] = [a % layout.tileCount, b % layout.tileCount];
  switch (kind) {
    case 0: {
      const [column, row] = [a % layout.columns, b % layout.rows];
      return spanTile(layout, d % layout.tileCount, {
        column,
        row,
        columnSpan: 1 + (c % (layout.columns - column)),
        rowSpan: 1 + (d % (layout.rows - row)),
      });
    }
    case 1:
      return mergeTiles(layout, one, two);
    case 2:
      return splitTile(layout, one);
    case 3:
      return swapTiles(layout, one, two);
    case 4:
      return moveTile(layout, one, { columns: (b % 3) - 1, rows: (c % 3) - 1 });
    case 5:
      return onMatrix(layout, { columns: 1 + (a % maxMatrix), rows: 1 + (b % maxMatrix) });
    default:
      return a % 8 === 0 ? equaliseTiles(layout) : splitTile(layout, two);
  }
}

/** Plain comparing: this runs millions of times. */
function check(before: ScreenContent, { layout, from }: Reshaped): ScreenContent {
  const flaw = layoutFlaw(layout);
  if (flaw !== undefined) throw new Error(`${flaw}: ${JSON.stringify(layout)}`);
  if (layout.columns > maxMatrix || layout.rows > maxMatrix || layout.tileCount > maxTiles) {
    throw new Error(`too fine: ${JSON.stringify(layout)}`);
  }
  const kept = from.filter((index) => index !== null);
  if (from.length !== layout.tileCount || new Set(kept).size !== kept.length) {
    throw new Error(`a tile is in two places: ${String(from)}`);
  }
  const after = withReshaped(before, { layout, from });
  from.forEach((index, at) => {
    if (index === null || before.tiles[index] === undefined) return;
    if (after.tiles[at]?.cameraId !== before.tiles[index].cameraId) {
      throw new Error(`tile ${String(at)} lost its camera`);
    }
  });
  if (camerasIn(after) !== camerasIn(before)) throw new Error('a camera was lost');
  return after;
}

const camerasIn = ({ tiles }: ScreenContent): string =>
  tiles
    .flatMap(({ cameraId }) => cameraId ?? [])
    .sort()
    .join();

const fullOf = (layout: Layout): ScreenContent =>
  contentOf(
    layout,
    layout.slots.map((_slot, index) => `city:${String(index)}` as CameraId),
    false,
  );

/** The only tile of a screen is merged with itself: nothing changes. */
const pairsOf = ({ tileCount }: Layout): [number, number][] =>
  tileCount === 1 ? [[0, 0]] : allPairs(tileCount);

const allPairs = (tileCount: number): [number, number][] =>
  Array.from({ length: tileCount }, (_, one) => one).flatMap((one) =>
    Array.from({ length: tileCount - one - 1 }, (__, more): [number, number] => [
      one,
      one + more + 1,
    ]),
  );

describe.each(layouts)('from the preset of $tileCount', (layout) => {
  const merges = pairsOf(layout);

  it(`every merge of two (${String(merges.length)}) fills the screen, either way round`, () => {
    for (const [one, two] of merges) {
      for (const outcome of [mergeTiles(layout, one, two), mergeTiles(layout, two, one)]) {
        if (!outcome.ok) throw new Error(outcome.fault.code);
        check(fullOf(layout), outcome.value);
      }
    }
  });

  it(
    'random edits after each leave no overlap, no hole and no camera behind',
    () => {
      const length = Math.min(editsPerMerge, 50);
      const turns = fc.array(dials, { minLength: length, maxLength: length });
      for (const [one, two] of merges) {
        const merged = mergeTiles(layout, one, two);
        if (!merged.ok) throw new Error(merged.fault.code);
        const start = check(fullOf(layout), merged.value);
        fc.assert(
          fc.property(turns, (each) => {
            each.reduce((content, turn) => {
              const outcome = turned(layoutFor(content), turn);
              return outcome.ok ? check(content, outcome.value) : content;
            }, start);
          }),
          { numRuns: Math.ceil(editsPerMerge / length) },
        );
      }
    },
    limitMs,
  );
});
