import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { extractMember, integrityOf } from './tarball.mjs';
import { extractEntry, listZip } from './zip.mjs';

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'brightwall-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A small zip file: `entries` are { name, text, mode, packed }. */
function aZip(entries) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const { name, text = '', mode = 0o100644, packed = true } of entries) {
    const raw = Buffer.from(text);
    const body = packed ? deflateRawSync(raw) : raw;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(packed ? 8 : 0, 4);
    common.writeUInt32LE(crc32(raw), 10);
    common.writeUInt32LE(body.length, 14);
    common.writeUInt32LE(raw.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), body]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE((mode << 16) >>> 0, 6);
    tail.writeUInt32LE(offset, 10);
    const made = Buffer.from('PK\x01\x02\x14\x03');
    directory.push(Buffer.concat([made, common, tail, Buffer.from(name)]));
    parts.push(local);
    offset += local.length;
  }
  const table = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt32LE(table.length, 12);
  end.writeUInt32LE(offset, 16);
  const path = join(folder, 'a.zip');
  writeFileSync(path, Buffer.concat([...parts, table, end]));
  return path;
}

describe('a zip file', () => {
  it('gives back what was packed, with its mode', async () => {
    const path = aZip([
      { name: 'App/run', text: 'run '.repeat(1000), mode: 0o100755 },
      { name: 'App/plain.txt', text: 'plain', packed: false },
    ]);
    const entries = await listZip(path);
    expect(entries.map(({ name }) => name)).toEqual(['App/run', 'App/plain.txt']);
    for (const entry of entries) await extractEntry(path, entry, folder, entry.name);
    expect(readFileSync(join(folder, 'App/run'), 'utf8')).toBe('run '.repeat(1000));
    expect(statSync(join(folder, 'App/run')).mode & 0o777).toBe(0o755);
    expect(readFileSync(join(folder, 'App/plain.txt'), 'utf8')).toBe('plain');
  });

  it('is refused where it would write outside the folder', async () => {
    const path = aZip([{ name: '../escape', text: 'x' }]);
    const [entry] = await listZip(path);
    await expect(extractEntry(path, entry, join(folder, 'in'), entry.name)).rejects.toThrow(
      'entry outside',
    );
  });

  it('is refused where it holds a link', async () => {
    const path = aZip([{ name: 'link', text: '/etc/passwd', mode: 0o120777 }]);
    const [entry] = await listZip(path);
    await expect(extractEntry(path, entry, folder, 'link')).rejects.toThrow('unexpected link');
  });

  it('is refused where a byte is wrong', async () => {
    const path = aZip([{ name: 'file', text: 'content', packed: false }]);
    const bytes = readFileSync(path);
    bytes[bytes.indexOf('content')] ^= 1;
    writeFileSync(path, bytes);
    const [entry] = await listZip(path);
    await expect(extractEntry(path, entry, folder, 'file')).rejects.toThrow('damaged: file');
  });

  it('is refused where it is no zip at all', async () => {
    writeFileSync(join(folder, 'a.zip'), 'x'.repeat(500));
    await expect(listZip(join(folder, 'a.zip'))).rejects.toThrow('not a zip file');
  });
});

/** A small .tgz: `members` are [name, text] pairs. */
function aTarball(members, cut = 0) {
  const blocks = members.flatMap(([name, text]) => {
    const head = Buffer.alloc(512);
    head.write(name, 0);
    head.write(text.length.toString(8).padStart(11, '0'), 124);
    return [head, Buffer.from(text), Buffer.alloc((512 - (text.length % 512)) % 512)];
  });
  const all = Buffer.concat([...blocks, Buffer.alloc(1024)]);
  const path = join(folder, 'a.tgz');
  writeFileSync(path, gzipSync(all.subarray(0, all.length - cut)));
  return path;
}

describe('a package tarball', () => {
  const long = 'long content '.repeat(20_000);

  it('gives out one member', async () => {
    const path = aTarball([
      ['package/package.json', '{}'],
      ['package/big.zip', long],
    ]);
    await extractMember(path, 'package/big.zip', join(folder, 'big'));
    expect(readFileSync(join(folder, 'big'), 'utf8')).toBe(long);
  });

  it('says so when the member is not in it', async () => {
    const path = aTarball([['package/package.json', '{}']]);
    await expect(extractMember(path, 'package/big.zip', join(folder, 'big'))).rejects.toThrow(
      'the package has no package/big.zip',
    );
  });

  it('says so when it is cut short', async () => {
    const path = aTarball([['package/big.zip', long]], 100_000);
    await expect(extractMember(path, 'package/big.zip', join(folder, 'big'))).rejects.toThrow(
      'cut short',
    );
  });

  it('has the integrity that the registry writes', async () => {
    writeFileSync(join(folder, 'f'), '');
    expect(await integrityOf(join(folder, 'f'))).toBe(
      'sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==',
    );
  });
});
