import type { WvpChannel } from './wvpChannelRow';
import type { WvpPage } from './wvpPage';

// A thousand objects of thirteen fields take as long to be copied between threads as to be parsed.
// Two texts and a list of numbers are copied as bytes.

/** A page of channels in columns. */
export interface PackedChannels {
  total: number;
  count: number;
  spoiled: number;
  /** {@link numbersEach} for each row; not a number where there is none. */
  numbers: Float64Array;
  /** Identifiers, {@link identsEach} for each row; empty where there is none. */
  idents: string;
  /** What people read, {@link wordsEach} for each row. */
  words: string;
}

export const numbersEach = 7;
const identsEach = 4;
const wordsEach = 2;
/** Stands in no text: those that people read are on one line, identifiers have no spaces. */
export const mark = '\n';

const nowhere = { longitude: NaN, latitude: NaN };
const online = 1;
const folder = 2;

export const flagsOf = (row: Pick<WvpChannel, 'isOnline' | 'isFolder'>): number =>
  (row.isOnline ? online : 0) | (row.isFolder ? folder : 0);

export const packChannels = ({ rows, ...counts }: WvpPage<WvpChannel>): PackedChannels => {
  const numbers = new Float64Array(rows.length * numbersEach);
  const idents: string[] = [];
  const words: string[] = [];
  rows.forEach((row, at) => {
    const { position, ptzType, deviceKey } = row;
    const { longitude, latitude } = position ?? nowhere;
    const first = at * numbersEach;
    numbers[first] = row.key;
    numbers[first + 1] = longitude;
    numbers[first + 2] = latitude;
    numbers[first + 3] = ptzType ?? NaN;
    numbers[first + 4] = row.dataType;
    numbers[first + 5] = deviceKey ?? NaN;
    numbers[first + 6] = flagsOf(row);
    idents.push(row.gbId ?? '', row.deviceId ?? '', row.areaCode ?? '', row.parentId ?? '');
    words.push(row.name, row.owner);
  });
  return { ...counts, numbers, idents: idents.join(mark), words: words.join(mark) };
};

export const unpackChannels = (packed: PackedChannels): WvpPage<WvpChannel> => {
  const { total, count, spoiled } = packed;
  const columns = {
    numbers: packed.numbers,
    idents: packed.idents.split(mark),
    words: packed.words.split(mark),
  };
  const rows: WvpChannel[] = [];
  for (let at = 0; at < packed.numbers.length / numbersEach; at += 1) rows.push(rowAt(columns, at));
  return { total, count, spoiled, rows };
};

interface Columns {
  numbers: Float64Array;
  idents: readonly string[];
  words: readonly string[];
}

const rowAt = ({ numbers, idents, words }: Columns, at: number): WvpChannel => {
  const number = at * numbersEach;
  const ident = at * identsEach;
  const word = at * wordsEach;
  const flags = numbers[number + 6] ?? 0;
  return {
    key: numbers[number] ?? 0,
    gbId: idents[ident] || null,
    name: words[word] ?? '',
    owner: words[word + 1] ?? '',
    isOnline: (flags & online) !== 0,
    position: positionOf(numbers[number + 1], numbers[number + 2]),
    ptzType: orNull(numbers[number + 3]),
    dataType: numbers[number + 4] ?? 1,
    deviceKey: orNull(numbers[number + 5]),
    deviceId: idents[ident + 1] || null,
    areaCode: idents[ident + 2] || null,
    parentId: idents[ident + 3] || null,
    isFolder: (flags & folder) !== 0,
  };
};

const orNull = (value = NaN): number | null => (Number.isNaN(value) ? null : value);

const positionOf = (longitude = NaN, latitude = NaN): WvpChannel['position'] =>
  Number.isNaN(longitude) ? null : { longitude, latitude };
