import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, describe, expect, it } from 'vitest';

import { WorkerDesk } from './workerDesk';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const folder = mkdtempSync(join(tmpdir(), 'brightwall-desk-'));
const entry = join(folder, 'worker.mjs');
writeFileSync(
  entry,
  `
import { parentPort, threadId } from 'node:worker_threads';
parentPort.on('message', ({ order, question }) => {
  if (question === 'poison') throw new Error('poison');
  parentPort.postMessage({ order, answer: [question, threadId] });
});`,
);

let desk: WorkerDesk<string, [string, number]> | undefined;
afterEach(() => desk?.stop());
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
const given = (restAfterMs?: number) => {
  desk = new WorkerDesk({ entry, name: 'a worker', log, ...(restAfterMs && { restAfterMs }) });
  return desk;
};

describe('WorkerDesk', () => {
  it('answers what it can, in a thread that is kept', async () => {
    const one = given();
    const first = await one.ask('a');
    expect(first?.[0]).toBe('a');
    expect((await one.ask('b'))?.[1]).toBe(first?.[1]);
  });

  it('gives up a question that kills the thread, and goes on with a new one', async () => {
    const one = given();
    expect(await one.ask('poison')).toBeUndefined();
    expect((await one.ask('a'))?.[0]).toBe('a');
  });

  it('ends the thread when nobody asks, and starts another one then', async () => {
    const one = given(40);
    const first = await one.ask('a');
    await new Promise((done) => setTimeout(done, 150));
    const second = await one.ask('b');
    expect(second?.[0]).toBe('b');
    expect(second?.[1]).not.toBe(first?.[1]);
  });

  it('leaves nobody waiting when it is stopped', async () => {
    const one = given();
    const asked = one.ask('a');
    await one.stop();
    expect(await asked).toBeUndefined();
    expect(await one.ask('b')).toBeUndefined();
  });
});
