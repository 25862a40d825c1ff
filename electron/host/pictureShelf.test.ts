import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mostStillBytes } from './stillCheck';
import { PictureShelf } from './pictureShelf';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'brightwall-pictures-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The head of a PNG of that size; `more` follows it. */
const aPng = (widthPx: number, heightPx: number, more = 'IDAT'): Buffer => {
  const head = Buffer.alloc(33);
  head.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 0, 'latin1');
  head.writeUInt32BE(widthPx, 16);
  head.writeUInt32BE(heightPx, 20);
  return Buffer.concat([head, Buffer.from(more, 'latin1')]);
};

const take = async (bytes: Buffer, name = 'file.png', shelf = new PictureShelf(folder)) => {
  const file = join(folder, name);
  await writeFile(file, bytes);
  return shelf.take(file);
};

describe('a picture of a notice', () => {
  it('is kept once under its hash and read back by that name alone', async () => {
    const shelf = new PictureShelf(folder);
    const kept = await take(aPng(1920, 1080), 'a.png', shelf);
    if (!kept.ok) throw new Error(kept.fault.code);
    expect(kept.value).toMatchObject({ widthPx: 1920, heightPx: 1080 });
    expect(await take(aPng(1920, 1080), 'b.png', shelf)).toEqual(kept);
    expect(await readdir(join(folder, 'pictures'))).toEqual([kept.value.file]);
    expect(await shelf.read(['pictures', kept.value.file])).toEqual(
      new Uint8Array(aPng(1920, 1080)),
    );
    for (const parts of [
      ['held', kept.value.file],
      ['pictures', 'a.png'],
      ['pictures', '..', kept.value.file],
      ['pictures', `${'0'.repeat(64)}.png`],
      ['pictures'],
    ]) {
      expect(await shelf.read(parts)).toBeUndefined();
    }
  });

  it('is told by its bytes: no drawing with scripts, no page, nothing that plays', async () => {
    const refused = { ok: false, fault: { code: 'notice/no-picture' } };
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    expect(await take(Buffer.from(svg), 'x.png')).toEqual(refused);
    expect(await take(Buffer.from('GIF89a'.padEnd(60, ' ')), 'x.png')).toEqual(refused);
    expect(await take(aPng(10, 10, 'acTL....IDAT'), 'x.png')).toEqual(refused);
    expect(await new PictureShelf(folder).take(join(folder, 'nowhere.png'))).toEqual(refused);
  });

  it('has bounds in bytes and pixels', async () => {
    const refused = { ok: false, fault: { code: 'notice/too-large' } };
    expect(await take(aPng(60_000, 60_000))).toEqual(refused);
    expect(await take(aPng(8_000, 8_000))).toEqual(refused);
    expect(await take(aPng(10, 10, ' '.repeat(mostStillBytes)))).toEqual(refused);
  });

  it('is refused when the station keeps as many as it may', async () => {
    const full = await mkdtemp(join(tmpdir(), 'brightwall-pictures-'));
    const shelf = new PictureShelf(full);
    await take(aPng(1, 1), 'first.png', shelf);
    for (let nth = 1; nth < 300; nth += 1) {
      await writeFile(join(full, 'pictures', `${String(nth)}.png`), '');
    }
    expect(await take(aPng(2, 2), 'next.png', shelf)).toEqual({
      ok: false,
      fault: { code: 'notice/full' },
    });
    await rm(full, { recursive: true, force: true });
  });
});
