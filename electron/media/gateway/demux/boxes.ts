import { demuxLimits } from './codedSample';
import { spoil } from './spoiled';

/** One box of an MP4 file, as places in its bytes. */
export interface Box {
  kind: string;
  start: number;
  /** Where the content begins: after size and kind. */
  body: number;
  end: number;
}

/** Boxes side by side. A box that claims more bytes than are there is a fault, never a wish. */
export const boxesIn = (bytes: Buffer, from = 0, to = bytes.length): Box[] => {
  const boxes: Box[] = [];
  let start = from;
  while (start < to) {
    if (start + 8 > to || boxes.length >= demuxLimits.boxes) return spoil('a box is cut off');
    const short = bytes.readUInt32BE(start);
    const kind = bytes.toString('latin1', start + 4, start + 8);
    let body = start + 8;
    let size = short;
    if (short === 0) size = to - start;
    if (short === 1) {
      if (start + 16 > to) return spoil('a box is cut off');
      size = Number(bytes.readBigUInt64BE(start + 8));
      body = start + 16;
    }
    if (size < body - start || start + size > to) return spoil(`a box of ${String(size)} bytes`);
    boxes.push({ kind, start, body, end: start + size });
    start += size;
  }
  return boxes;
};

/** The first child of that kind. */
export const childOf = (bytes: Buffer, parent: Box, kind: string): Box | undefined =>
  boxesIn(bytes, parent.body, parent.end).find((box) => box.kind === kind);

/** Follows a path of kinds downwards. */
export const boxAt = (bytes: Buffer, parent: Box, ...path: string[]): Box | undefined => {
  let box: Box | undefined = parent;
  for (const kind of path) {
    if (box === undefined) return undefined;
    box = childOf(bytes, box, kind);
  }
  return box;
};

/** Reads numbers from a box, front to back, never beyond its end. */
export class BoxReader {
  readonly #bytes: Buffer;
  readonly #end: number;
  #at: number;

  constructor(bytes: Buffer, { body, end }: Box) {
    this.#bytes = bytes;
    this.#at = body;
    this.#end = end;
  }

  get left(): number {
    return this.#end - this.#at;
  }

  skip(count: number): void {
    this.#claim(count);
  }

  u8(): number {
    return this.#bytes.readUInt8(this.#claim(1));
  }

  u16(): number {
    return this.#bytes.readUInt16BE(this.#claim(2));
  }

  u32(): number {
    return this.#bytes.readUInt32BE(this.#claim(4));
  }

  i32(): number {
    return this.#bytes.readInt32BE(this.#claim(4));
  }

  /** A 64-bit number; one that JavaScript cannot hold exactly is a fault. */
  u64(): number {
    const value = this.#bytes.readBigUInt64BE(this.#claim(8));
    return value > BigInt(Number.MAX_SAFE_INTEGER) ? spoil('a number too large') : Number(value);
  }

  #claim(count: number): number {
    const at = this.#at;
    if (at + count > this.#end) return spoil('a box is too short');
    this.#at += count;
    return at;
  }
}
