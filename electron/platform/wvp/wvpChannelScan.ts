import { isPlainThroughout, plainText } from '../plainText';
import type { WvpAnswer } from './wvpAnswer';
import {
  asciiIn,
  CellTexts,
  identKind,
  isNational,
  mayBeBranch,
  numberIn,
  type Cell,
} from './wvpCells';
import { flagsOf, mark, numbersEach, type PackedChannels } from './wvpChannelPack';
import { isBranch, mostLetters } from './wvpChannelRow';
import { scanPage, type ScannedPage } from './wvpScan';
import { isOn, positionOf } from './wvpWireParts';

// The rows of a hundred thousand channels without an object for any of them. Only the row of the
// common list is known here; what is said by others, or unusual, is read by `readWvpChannel`.

const numberColumns = [
  'gbId',
  'gbLongitude',
  'gbLatitude',
  'gbPtzType',
  'dataType',
  'dataDeviceId',
];
const identColumns = ['gbDeviceId', 'parentDeviceId', 'gbCivilCode', 'gbParentId'];
const wordColumns = ['gbName', 'gbOwner'];
/** Rows of other lists have them, and they change what the others mean. */
const foreign = ['channelId', 'deviceId', 'name', 'channelType'];
const wanted = [...numberColumns, ...identColumns, ...wordColumns, 'gbStatus', ...foreign];
const [firstIdent, firstWord] = [numberColumns.length, numberColumns.length + identColumns.length];
const status = firstWord + wordColumns.length;

/** A page of channels in columns; undefined where it is to be parsed as JSON. */
export const scanChannels = (answer: WvpAnswer): PackedChannels | undefined => {
  const page = scanPage(answer, wanted);
  if (page === undefined) return undefined;
  const isForeign = foreign.some((_, at) => page.places[(status + 1 + at) * 2] !== 0);
  return isForeign ? undefined : new Columns(page).read();
};

const gbIds = new CellTexts(mark);
const idents = new CellTexts(mark);
const words = new CellTexts(mark);
/** With the mark behind it. */
const mostGbId = 21;

class Columns {
  readonly #page: ScannedPage;
  /** One for all: a hundred thousand rows have fourteen each. */
  readonly #cell: Cell;
  readonly #numbers: Float64Array;
  #areWordsUsual = true;

  constructor(page: ScannedPage) {
    const { bytes, count } = page;
    this.#page = page;
    const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#cell = { bytes: view, start: 0, end: 0 };
    this.#numbers = new Float64Array(count * numbersEach);
    gbIds.begin(count * mostGbId);
    idents.begin(bytes.length);
    words.begin(bytes.length);
  }

  read(): PackedChannels | undefined {
    const { total, count } = this.#page;
    for (let row = 0; row < count; row += 1) {
      if (!this.#readNumbers(row) || !this.#readIdents(row)) return undefined;
      this.#readWords(row);
    }
    return {
      ...{ total, count, spoiled: 0, numbers: this.#numbers },
      ...{ gbIds: gbIds.toString('latin1'), idents: idents.toString('latin1') },
      ...{ words: this.#wordsAsShown() },
    };
  }

  #at(row: number, column: number): Cell {
    const place = (row * wanted.length + column) * 2;
    this.#cell.start = this.#page.places[place] ?? 0;
    this.#cell.end = this.#page.places[place + 1] ?? 0;
    return this.#cell;
  }

  #readNumbers(row: number): boolean {
    const first = row * numbersEach;
    for (let column = 0; column < numberColumns.length; column += 1) {
      const value = numberIn(this.#at(row, column));
      if (value === undefined) return false;
      this.#numbers[first + column] = value;
    }
    const key = this.#numbers[first] ?? NaN;
    const longitude = this.#numbers[first + 1] ?? NaN;
    const latitude = this.#numbers[first + 2] ?? NaN;
    if (!Number.isSafeInteger(key) || key < 0) return false;
    const isSomewhere = !Number.isNaN(longitude) && !Number.isNaN(latitude);
    if (!isSomewhere || positionOf(longitude, latitude) === null) {
      this.#numbers.fill(NaN, first + 1, first + 3);
    }
    if (Number.isNaN(this.#numbers[first + 4])) this.#numbers[first + 4] = 1;
    return true;
  }

  #readIdents(row: number): boolean {
    for (let column = 0; column < identColumns.length; column += 1) {
      const cell = this.#at(row, firstIdent + column);
      const kind = identKind(cell);
      if (kind === 'odd') return false;
      if (column === 0) this.#readId(row, cell, kind === 'plain');
      else idents.add(cell);
    }
    return true;
  }

  /** Twenty digits are an id of a channel, of a branch among channels, or both. */
  #readId(row: number, cell: Cell, isThere: boolean): void {
    const isLong = isThere && isNational(cell);
    if (isLong) gbIds.add(cell);
    else gbIds.addNone();
    const isDoubtful = isThere && (!isLong || mayBeBranch(cell));
    const isFolder = isDoubtful && isBranch(asciiIn(cell), null);
    const isOnline = this.#isOnline(row);
    this.#numbers[row * numbersEach + 6] = flagsOf({ isOnline, isFolder });
  }

  #isOnline(row: number): boolean {
    const cell = this.#at(row, status);
    const { bytes, start, end } = cell;
    if (bytes[start] === 0x66) return isOn(false);
    // `"ON"` of most rows needs no text to be read.
    return start === 0 || end - start !== 5 || isOn(asciiIn(cell));
  }

  #readWords(row: number): void {
    for (let column = 0; column < wordColumns.length; column += 1) {
      const cell = this.#at(row, firstWord + column);
      words.add(cell);
      const { bytes, start, end } = cell;
      const isLong = end - start - 2 > mostLetters;
      const hasBlanks = bytes[start + 1] === 0x20 || bytes[end - 2] === 0x20;
      if (start !== 0 && (isLong || hasBlanks)) this.#areWordsUsual = false;
    }
  }

  #wordsAsShown(): string {
    const all = words.toString('utf8');
    if (this.#areWordsUsual && isPlainThroughout(all)) return all;
    const each = all.split(mark).map((word) => plainText(word, mostLetters));
    return each.join(mark);
  }
}
