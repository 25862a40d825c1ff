/**
 * Which row goes with which column so that the scores add up to the most: the Hungarian method, by
 * shortest augmenting paths. Every row gets a column of its own; there must be enough of them.
 */
export const bestPairs = (scores: readonly (readonly number[])[]): number[] => {
  const rowCount = scores.length;
  const columnCount = scores[0]?.length ?? 0;
  const rowPrice = new Float64Array(rowCount + 1);
  const columnPrice = new Float64Array(columnCount + 1);
  /** Row of each column, counted from 1; 0: free. Column 0 holds the row that is being placed. */
  const rowOf = new Int32Array(columnCount + 1);
  const from = new Int32Array(columnCount + 1);
  const cost = (row: number, column: number): number =>
    -(scores[row - 1]?.[column - 1] ?? 0) - at(rowPrice, row) - at(columnPrice, column);

  const place = (row: number): void => {
    rowOf[0] = row;
    const least = new Float64Array(columnCount + 1).fill(Infinity);
    const isUsed = new Uint8Array(columnCount + 1);
    let column = 0;
    do {
      isUsed[column] = 1;
      const here = at(rowOf, column);
      let [step, next] = [Infinity, 0];
      for (let other = 1; other <= columnCount; other += 1) {
        if (at(isUsed, other) === 1) continue;
        const reduced = cost(here, other);
        if (reduced < at(least, other)) {
          least[other] = reduced;
          from[other] = column;
        }
        if (at(least, other) < step) [step, next] = [at(least, other), other];
      }
      for (let other = 0; other <= columnCount; other += 1) {
        if (at(isUsed, other) === 1) {
          rowPrice[at(rowOf, other)] = at(rowPrice, at(rowOf, other)) + step;
          columnPrice[other] = at(columnPrice, other) - step;
        } else least[other] = at(least, other) - step;
      }
      column = next;
    } while (at(rowOf, column) !== 0);
    while (column !== 0) {
      const before = at(from, column);
      rowOf[column] = at(rowOf, before);
      column = before;
    }
  };

  for (let row = 1; row <= rowCount; row += 1) place(row);
  const pairs = new Array<number>(rowCount).fill(-1);
  for (let column = 1; column <= columnCount; column += 1) {
    const row = at(rowOf, column);
    if (row > 0) pairs[row - 1] = column - 1;
  }
  return pairs;
};

const at = (list: Float64Array | Int32Array | Uint8Array, index: number): number =>
  list[index] ?? 0;
