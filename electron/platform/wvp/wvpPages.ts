import { setImmediate as nextTurn } from 'node:timers/promises';

import { failure, success, type Outcome } from '#contract/outcome';

import { RowNumbers } from './rowNumbers';
import type { WvpApi, WvpQuery } from './wvpApi';
import type { ReadPage, WvpPage } from './wvpPage';

export interface PageReading<Row> {
  path: string;
  query?: WvpQuery;
  page: ReadPage<Row>;
  keyOf: (row: Row) => number;
  /** Rows that were not told before, as they come; each once. */
  take: (rows: Row[]) => Promise<void>;
  onSpoiled: (count: number) => void;
}

/** One answer of about a megabyte. */
export const pageRows = 1_000;
const mostPages = 220;
/** Asked for while the rows of one are taken. */
const pagesAhead = 2;
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
  api: WvpApi,
  reading: PageReading<Row>,
): Promise<Outcome<{ isWhole: boolean }>> => {
  const seen = new RowNumbers();
  let spoiled = 0;
  for (let round = 1; ; round += 1) {
    const isFirst = round === 1;
    const read = await readRound(api, reading, seen, (count) => {
      if (isFirst) spoiled += count;
    });
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
  api: WvpApi,
  reading: PageReading<Row>,
  seen: RowNumbers,
  onSpoiled: (count: number) => void,
): Promise<Outcome<Round>> => {
  const { path, query = {}, page: readPage, keyOf, take } = reading;
  const ask = (page: number): Promise<Outcome<WvpPage<Row>>> =>
    api.read(path, { ...query, page, count: pageRows }, readPage);
  const coming = [ask(1)];
  let rows = 0;
  for (let page = 1; page <= mostPages; page += 1) {
    const answer = await coming.shift();
    if (answer?.ok !== true) return answer ?? failure('platform/bad-answer');
    const { total, count, spoiled } = answer.value;
    rows += count;
    const isLast = count === 0 || rows >= total;
    const last = Math.min(mostPages, Math.ceil(total / pageRows));
    while (!isLast && coming.length < pagesAhead && page + coming.length < last) {
      coming.push(ask(page + coming.length + 1));
    }
    // A list that counts less than it tells is read on, page by page.
    if (!isLast && coming.length === 0) coming.push(ask(page + 1));
    // The questions are on their way before the rows of this page are taken.
    await nextTurn();
    if (spoiled > 0) onSpoiled(spoiled);
    const fresh = answer.value.rows.filter((row) => seen.add(keyOf(row)));
    if (fresh.length > 0) await take(fresh);
    if (isLast) return success({ total });
  }
  return failure('platform/bad-answer', 'the list does not end');
};
