import { listLimits } from './listLimits';

/** The records of a table. Lost: those that never close a quote, or are far too wide. */
export interface CsvRecords {
  records: string[][];
  lost: number;
}

const separators = [',', '\t', ';', '，', '|'] as const;

/** Cells of a table as spreadsheets write it (RFC 4180), whatever stands between them. */
export const csvRecords = (text: string, most: number): CsvRecords => {
  const lines = text.replace(/^\uFEFF/u, '').split(/\r\n|\n|\r/u);
  const said = /^sep=(.)$/u.exec(lines[0] ?? '')?.[1];
  if (said !== undefined) lines.shift();
  const separator = said ?? usualSeparator(lines.find((line) => line.trim() !== '') ?? '');
  const records: string[][] = [];
  let lost = 0;
  for (let at = 0; at < lines.length;) {
    const record = recordAt(lines, at, separator);
    at += record?.lines ?? 1;
    if (record === undefined || records.length >= most) lost += 1;
    else if (record.cells.some((cell) => cell !== '')) records.push(record.cells);
  }
  return { records, lost };
};

const usualSeparator = (line: string): string => {
  const counted = separators.map((separator) => line.split(separator).length);
  return separators[counted.indexOf(Math.max(...counted))] ?? ',';
};

/** The record that begins on that line; undefined when its quotes are never closed. */
const recordAt = (
  lines: readonly string[],
  from: number,
  separator: string,
): { cells: string[]; lines: number } | undefined => {
  let text = lines[from] ?? '';
  for (let used = 1; used <= listLimits.linesInCell; used += 1) {
    if (text.length > listLimits.line) return undefined;
    const cells = cellsOf(text, separator);
    if (cells !== undefined)
      return cells.length > listLimits.columns ? undefined : { cells, lines: used };
    const next = lines[from + used];
    if (next === undefined) return undefined;
    text += `\n${next}`;
  }
  return undefined;
};

/** Undefined while a quote stands open. */
const cellsOf = (text: string, separator: string): string[] | undefined => {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    const cell = cellAt(text, at, separator);
    if (cell === undefined) return undefined;
    cells.push(cell.value.trim().slice(0, listLimits.cell));
    if (cell.end >= text.length) return cells;
    at = cell.end + 1;
    if (at === text.length) return [...cells, ''];
  }
};

const cellAt = (
  text: string,
  from: number,
  separator: string,
): { value: string; end: number } | undefined => {
  const end = text.indexOf(separator, from);
  const plainEnd = end === -1 ? text.length : end;
  if (text[from] !== '"') return { value: text.slice(from, plainEnd), end: plainEnd };
  let close = text.indexOf('"', from + 1);
  while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close === -1) return undefined;
  const next = text.indexOf(separator, close);
  // What stands behind the closing quote belongs to the cell as it is.
  const cellEnd = next === -1 ? text.length : next;
  const value = text.slice(from + 1, close).replaceAll('""', '"') + text.slice(close + 1, cellEnd);
  return { value, end: cellEnd };
};
