import { failure, success, type Outcome } from '#contract/outcome';

import type { WvpApi, WvpQuery } from './wvpApi';
import { wvpPageSchema } from './wvpWire';

export interface PageReading<Row> {
  path: string;
  query?: WvpQuery;
  /** Undefined: the row cannot be read. */
  read: (raw: unknown) => Row | undefined;
  keyOf: (row: Row) => number;
  /** Rows that were not told before, as they come; each once. */
  take: (rows: Row[]) => Promise<void>;
  onSpoiled: (count: number) => void;
}

/** One answer of about a megabyte. */
export const pageRows = 1_000;
const mostPages = 220;
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
  const seen = new Set<number>();
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
  { path, query = {}, read, keyOf, take }: PageReading<Row>,
  seen: Set<number>,
  onSpoiled: (count: number) => void,
): Promise<Outcome<Round>> => {
  let rows = 0;
  for (let page = 1; page <= mostPages; page += 1) {
    const answer = await api.ask(path, { ...query, page, count: pageRows }, wvpPageSchema);
    if (!answer.ok) return answer;
    const { list, total } = answer.value;
    const fresh: Row[] = [];
    for (const raw of list) {
      const row = read(raw);
      if (row === undefined) onSpoiled(1);
      else if (!seen.has(keyOf(row))) {
        seen.add(keyOf(row));
        fresh.push(row);
      }
    }
    if (fresh.length > 0) await take(fresh);
    rows += list.length;
    if (list.length === 0 || rows >= total) return success({ total });
  }
  return failure('platform/bad-answer', 'the list does not end');
};
