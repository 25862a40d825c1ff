import { setImmediate as nextTurn } from 'node:timers/promises';

import { failure, success, type Outcome } from '#contract/outcome';

import { RowNumbers } from './rowNumbers';
import { mostPages, type PageLine } from './wvpPageLine';

export interface PageReading<Row> {
  keyOf: (row: Row) => number;
  /** Rows that were not told before, as they come; each once. */
  take: (rows: Row[]) => Promise<void>;
  onSpoiled: (count: number) => void;
}

/** Readings of the whole list until it is taken as it is. */
const mostRounds = 4;

interface Round {
  total: number;
}

/**
 * Reads a list of many pages. Rows made in the same second have no order, so that pages repeat some
 * and skip others: the list is read anew until as many different rows were met as it counts.
 * The answer tells whether that was reached; if not, what is missing may still be there.
 */
export const readPages = async <Row>(
  first: PageLine<Row>,
  reading: PageReading<Row>,
): Promise<Outcome<{ isWhole: boolean }>> => {
  const seen = new RowNumbers();
  let spoiled = 0;
  for (let round = 1; ; round += 1) {
    const isFirst = round === 1;
    const line = isFirst ? first : first.anew();
    const read = await readRound(line, reading, seen, (count) => {
      if (isFirst) spoiled += count;
    });
    line.stop();
    if (!read.ok) return read;
    const { total } = read.value;
    const isWhole = seen.size + spoiled >= total;
    if (isWhole || round >= mostRounds) {
      if (spoiled > 0) reading.onSpoiled(spoiled);
      return success({ isWhole });
    }
  }
};

const readRound = async <Row>(
  line: PageLine<Row>,
  { keyOf, take }: PageReading<Row>,
  seen: RowNumbers,
  onSpoiled: (count: number) => void,
): Promise<Outcome<Round>> => {
  let rows = 0;
  for (let page = 1; page <= mostPages; page += 1) {
    const answer = await line.next();
    if (!answer.ok) return answer;
    const { total, count, spoiled } = answer.value;
    rows += count;
    // The questions are on their way before the rows of this page are taken.
    await nextTurn();
    if (spoiled > 0) onSpoiled(spoiled);
    const fresh = answer.value.rows.filter((row) => seen.add(keyOf(row)));
    if (fresh.length > 0) await take(fresh);
    // A list that counts less than it tells is read to its end, page by page.
    if (count === 0 || rows >= total) return success({ total });
  }
  return failure('platform/bad-answer', 'the list does not end');
};
