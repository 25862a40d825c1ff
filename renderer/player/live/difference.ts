import { sampleBytes, sampleSize } from './lumaSample';

/** How two samples of one camera differ. */
export interface Difference {
  /**
   * Mean difference in the quieter half of the picture: the camera's noise, whatever moves in
   * front of it. A lens never delivers the same noise twice; a held picture has none.
   */
  background: number;
  /** Cells that changed as only things that move change them. */
  moved: number;
  /** Those of them that lie where no clock or name is burned into the picture. */
  movedInside: number;
}

const blockSide = 4;
const blocksAcross = sampleSize.width / blockSide;
const blockCount = sampleBytes / (blockSide * blockSide);
const blockCells = blockSide * blockSide;
/** A cell counts no more than this, so that movement does not drown the noise. */
const mostOfCell = 4;
/** Coding a still picture again changes a cell by two or three; a thing that moves by far more. */
const movementFrom = 8;
/** Rows at the top and at the bottom in which cameras burn their clock and name. */
export const writingRows = 5;

const sums = new Uint16Array(blockCount);

/** Compares two samples cell by cell. */
export function differenceOf(one: Uint8Array, other: Uint8Array): Difference {
  sums.fill(0);
  let moved = 0;
  let movedInside = 0;
  let cell = 0;
  for (let row = 0; row < sampleSize.height; row += 1) {
    const isInside = row >= writingRows && row < sampleSize.height - writingRows;
    const blockRow = Math.floor(row / blockSide) * blocksAcross;
    for (let column = 0; column < sampleSize.width; column += 1) {
      const change = Math.abs((one[cell] ?? 0) - (other[cell] ?? 0));
      cell += 1;
      if (change === 0) continue;
      const block = blockRow + (column >> 2);
      sums[block] = (sums[block] ?? 0) + (change < mostOfCell ? change : mostOfCell);
      if (change < movementFrom) continue;
      moved += 1;
      if (isInside) movedInside += 1;
    }
  }
  return { background: quieterHalf(), moved, movedInside };
}

function quieterHalf(): number {
  sums.sort();
  let sum = 0;
  for (let block = 0; block < blockCount / 2; block += 1) sum += sums[block] ?? 0;
  return sum / ((blockCount / 2) * blockCells);
}
