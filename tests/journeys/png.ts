import { inflateSync } from 'node:zlib';

/** Brightness of every pixel of a picture, 0 to 255, row by row. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  at(x: number, y: number): number;
}

/** Reads a PNG of eight bits a channel without interlace, as screenshots are. */
export function readPng(file: Buffer): GreyPicture {
  const parts: Buffer[] = [];
  let [width, height, channels] = [0, 0, 0];
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at);
    const kind = file.toString('latin1', at + 4, at + 8);
    const data = file.subarray(at + 8, at + 8 + length);
    if (kind === 'IHDR') {
      [width, height] = [data.readUInt32BE(0), data.readUInt32BE(4)];
      channels = data[9] === 6 ? 4 : 3;
    }
    if (kind === 'IDAT') parts.push(data);
    at += length + 12;
  }
  const pixels = unfiltered(inflateSync(Buffer.concat(parts)), width * channels, height, channels);
  const at = (x: number, y: number): number => {
    const start = (y * width + x) * channels;
    const [red = 0, green = 0, blue = 0] = pixels.subarray(start, start + 3);
    return 0.299 * red + 0.587 * green + 0.114 * blue;
  };
  return { width, height, at };
}

/** Takes back what each row was predicted from: left, above, both, or the nearest of three. */
function unfiltered(raw: Buffer, rowBytes: number, rows: number, step: number): Uint8Array {
  const out = new Uint8Array(rowBytes * rows);
  for (let row = 0; row < rows; row += 1) {
    const filter = raw[row * (rowBytes + 1)] ?? 0;
    for (let column = 0; column < rowBytes; column += 1) {
      const place = row * rowBytes + column;
      const left = column < step ? 0 : (out[place - step] ?? 0);
      const above = row === 0 ? 0 : (out[place - rowBytes] ?? 0);
      const corner = row === 0 || column < step ? 0 : (out[place - rowBytes - step] ?? 0);
      const given = raw[row * (rowBytes + 1) + 1 + column] ?? 0;
      out[place] = given + predicted(filter, left, above, corner);
    }
  }
  return out;
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4:
      return nearest(left, above, corner);
    default:
      return 0;
  }
}

function nearest(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((one) => Math.abs(guess - one)) as [
    number,
    number,
    number,
  ];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}
