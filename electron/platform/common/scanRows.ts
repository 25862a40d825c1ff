// Lists of a platform are rows of one record: the same keys, in one order, of which a few are kept.
// Here their bytes are compared with those of the first row and nothing is built. Whatever is not as
// expected is no error: the caller parses such a list as JSON.

/** Where the values of the wanted keys stand. */
export interface ScannedRows {
  readonly count: number;
  /** Start and end of each wanted value, row by row; both 0 where the rows have no such key. */
  readonly places: Int32Array;
  /** Behind the bracket that closes the list. */
  readonly end: number;
}

const quote = 0x22;
const comma = 0x2c;
const minus = 0x2d;
const point = 0x2e;
const zero = 0x30;
const colon = 0x3a;
const closingList = 0x5d;
const opening = 0x7b;
const closing = 0x7d;

/** 1 for what may stand in a text as it is: neither its end, nor an escape, nor a control character. */
const isPlain = Uint8Array.from({ length: 256 }, (_, code) =>
  Number(code >= 0x20 && code !== quote && code !== 0x5c),
);

/** `null` as the four bytes that it is: a third of all values. */
const nullWord = 0x6c6c756e;

/**
 * Rows from `from`, the first place in the list, to its end.
 *
 * @returns undefined where rows differ in their keys, hold lists, objects, escapes or blanks, where
 *   a key is there twice, and where it is no JSON
 */
export const scanRows = (
  bytes: Uint8Array,
  from: number,
  wanted: readonly string[],
): ScannedRows | undefined => {
  const shape = shapeOf(bytes, from, wanted);
  if (shape === undefined) return undefined;
  const width = wanted.length * 2;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let places = new Int32Array(width * 1024);
  let count = 0;
  for (let at = from; ; at += 1) {
    if ((count + 1) * width > places.length) places = doubled(places);
    at = scanRow(bytes, view, at, shape, places.subarray(count * width, (count + 1) * width));
    if (at < 0) return undefined;
    count += 1;
    if (bytes[at] === closingList) return { count, places, end: at + 1 };
    if (bytes[at] !== comma) return undefined;
  }
};

const doubled = (places: Int32Array): Int32Array<ArrayBuffer> => {
  const wider = new Int32Array(places.length * 2);
  wider.set(places);
  return wider;
};

/** The keys of the first row: where each stands in the bytes, with what parts it from its neighbours. */
interface Shape {
  readonly starts: readonly number[];
  readonly lengths: readonly number[];
  /** Which of the wanted ones it is; -1 for none. */
  readonly wantedAs: readonly number[];
}

const shapeOf = (bytes: Uint8Array, from: number, wanted: readonly string[]): Shape | undefined => {
  if (bytes[from] !== opening) return undefined;
  const names = new Map<string, number>();
  const shape = { starts: [] as number[], lengths: [] as number[], wantedAs: [] as number[] };
  for (let at = from; bytes[at] !== closing;) {
    if (at !== from && bytes[at] !== comma) return undefined;
    const end = skipText(bytes, at + 1);
    if (end < 0 || bytes[end] !== colon) return undefined;
    const name = String.fromCharCode(...bytes.subarray(at + 2, end - 1));
    if (names.has(name)) return undefined;
    names.set(name, at);
    shape.starts.push(at);
    shape.lengths.push(end + 1 - at);
    shape.wantedAs.push(wanted.indexOf(name));
    at = skipValue(bytes, end + 1);
    if (at < 0) return undefined;
  }
  return shape;
};

/** Behind the row; -1 where it is of another shape. */
const scanRow = (
  bytes: Uint8Array,
  view: DataView,
  from: number,
  { starts, lengths, wantedAs }: Shape,
  places: Int32Array,
): number => {
  let at = from;
  for (let key = 0; key < starts.length; key += 1) {
    const length = lengths[key] ?? 0;
    if (!isSame(view, starts[key] ?? 0, at, length)) return -1;
    at += length;
    const isNull = at + 4 <= view.byteLength && view.getUint32(at, true) === nullWord;
    const end = isNull ? at + 4 : skipValue(bytes, at);
    if (end < 0) return -1;
    const place = wantedAs[key] ?? -1;
    if (place >= 0) {
      places[place * 2] = at;
      places[place * 2 + 1] = end;
    }
    at = end;
  }
  return bytes[at] === closing ? at + 1 : -1;
};

/** Four bytes at a time: half of all bytes are keys. */
const isSame = (view: DataView, one: number, other: number, length: number): boolean => {
  if (other + length > view.byteLength) return false;
  let at = 0;
  for (; at + 4 <= length; at += 4) {
    if (view.getUint32(one + at, true) !== view.getUint32(other + at, true)) return false;
  }
  for (; at < length; at += 1) {
    if (view.getUint8(one + at) !== view.getUint8(other + at)) return false;
  }
  return true;
};

const words = ['null', 'true', 'false'];

/** Behind the value at this place; -1 where it is none, or one that holds others. */
const skipValue = (bytes: Uint8Array, at: number): number => {
  const code = bytes[at] ?? 0;
  if (code === quote) return skipText(bytes, at);
  if (code === minus || isDigit(code)) return skipNumber(bytes, at);
  return skipWord(bytes, at);
};

const skipText = (bytes: Uint8Array, from: number): number => {
  if (bytes[from] !== quote) return -1;
  let at = from + 1;
  while (at < bytes.length && isPlain[bytes[at] ?? 0] === 1) at += 1;
  return bytes[at] === quote ? at + 1 : -1;
};

const isDigit = (code: number): boolean => code >= zero && code <= zero + 9;

const skipDigits = (bytes: Uint8Array, from: number): number => {
  let at = from;
  while (at < bytes.length && isDigit(bytes[at] ?? 0)) at += 1;
  return at;
};

const skipNumber = (bytes: Uint8Array, from: number): number => {
  const first = bytes[from] === minus ? from + 1 : from;
  const whole = skipDigits(bytes, first);
  if (whole === first || (bytes[first] === zero && whole > first + 1)) return -1;
  if (bytes[whole] !== point) return whole;
  const end = skipDigits(bytes, whole + 1);
  // What stands behind a number is looked at by who comes next: an exponent is no comma.
  return end === whole + 1 ? -1 : end;
};

const skipWord = (bytes: Uint8Array, from: number): number => {
  const word = words.find((one) => one.charCodeAt(0) === bytes[from]) ?? '';
  for (let at = 0; at < word.length; at += 1) {
    if (bytes[from + at] !== word.charCodeAt(at)) return -1;
  }
  return word === '' ? -1 : from + word.length;
};
