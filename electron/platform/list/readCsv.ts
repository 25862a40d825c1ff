import { csvRecords } from './csvRecords';
import { addressOf, takeField, toEntry, type ListReading } from './listEntry';
import { fieldNamed, type ListField, type RawEntry } from './listFields';
import { listLimits } from './listLimits';

/** Reads the cameras of a table; its headings may be Chinese or English, and in any order. */
export const readCsv = (text: string, base: string | undefined): ListReading => {
  const { records, lost } = csvRecords(text, listLimits.cameras + linesAbove);
  const reading: ListReading = { entries: [], lost };
  const { columns, below } = columnsOf(records, base);
  for (const record of records.slice(below)) {
    const raw: RawEntry = {};
    columns.forEach((field, index) => {
      takeField(raw, field, record[index] ?? '', base);
    });
    const entry = toEntry(raw, [], base);
    if (entry === undefined || reading.entries.length >= listLimits.cameras) reading.lost += 1;
    else reading.entries.push(entry);
  }
  return reading;
};

interface Columns {
  columns: (ListField | undefined)[];
  /** Where the cameras begin. */
  below: number;
}

/** Offices like a title line above the headings. */
const linesAbove = 5;

const columnsOf = (records: readonly string[][], base: string | undefined): Columns => {
  for (const [index, record] of records.slice(0, linesAbove).entries()) {
    if (record.some((cell) => addressOf(cell, base) !== undefined)) break;
    const columns = record.map(fieldNamed);
    if (columns.includes('url')) return { columns, below: index + 1 };
    // An office calls its addresses as it likes: the column that holds some is it.
    const at = addressColumn(records[index + 1] ?? [], base);
    if (columns.includes('name') && at !== -1) {
      return { columns: columns.with(at, 'url'), below: index + 1 };
    }
  }
  const first = records[0] ?? [];
  return { columns: columnsWithout(first, addressColumn(first, base)), below: 0 };
};

const addressColumn = (record: readonly string[], base: string | undefined): number =>
  record.findIndex((cell) => addressOf(cell, base) !== undefined);

/** Without headings: what stands before the address are name and group. */
const columnsWithout = (record: readonly string[], at: number): Columns['columns'] => {
  const usual: readonly ListField[] = at === 0 ? ['url', 'name', 'group'] : ['name', 'group'];
  return record.map((_, index) => (index === at ? 'url' : usual[index]));
};
