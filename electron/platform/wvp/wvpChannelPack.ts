import type { CameraId } from '#contract/ids';

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
  /** National ids, one for each row; empty where there is none. */
  gbIds: string;
  /** Other identifiers, {@link identsEach} for each row: nothing of this text is kept. */
  idents: string;
  /** What people read, {@link wordsEach} for each row. */
  words: string;
}

export const numbersEach = 7;
const identsEach = 3;
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
  const gbIds: string[] = [];
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
    gbIds.push(row.gbId ?? '');
    idents.push(row.deviceId ?? '', row.areaCode ?? '', row.parentId ?? '');
    words.push(row.name, row.owner);
  });
  const texts = { gbIds: gbIds.join(mark), idents: idents.join(mark), words: words.join(mark) };
  return { ...counts, numbers, ...texts };
};

/**
 * @param prefix before the national ids of what is listed; with it they are the ids of cameras. One
 *   text of a thousand ids is made, not a thousand texts of which each is made of two.
 * @returns rows that are built when they are looked at: until then they are nobody's garbage
 */
export const unpackChannels = (packed: PackedChannels, prefix = ''): WvpPage<WvpChannel> => {
  const { total, count, spoiled } = packed;
  return {
    ...{ total, count, spoiled },
    get rows() {
      return rowsOf(packed, prefix);
    },
  };
};

const rowsOf = (packed: PackedChannels, prefix: string): WvpChannel[] => {
  const { numbers } = packed;
  const columns = {
    numbers,
    ...{ prefix, ids: `${prefix}${packed.gbIds.replaceAll(mark, mark + prefix)}`.split(mark) },
    ...{ idents: packed.idents.split(mark), words: packed.words.split(mark) },
  };
  const rows: WvpChannel[] = [];
  let owner = '';
  for (let at = 0; at < numbers.length / numbersEach; at += 1) {
    const row = rowAt(columns, at);
    // Neighbours belong to one: its name is kept once.
    if (row.owner === owner) row.owner = owner;
    else ({ owner } = row);
    rows.push(row);
  }
  return rows;
};

interface Columns {
  numbers: Float64Array;
  prefix: string;
  ids: readonly string[];
  idents: readonly string[];
  words: readonly string[];
}

const rowAt = ({ numbers, prefix, ids, idents, words }: Columns, at: number): WvpChannel => {
  const number = at * numbersEach;
  const ident = at * identsEach;
  const word = at * wordsEach;
  const flags = numbers[number + 6] ?? 0;
  const id = ids[at] ?? '';
  const hasId = id.length > prefix.length;
  return {
    key: numbers[number] ?? 0,
    cameraId: hasId && prefix !== '' ? (id as CameraId) : undefined,
    gbId: hasId ? id.slice(prefix.length) : null,
    name: words[word] ?? '',
    owner: words[word + 1] ?? '',
    isOnline: (flags & online) !== 0,
    position: positionOf(numbers[number + 1], numbers[number + 2]),
    ptzType: orNull(numbers[number + 3]),
    dataType: numbers[number + 4] ?? 1,
    deviceKey: orNull(numbers[number + 5]),
    deviceId: idents[ident] || null,
    areaCode: idents[ident + 1] || null,
    parentId: idents[ident + 2] || null,
    isFolder: (flags & folder) !== 0,
  };
};

const orNull = (value = NaN): number | null => (Number.isNaN(value) ? null : value);

const positionOf = (longitude = NaN, latitude = NaN): WvpChannel['position'] =>
  Number.isNaN(longitude) ? null : { longitude, latitude };
