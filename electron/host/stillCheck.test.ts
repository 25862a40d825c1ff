import { describe, expect, it } from 'vitest';
import { checkStill } from './stillCheck';

const rest = Buffer.alloc(64);

const png = (width: number, height: number): Buffer => {
  const head = Buffer.alloc(24);
  head.write('\x89PNG\r\n\x1a\n', 0, 'latin1');
  head.writeUInt32BE(13, 8);
  head.write('IHDR', 12, 'latin1');
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return Buffer.concat([head, rest]);
};

const jpeg = (width: number, height: number): Buffer => {
  const table = Buffer.from([0xff, 0xe0, 0, 4, 1, 2]);
  const frame = Buffer.from([0xff, 0xc2, 0, 17, 8, 0, 0, 0, 0, 3]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), table, frame, rest]);
};

const webp = (kind: string, size: (bytes: Buffer) => void): Buffer => {
  const bytes = Buffer.alloc(64);
  bytes.write('RIFF', 0, 'latin1');
  bytes.write(`WEBP${kind}`, 8, 'latin1');
  size(bytes);
  return bytes;
};

describe('checkStill', () => {
  it.each<[string, Buffer, string]>([
    ['a PNG', png(1280, 720), 'image/png'],
    ['a JPEG behind a table', jpeg(1280, 720), 'image/jpeg'],
    [
      'a WebP with a head',
      webp('VP8X', (bytes) => {
        bytes.writeUIntLE(1279, 24, 3);
        bytes.writeUIntLE(719, 27, 3);
      }),
      'image/webp',
    ],
    [
      'a plain WebP',
      webp('VP8 ', (bytes) => {
        bytes.writeUInt16LE(1280, 26);
        bytes.writeUInt16LE(720, 28);
      }),
      'image/webp',
    ],
    [
      'a lossless WebP',
      webp('VP8L', (bytes) => {
        bytes.writeUInt32LE(1279 | (719 << 14), 21);
      }),
      'image/webp',
    ],
  ])('knows %s by its first bytes', (_what, bytes, type) => {
    expect(checkStill(bytes)).toEqual({ type, widthPx: 1280, heightPx: 720 });
  });

  it.each<[string, Buffer]>([
    [
      'a drawing with a script',
      Buffer.from(`<svg xmlns="x"><script>1</script></svg>${'x'.repeat(64)}`),
    ],
    ['a picture of 30,000 × 30,000', png(30_000, 30_000)],
    ['a picture without a size', png(0, 720)],
    ['many pixels within the sides', png(8_000, 8_000)],
    ['a JPEG that breaks off', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), rest])],
    ['a page', Buffer.from(`<!doctype html>${'x'.repeat(64)}`)],
    ['almost nothing', Buffer.from([0xff, 0xd8, 0xff])],
    ['far too many bytes', Buffer.concat([png(10, 10), Buffer.alloc(13 * 1024 * 1024)])],
  ])('refuses %s', (_what, bytes) => {
    expect(checkStill(bytes)).toBeUndefined();
  });
});
