import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import { PassThrough, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const symlinkType = 0o120000;

/** Lists the entries of a zip file from its central directory (no zip64, no encryption). */
export async function listZip(path) {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const tail = await readAt(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
    const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
    if (end < 0 || tail.readUInt32LE(end) !== endSignature) throw new Error('not a zip file');
    const directory = await readAt(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
    return parseDirectory(directory);
  } finally {
    await file.close();
  }
}

function parseDirectory(bytes) {
  const entries = [];
  for (let at = 0; at + 46 <= bytes.length && bytes.readUInt32LE(at) === entrySignature;) {
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString('utf8', at + 46, nameEnd),
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packedSize: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      mode: bytes.readUInt32LE(at + 38) >>> 16,
      offset: bytes.readUInt32LE(at + 42),
    });
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** Writes one entry to `target`, which must lie inside `folder`; checks its size and sum. */
export async function extractEntry(zipPath, entry, folder, target) {
  const place = resolve(folder, target);
  if (!place.startsWith(resolve(folder) + sep)) throw new Error(`entry outside: ${entry.name}`);
  await mkdir(dirname(place), { recursive: true });
  if ((entry.mode & 0o170000) === symlinkType) {
    throw new Error(`unexpected link in the archive: ${entry.name}`);
  }
  const content = await openEntry(zipPath, entry);
  const sum = summing(entry);
  const inflate = entry.method === 8 ? createInflateRaw() : new PassThrough();
  await pipeline(content, inflate, sum, createWriteStream(place, { mode: entry.mode & 0o777 }));
}

async function openEntry(zipPath, entry) {
  const file = await open(zipPath);
  try {
    const head = await readAt(file, entry.offset, 30);
    if (head.readUInt32LE(0) !== localSignature) throw new Error(`bad entry: ${entry.name}`);
    const start = entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
    if (entry.packedSize === 0) return PassThrough.from([]);
    return createReadStream(zipPath, { start, end: start + entry.packedSize - 1 });
  } finally {
    await file.close();
  }
}

function summing(entry) {
  let sum = 0;
  let size = 0;
  return new Transform({
    transform(chunk, _encoding, next) {
      sum = crc32(chunk, sum);
      size += chunk.length;
      next(null, chunk);
    },
    flush(next) {
      next(sum === entry.crc && size === entry.size ? null : new Error(`damaged: ${entry.name}`));
    },
  });
}

async function readAt(file, position, length) {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  if (bytesRead !== length) throw new Error('the archive is cut short');
  return buffer;
}
