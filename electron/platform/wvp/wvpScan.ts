import { scanRows, type ScannedRows } from '../common/scanRows';
import type { WvpAnswer } from './wvpAnswer';
import { pageOf } from './wvpPage';

/** A page whose rows were found, not built. */
export interface ScannedPage extends ScannedRows {
  readonly bytes: Uint8Array;
  /** Rows of the whole list, as the platform counts. */
  readonly total: number;
}

const listKey = Buffer.from('"list":[');
/** Before the rows stand a code and a count, behind them some numbers of pages. */
const mostAround = 4_096;
/** Stands for the rows while what is around them is read as any other answer. */
const stand = 'rows of this list';
const standPage = pageOf((raw) => (raw === stand ? raw : undefined));

/** @returns undefined where it is no page of rows of one shape; then it is to be parsed */
export const scanPage = (
  { status, bytes }: WvpAnswer,
  wanted: readonly string[],
): ScannedPage | undefined => {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const from = view.subarray(0, mostAround).indexOf(listKey) + listKey.length;
  if (from < listKey.length) return undefined;
  const rows = scanRows(bytes, from, wanted);
  if (rows === undefined || bytes.length - rows.end > mostAround) return undefined;
  const around = [view.subarray(0, from), Buffer.from(`"${stand}"]`), view.subarray(rows.end)];
  const page = standPage({ status, bytes: Buffer.concat(around) });
  if (page instanceof Promise || !page.ok || page.value.rows.length !== 1) return undefined;
  return { ...rows, bytes, total: page.value.total };
};
