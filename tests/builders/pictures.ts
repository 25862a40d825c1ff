// Heads of pictures: enough of each to tell its size, and nothing to be seen.

const bytesOf = (text: string): Buffer => Buffer.from(text, 'latin1');

const number = (bytes: 1 | 2 | 3 | 4, value: number, isLittle = false): Buffer => {
  const made = Buffer.alloc(bytes);
  if (isLittle) made.writeUIntLE(value, 0, bytes);
  else made.writeUIntBE(value, 0, bytes);
  return made;
};

export const aPng = (width: number, height: number): Buffer =>
  Buffer.concat([
    bytesOf('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'),
    number(4, width),
    number(4, height),
    bytesOf('\x08\x02\0\0\0'),
  ]);

export const aJpeg = (width: number, height: number): Buffer =>
  Buffer.concat([
    bytesOf('\xff\xd8\xff\xe0\0\x04xx\xff\xc0\0\x11\x08'),
    number(2, height),
    number(2, width),
    Buffer.alloc(12),
  ]);

export const aGif = (width: number, height: number): Buffer =>
  Buffer.concat([bytesOf('GIF89a'), number(2, width, true), number(2, height, true)]);

export const aWebp = (width: number, height: number): Buffer =>
  Buffer.concat([
    bytesOf('RIFF\0\0\0\0WEBPVP8 '),
    Buffer.alloc(10),
    number(2, width, true),
    number(2, height, true),
  ]);

export const aWideWebp = (width: number, height: number): Buffer =>
  Buffer.concat([
    bytesOf('RIFF\0\0\0\0WEBPVP8X'),
    Buffer.alloc(8),
    number(3, width - 1, true),
    number(3, height - 1, true),
  ]);

export const anAvif = (width: number, height: number): Buffer =>
  Buffer.concat([
    bytesOf('\0\0\0\x14ftypavif\0\0\0\0avif\0\0\0\x14ispe\0\0\0\0'),
    number(4, width),
    number(4, height),
  ]);
