import type * as z from 'zod';

import { failure, success, type Outcome } from '#contract/outcome';

import type { Reading } from '../common/readAnswer';
import { unwrap, unwrapBy, type WvpAnswer } from './wvpAnswer';
import { wvpPageSchema } from './wvpWire';
import { asIs, type Told } from './wvpWireParts';

/** Rows of one page of a list, as far as they could be read. */
export interface WvpPage<Row> {
  /** Rows of the whole list, as the platform counts. */
  total: number;
  /** Rows of this page, the unreadable ones included. */
  count: number;
  spoiled: number;
  rows: Row[];
}

/** Undefined: the row cannot be read. */
export type ReadRow<Row> = (raw: unknown) => Row | undefined;

/** Reads the bytes of a page. */
export type ReadPage<Row> = (
  answer: WvpAnswer,
) => Outcome<WvpPage<Row>> | Promise<Outcome<WvpPage<Row>>>;

/** A page of rows of one kind. */
export const pageOf =
  <Row>(read: ReadRow<Row>): ReadPage<Row> =>
  (answer) =>
    rowsOf(listOf(unwrap(answer)), read);

/**
 * A page of which little is kept: what is dropped need not be decoded. The bytes are taken as
 * letters of one byte each.
 *
 * @param read gets rows whose `words` are decoded; `told` decodes another text of the row
 * @param words columns that are seldom plain ASCII
 */
export const sparePageOf =
  <Row>(
    read: (raw: unknown, told: Told) => Row | undefined,
    words: readonly string[],
  ): ReadPage<Row> =>
  (answer) => {
    const data = hasEscapes(answer.bytes) ? undefined : listOf(unwrapBy(answer, bytewise));
    if (data?.ok !== true) return rowsOf(listOf(unwrap(answer)), (raw) => read(raw, asIs));
    decodeWords(data.value.list, words);
    return rowsOf(data, (raw) => read(raw, decoded));
  };

type RawPage = z.infer<typeof wvpPageSchema>;

const listOf = (data: Outcome<unknown>): Outcome<RawPage> => {
  if (!data.ok) return data;
  const page = wvpPageSchema.safeParse(data.value);
  return page.success
    ? success(page.data)
    : failure('platform/bad-answer', 'a list of another shape');
};

const rowsOf = <Row>(page: Outcome<RawPage>, read: ReadRow<Row>): Outcome<WvpPage<Row>> => {
  if (!page.ok) return page;
  const { total, list } = page.value;
  const rows: Row[] = [];
  for (const raw of list) {
    const row = read(raw);
    if (row !== undefined) rows.push(row);
  }
  return success({ total, count: list.length, spoiled: list.length - rows.length, rows });
};

/** Cannot stand in these texts: JSON writes it as an escape, and there are none. */
const mark = '\u0001';

/** In one piece: a thousand small texts cost ten times as much. */
const decodeWords = (list: readonly unknown[], words: readonly string[]): void => {
  const places: [Record<string, unknown>, string][] = [];
  const texts: string[] = [];
  for (const raw of list) {
    if (typeof raw !== 'object' || raw === null) continue;
    const row = raw as Record<string, unknown>;
    for (const word of words) {
      const value = row[word];
      if (typeof value !== 'string' || !beyondAscii.test(value)) continue;
      places.push([row, word]);
      texts.push(value);
    }
  }
  const all = Buffer.from(texts.join(mark), 'latin1').toString('utf8').split(mark);
  places.forEach(([row, word], at) => {
    row[word] = all[at];
  });
};

/** Letters written as numbers are decoded by the parser, and no longer told from bytes then. */
const hasEscapes = (bytes: Uint8Array): boolean => viewOf(bytes).includes('\\u');

const bytewise: Reading = {
  decode: (bytes) => {
    const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    return viewOf(bytes).toString('latin1', hasMark ? 3 : 0);
  },
  isLookedAtFlat: true,
};

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

const beyondAscii = /[\x80-\xFF]/;
const decoded: Told = (value) =>
  typeof value === 'string' && beyondAscii.test(value)
    ? Buffer.from(value, 'latin1').toString('utf8')
    : value;
