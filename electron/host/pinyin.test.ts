import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { Pinyin } from './pinyin';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const folder = mkdtempSync(join(tmpdir(), 'brightwall-pinyin-'));
let pinyin: Pinyin | undefined;
afterEach(() => pinyin?.stop());
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A worker that spells by upper case, and dies of the name "poison" as often as the folder says. */
const source = `
import { parentPort } from 'node:worker_threads';
import { existsSync, writeFileSync } from 'node:fs';
parentPort.on('message', ({ order, question: names }) => {
  if (names.includes('poison')) process.exit(1);
  if (names.includes('hiccup') && !existsSync(process.env.HICCUP)) {
    writeFileSync(process.env.HICCUP, '');
    process.exit(1);
  }
  const answer = names.map((name) => ({ pinyin: name.toUpperCase(), initials: name[0] }));
  parentPort.postMessage({ order, answer });
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

  it('leaves the processors to others at first', async () => {
    const entry = join(folder, 'calm.mjs');
    writeFileSync(entry, source);
    pinyin = new Pinyin(entry, log, 200);
    const sinceMs = Date.now();
    expect(await pinyin.spell(['a'])).toEqual([{ pinyin: 'A', initials: 'a' }]);
    expect(Date.now() - sinceMs).toBeGreaterThanOrEqual(190);
  });

  it('answers without spellings when it is stopped before it began', async () => {
    const early = new Pinyin(join(folder, 'none.mjs'), log, 50);
    const spelled = early.spell(['a']);
    await early.stop();
    expect(await spelled).toEqual([{ pinyin: '', initials: '' }]);
  });
});
