// Values of a scanned row, read from the bytes: no text is made of what is a number or is only
// handed on. They read what `wvpWireParts` reads; what is unusual is left to it.

const quote = 0x22;
const minus = 0x2d;
const point = 0x2e;
const zero = 0x30;
const nullStart = 0x6e;
/** So many digits, and every power of ten below them, are exact. */
const mostDigits = 15;

/** One cell: the bytes of its list, where it begins and ends; both 0 where there is none. */
export interface Cell {
  readonly bytes: Buffer;
  start: number;
  end: number;
}

export const isNothing = ({ bytes, start }: Cell): boolean =>
  start === 0 || bytes[start] === nullStart;

/** @returns undefined for what is no number, and would have to be looked at */
export const numberIn = (cell: Cell): number | undefined => {
  if (isNothing(cell)) return NaN;
  const { bytes, start, end } = cell;
  const first = bytes[start] === minus ? start + 1 : start;
  let whole = 0;
  let parts = 0;
  for (let at = first; at < end; at += 1) {
    const code = bytes[at] ?? 0;
    if (code === point) parts = end - at - 1;
    else if (code >= zero && code <= zero + 9) whole = whole * 10 + code - zero;
    else return undefined;
  }
  if (end - first > mostDigits) return Number(bytes.toString('latin1', start, end));
  const size = whole / 10 ** parts;
  return first === start ? size : -size;
};

/** What stands between the quotes of a text without letters beyond ASCII. */
export const asciiIn = ({ bytes, start, end }: Cell): string =>
  bytes.toString('latin1', start + 1, end - 1);

const isIdentLetter = Uint8Array.from({ length: 256 }, (_, code) =>
  Number(/[\w.@:/+-]/.test(String.fromCharCode(code))),
);
const mostIdent = 100;

/** How an identifier is: none, one as it stands, or something that has to be looked at. */
export const identKind = (cell: Cell): 'none' | 'plain' | 'odd' => {
  if (isNothing(cell)) return 'none';
  const { bytes, start, end } = cell;
  if (bytes[start] !== quote || end - start - 2 > mostIdent) return 'odd';
  for (let at = start + 1; at < end - 1; at += 1) {
    if (isIdentLetter[bytes[at] ?? 0] === 0) return 'odd';
  }
  return end - start === 2 ? 'none' : 'plain';
};

const nationalLength = 20;

/** Of a national id, where its type digits begin, and the first of those that are of branches. */
const typeAt = 10;
const two = 0x32;

/** Whether these twenty digits may be of a branch of a plan, 215 or 216. */
export const mayBeBranch = ({ bytes, start }: Cell): boolean => bytes[start + 1 + typeAt] === two;

/** An identifier of twenty digits. */
export const isNational = ({ bytes, start, end }: Cell): boolean => {
  if (end - start !== nationalLength + 2) return false;
  for (let at = start + 1; at < end - 1; at += 1) {
    const code = bytes[at] ?? 0;
    if (code < zero || code > zero + 9) return false;
  }
  return true;
};

/**
 * Texts of cells behind each other, a mark between two of them. The room is used again for the next
 * page: to fill a new one with zeros takes as long as to read the page.
 */
export class CellTexts {
  readonly #mark: number;
  #out = Buffer.alloc(0);
  #length = 0;

  constructor(mark: string) {
    this.#mark = mark.charCodeAt(0);
  }

  /** @param most bytes of all that will be added */
  begin(most: number): void {
    this.#length = 0;
    // With room for longer pages: numbers of rows grow, and every page by a little.
    if (this.#out.length < most) this.#out = Buffer.allocUnsafe(most + (most >> 2));
  }

  /** What stands between the quotes; nothing where it is no text. */
  add({ bytes, start, end }: Cell): void {
    if (start !== 0 && bytes[start] === quote) {
      for (let at = start + 1; at < end - 1; at += 1) this.#put(bytes[at] ?? 0);
    }
    this.#put(this.#mark);
  }

  addNone(): void {
    this.#put(this.#mark);
  }

  toString(encoding: 'latin1' | 'utf8'): string {
    return this.#out.toString(encoding, 0, Math.max(0, this.#length - 1));
  }

  #put(code: number): void {
    this.#out[this.#length] = code;
    this.#length += 1;
  }
}
