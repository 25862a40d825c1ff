export interface PictureSize {
  width: number;
  height: number;
}

type Measure = (bytes: Buffer) => PictureSize | undefined;

const wordAt = (bytes: Buffer, at: number, word: string): boolean =>
  bytes.toString('latin1', at, at + word.length) === word;

const png: Measure = (bytes) =>
  wordAt(bytes, 0, '\x89PNG\r\n\x1a\n') && wordAt(bytes, 12, 'IHDR')
    ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
    : undefined;

const gif: Measure = (bytes) =>
  wordAt(bytes, 0, 'GIF8')
    ? { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }
    : undefined;

const webp: Measure = (bytes) => {
  if (!wordAt(bytes, 0, 'RIFF') || !wordAt(bytes, 8, 'WEBP')) return undefined;
  if (wordAt(bytes, 12, 'VP8X')) {
    return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
  }
  if (wordAt(bytes, 12, 'VP8L')) {
    const bits = bytes.readUInt32LE(21);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  return wordAt(bytes, 12, 'VP8 ')
    ? { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff }
    : undefined;
};

/** Beginnings of a frame; the others of their row are tables. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

const jpeg: Measure = (bytes) => {
  if (bytes.readUInt16BE(0) !== 0xffd8) return undefined;
  for (let at = 2; bytes[at] === 0xff;) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (isFrame(marker)) {
      return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    } else at += 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
};

/** An AVIF may hold several pictures; the largest counts. */
const avif: Measure = (bytes) => {
  if (!wordAt(bytes, 4, 'ftyp')) return undefined;
  let largest: PictureSize | undefined;
  for (let at = bytes.indexOf('ispe'); at >= 0; at = bytes.indexOf('ispe', at + 4)) {
    const size = { width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) };
    if (size.width * size.height > (largest ? largest.width * largest.height : 0)) largest = size;
  }
  return largest;
};

/** How large a picture will be when it is decoded, by its own head; undefined when it is none. */
export const pictureSize = (bytes: Buffer): PictureSize | undefined => {
  try {
    return png(bytes) ?? jpeg(bytes) ?? webp(bytes) ?? gif(bytes) ?? avif(bytes);
  } catch {
    // Shorter than its own head says.
    return undefined;
  }
};
