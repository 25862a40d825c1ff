import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layouts, layoutOf } from '#contract/layout';
import {
  gridArea,
  ribbonWidthOf,
  seamsOf,
  slotRect,
  tileBlock,
  tileParts,
  type Rect,
} from './gridGeometry';

const sizes = fc.record({
  width: fc.integer({ min: 300, max: 8000 }),
  height: fc.integer({ min: 300, max: 5000 }),
});
const rightOf = (rect: Rect): number => rect.left + rect.width;
const bottomOf = (rect: Rect): number => rect.top + rect.height;

describe('The tiles of any layout', () => {
  it('fill the area to its edges with 2 px between them, in whole pixels', () => {
    fc.assert(
      fc.property(fc.constantFrom(...layouts), sizes, (layout, size) => {
        const area = gridArea(size, 0);
        const rects = layout.slots.map((slot) => slotRect(area, layout, slot));
        expect(Math.max(...rects.map(rightOf))).toBe(size.width);
        expect(Math.max(...rects.map(bottomOf))).toBe(size.height);
        const covered = rects.reduce((sum, rect) => sum + (rect.width + 2) * (rect.height + 2), 0);
        expect(covered).toBe((size.width + 2) * (size.height + 2));
        for (const rect of rects) expect(Number.isInteger(rect.left + rect.width)).toBe(true);
      }),
    );
  });

  it('stay inside their cells whatever shape the screen has', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 10, max: 80 }), (size, unit) => {
        const cell = { left: 7, top: 9, ...size };
        const block = tileBlock(cell, unit);
        expect(block.left).toBeGreaterThanOrEqual(cell.left);
        expect(block.top).toBeGreaterThanOrEqual(cell.top);
        expect(rightOf(block)).toBeLessThanOrEqual(rightOf(cell));
        expect(bottomOf(block)).toBeLessThanOrEqual(bottomOf(cell));
      }),
    );
  });
});

describe('A wall of several panels', () => {
  const panels = fc.record({
    columns: fc.integer({ min: 1, max: 4 }),
    rows: fc.integer({ min: 1, max: 4 }),
    gapPx: fc.integer({ min: 0, max: 40 }),
  });

  it('has no edge of a tile behind a bezel, and no tile over another', () => {
    fc.assert(
      fc.property(fc.constantFrom(...layouts), sizes, panels, (layout, size, made) => {
        const seams = seamsOf(size, { panels: made, scaleFactor: 1 });
        const rects = layout.slots.map((slot) => slotRect(gridArea(size, 0), layout, slot, seams));
        const isHidden = (edge: number, middles: readonly number[] = []): boolean =>
          middles.some((middle) => Math.abs(edge - middle) < made.gapPx / 2);
        rects.forEach((rect, index) => {
          for (const x of [rect.left, rightOf(rect)]) expect(isHidden(x, seams?.xs)).toBe(false);
          for (const y of [rect.top, bottomOf(rect)]) expect(isHidden(y, seams?.ys)).toBe(false);
          for (const other of rects.slice(index + 1)) {
            const isBeside = rect.left >= rightOf(other) || other.left >= rightOf(rect);
            const isAbove = rect.top >= bottomOf(other) || other.top >= bottomOf(rect);
            expect(isBeside || isAbove).toBe(true);
          }
        });
      }),
    );
  });

  it('gives each panel the same share where the layout can', () => {
    const seams = seamsOf(
      { width: 3840, height: 2160 },
      { panels: { columns: 2, rows: 2, gapPx: 20 }, scaleFactor: 1 },
    );
    const layout = layoutOf(4);
    if (layout === undefined) throw new Error('no layout');
    const area = gridArea({ width: 3840, height: 2160 }, 0);
    expect(layout.slots.map((slot) => slotRect(area, layout, slot, seams))).toEqual([
      { left: 0, top: 0, width: 1910, height: 1070 },
      { left: 1930, top: 0, width: 1910, height: 1070 },
      { left: 0, top: 1090, width: 1910, height: 1070 },
      { left: 1930, top: 1090, width: 1910, height: 1070 },
    ]);
  });
});

describe('A tile', () => {
  it('of the picture’s own shape carries its caption over the picture', () => {
    const cell = { left: 0, top: 0, width: 638, height: 358 };
    expect(tileBlock(cell, 32)).toEqual(cell);
    expect(tileParts(cell, 32)).toMatchObject({ captionPlace: 'over', captionHeight: 42 });
  });

  it('beside a ribbon has its caption under the picture, and nothing covers the picture', () => {
    const ribbon = ribbonWidthOf({ hasRibbon: true }, 32, 1920);
    expect(ribbon).toBe(298);
    const layout = layoutOf(16);
    const slot = layout?.slots[0];
    if (layout === undefined || slot === undefined) throw new Error('no layout');
    const cell = slotRect(gridArea({ width: 1920, height: 1080 }, ribbon), layout, slot);
    const parts = tileParts(tileBlock(cell, 32), 32);
    expect(parts.captionPlace).toBe('under');
    expect(parts.picture.height + parts.captionHeight).toBe(cell.height);
  });

  it('too small for a bar keeps only a chip in its corner', () => {
    expect(tileParts({ left: 0, top: 0, width: 238, height: 133 }, 32).captionPlace).toBe('chip');
  });

  it('in a cell of another shape keeps its words at the picture', () => {
    const tall = tileBlock({ left: 0, top: 0, width: 425, height: 600 }, 20);
    expect(tall).toEqual({ left: 0, top: 168, width: 425, height: 265 });
    const wide = tileBlock({ left: 0, top: 0, width: 1000, height: 360 }, 20);
    expect(wide).toEqual({ left: 180, top: 0, width: 640, height: 360 });
  });
});
