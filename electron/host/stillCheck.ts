import type { PaperPicture } from '../wall/ports';

/** What leaves the program as a picture is no larger than any camera's. */
const mostSide = 8_192;
const mostPixels = 34_000_000;
export const mostStillBytes = 12 * 1024 * 1024;

type Head = Pick<PaperPicture, 'type' | 'widthPx' | 'heightPx'>;

/** Frame headers of JPEG, all kinds; the others with that first half are tables. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

const jpegHead = (bytes: Buffer): Head | undefined => {
  for (let at = 2; at + 9 < bytes.length;) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return undefined;
    if (isFrame(marker)) {
      return {
        type: 'image/jpeg',
        heightPx: bytes.readUInt16BE(at + 5),
        widthPx: bytes.readUInt16BE(at + 7),
      };
    }
    at += 2 + Math.max(2, bytes.readUInt16BE(at + 2));
  }
  return undefined;
};

const pngHead = (bytes: Buffer): Head => ({
  type: 'image/png',
  widthPx: bytes.readUInt32BE(16),
  heightPx: bytes.readUInt32BE(20),
});

const webpHead = (bytes: Buffer): Head | undefined => {
  const type = 'image/webp';
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { type, widthPx: bytes.readUIntLE(24, 3) + 1, heightPx: bytes.readUIntLE(27, 3) + 1 };
    case 'VP8 ':
      return {
        type,
        widthPx: bytes.readUInt16LE(26) & 0x3fff,
        heightPx: bytes.readUInt16LE(28) & 0x3fff,
      };
    case 'VP8L': {
      const packed = bytes.readUInt32LE(21);
      return { type, widthPx: (packed & 0x3fff) + 1, heightPx: ((packed >> 14) & 0x3fff) + 1 };
    }
    default:
      return undefined;
  }
};

/** Kind and size, told by its first bytes, never by what its sender calls it; however large. */
export const stillHead = (bytes: Buffer): Head | undefined => {
  if (bytes.length < 32) return undefined;
  const start = bytes.toString('latin1', 0, 16);
  if (start.startsWith('\xff\xd8\xff')) return jpegHead(bytes);
  if (start.startsWith('\x89PNG\r\n\x1a\n') && start.endsWith('IHDR')) return pngHead(bytes);
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return webpHead(bytes);
  return undefined;
};

/** A picture that plays: an animated PNG or WebP. */
export const isMovingStill = (bytes: Buffer): boolean => {
  if (bytes.toString('latin1', 1, 4) === 'PNG') {
    const pixels = bytes.indexOf('IDAT', 8, 'latin1');
    const control = bytes.indexOf('acTL', 8, 'latin1');
    return control !== -1 && (pixels === -1 || control < pixels);
  }
  const isExtended = bytes.toString('latin1', 12, 16) === 'VP8X';
  return isExtended && ((bytes[20] ?? 0) & 0x02) !== 0;
};

/** The kind and size of a still picture; undefined for anything else and for what is far too large. */
export const checkStill = (bytes: Buffer): Head | undefined => {
  const head = bytes.length > mostStillBytes ? undefined : stillHead(bytes);
  if (head === undefined) return undefined;
  const { widthPx, heightPx } = head;
  const isFit =
    widthPx > 0 &&
    heightPx > 0 &&
    Math.max(widthPx, heightPx) <= mostSide &&
    widthPx * heightPx <= mostPixels;
  return isFit ? head : undefined;
};
