import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileStore } from './fileStore';

let folder = '';
let store: FileStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'brightwall-store-'));
  store = new FileStore(folder, () => 1234);
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('the file store', () => {
  it('gives back what was kept, also to a later run', async () => {
    await store.write('scenes', { a: [1, '二'] });
    const later = new FileStore(folder);
    expect(await later.read('scenes')).toEqual({ ok: true, value: { a: [1, '二'] } });
  });

  it('has nothing under a name never written', async () => {
    expect(await store.read('scenes')).toEqual({ ok: true, value: undefined });
  });

  it('keeps the file before the last one', async () => {
    await store.write('scenes', 1);
    await store.write('scenes', 2);
    expect(JSON.parse(await readFile(join(folder, 'scenes.json.bak'), 'utf8'))).toBe(1);
  });

  it('leaves no half-written file beside the whole one', async () => {
    await store.write('scenes', 'x'.repeat(100_000));
    expect(await readdir(folder)).toEqual(['scenes.json']);
  });

  it('keeps a broken file aside, says so, and goes on', async () => {
    await writeFile(join(folder, 'scenes.json'), '{"a":');
    expect(await store.read('scenes')).toMatchObject({ fault: { code: 'store/broken' } });
    expect(await readFile(join(folder, 'scenes.json.broken-1234'), 'utf8')).toBe('{"a":');
    expect(await store.read('scenes')).toEqual({ ok: true, value: undefined });
  });

  it('lets the last of many writes win', async () => {
    const writes = Array.from({ length: 20 }, (_, index) => store.write('scenes', index));
    await Promise.all(writes);
    expect(await store.read('scenes')).toEqual({ ok: true, value: 19 });
  });

  it('says when a file cannot be written', async () => {
    await writeFile(join(folder, 'plain'), '');
    const blocked = new FileStore(join(folder, 'plain', 'below'));
    expect(await blocked.write('scenes', 1)).toMatchObject({ fault: { code: 'store/unwritable' } });
  });

  it('refuses names that lead elsewhere', async () => {
    expect(await store.write('../scenes', 1)).toMatchObject({ ok: false });
    expect(await store.read('a/b')).toMatchObject({ ok: false });
  });
});
