// npx tsx build/icons/make.ts: draws the app icon in every size. One tile lit on a quiet wall.
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';

const folder = resolve(import.meta.dirname, '../../resources/icons');
const body = '#22262a';
const edge = '#363c42';
const lit = '#ffffff';

interface Grid {
  readonly starts: readonly number[];
  readonly widths: readonly number[];
  readonly radius: number;
  readonly bodyRadius: number;
  readonly litExtra: number;
  readonly tile: string;
}

// At 32 px and below every line falls on a whole pixel; the middle row and column are wider.
const onPixels: Readonly<Record<number, Pick<Grid, 'starts' | 'widths'>>> = {
  16: { starts: [2, 6, 11], widths: [3, 4, 3] },
  24: { starts: [3, 9, 16], widths: [5, 6, 5] },
  32: { starts: [4, 12, 21], widths: [7, 8, 7] },
};

function gridOf(size: number): Grid {
  const small = onPixels[size];
  if (small) {
    return { ...small, radius: 0, bodyRadius: size * 0.18, litExtra: 0, tile: '#6f767d' };
  }
  const unit = size / 512;
  return {
    starts: [88, 206, 324].map((start) => start * unit),
    widths: [100, 100, 100].map((width) => width * unit),
    radius: 12 * unit,
    bodyRadius: 112 * unit,
    litExtra: 10 * unit,
    tile: '#5a6168',
  };
}

function fillRounded(
  pen: SKRSContext2D,
  box: readonly [number, number, number, number],
  radius: number,
  colour: string,
): void {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.roundRect(...box, radius);
  pen.fill();
}

function draw(size: number): Buffer {
  const canvas = createCanvas(size, size);
  const pen = canvas.getContext('2d');
  const grid = gridOf(size);
  const line = size > 32 ? Math.max(1, size / 170) : 0;
  fillRounded(pen, [0, 0, size, size], grid.bodyRadius, line > 0 ? edge : body);
  fillRounded(pen, [line, line, size - 2 * line, size - 2 * line], grid.bodyRadius - line, body);
  grid.starts.forEach((y, row) => {
    grid.starts.forEach((x, column) => {
      const isLit = row === 1 && column === 1;
      const extra = isLit ? grid.litExtra : 0;
      const width = (grid.widths[column] ?? 0) + 2 * extra;
      const height = (grid.widths[row] ?? 0) + 2 * extra;
      fillRounded(pen, [x - extra, y - extra, width, height], grid.radius, isLit ? lit : grid.tile);
    });
  });
  return canvas.toBuffer('image/png');
}

mkdirSync(folder, { recursive: true });
for (const size of [16, 24, 32, 48, 64, 128, 256]) {
  writeFileSync(resolve(folder, `${String(size)}x${String(size)}.png`), draw(size));
}
writeFileSync(resolve(folder, 'icon.png'), draw(512));
