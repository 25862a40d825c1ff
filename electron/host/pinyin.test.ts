import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Pinyin } from './pinyin';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const folder = mkdtempSync(join(tmpdir(), 'brightwall-pinyin-'));
let pinyin: Pinyin | undefined;
afterEach(async () => {
  await pinyin?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A worker that spells by upper case, and dies of the name "poison" as often as the folder says. */
const source = `
import { parentPort } from 'node:worker_threads';
import { existsSync, writeFileSync } from 'node:fs';
parentPort.on('message', ({ order, names }) => {
  if (names.includes('poison')) process.exit(1);
  if (names.includes('hiccup') && !existsSync(process.env.HICCUP)) {
    writeFileSync(process.env.HICCUP, '');
    process.exit(1);
  }
  const spellings = names.map((name) => ({ pinyin: name.toUpperCase(), initials: name[0] }));
  parentPort.postMessage({ order, spellings });
});`;

describe('spelling beside the main thread', () => {
  it('answers in order, survives its worker, and gives up only what kills it', async () => {
    const entry = join(folder, 'worker.mjs');
    writeFileSync(entry, source);
    process.env['HICCUP'] = join(folder, 'hiccup');
    pinyin = new Pinyin(entry, log);
    expect(await pinyin.spell([])).toEqual([]);
    expect(await pinyin.spell(['a', 'b'])).toEqual([
      { pinyin: 'A', initials: 'a' },
      { pinyin: 'B', initials: 'b' },
    ]);
    expect(await pinyin.spell(['hiccup'])).toEqual([{ pinyin: 'HICCUP', initials: 'h' }]);
    expect(await pinyin.spell(['poison'])).toEqual([{ pinyin: '', initials: '' }]);
    expect(await pinyin.spell(['c'])).toEqual([{ pinyin: 'C', initials: 'c' }]);
  });
});
