import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

/** The sha512 of a file in npm's notation. */
export async function integrityOf(path) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  return `sha512-${hash.digest('base64')}`;
}

/** Copies one member of a .tgz to a file, without unpacking the rest. */
export async function extractMember(tarballPath, member, target) {
  let head = Buffer.alloc(0);
  let state = { left: 0, padding: 0, writer: undefined };
  let found = false;
  const gunzip = createReadStream(tarballPath).pipe(createGunzip());
  for await (let chunk of gunzip) {
    while (chunk.length > 0) {
      if (state.left > 0) {
        const part = chunk.subarray(0, state.left);
        state.left -= part.length;
        chunk = chunk.subarray(part.length);
        if (state.writer && !state.writer.write(part)) await once(state.writer, 'drain');
        if (state.left === 0 && state.writer) {
          state.writer.end();
          await once(state.writer, 'close');
          return;
        }
      } else if (state.padding > 0) {
        const skip = Math.min(state.padding, chunk.length);
        state.padding -= skip;
        chunk = chunk.subarray(skip);
      } else {
        const need = 512 - head.length;
        head = Buffer.concat([head, chunk.subarray(0, need)]);
        chunk = chunk.subarray(need);
        if (head.length === 512) {
          state = readHead(head, member, target);
          found ||= state.writer !== undefined;
          head = Buffer.alloc(0);
        }
      }
    }
  }
  throw new Error(found ? 'the package is cut short' : `the package has no ${member}`);
}

function readHead(head, member, target) {
  const name = text(head, 0, 100);
  const prefix = text(head, 345, 155);
  const left = parseInt(text(head, 124, 12), 8) || 0;
  const padding = (512 - (left % 512)) % 512;
  const isMember = (prefix ? `${prefix}/${name}` : name) === member;
  return { left, padding, writer: isMember ? createWriteStream(target) : undefined };
}

function text(bytes, at, length) {
  const end = bytes.indexOf(0, at);
  return bytes.toString('utf8', at, end < 0 || end > at + length ? at + length : end).trim();
}
