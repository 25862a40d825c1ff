// A process of its own, in the program's Electron: reads kept answers and prints its figures.
import { setTimeout as pause } from 'node:timers/promises';

import { WorkerDesk } from '../../../electron/host/workerDesk';
import type { WvpAnswer } from '../../../electron/platform/wvp/wvpAnswer';
import type { FarPage } from '../../../electron/platform/wvp/wvpChannelPage';
import type { PinyinPort, Spelling } from '../../../electron/wall/ports';
import { quantile } from '../measure/statistics';
import type { Figures } from '../result';
import { catalogBytes, readAnswers, repeating, type Answers } from './answers';
import { list, platformId, turnedOver, type Listing } from './listing';

const [mode = '', file = '', seconds = '20', readerFile = '', spellerFile = ''] =
  process.argv.slice(2);
const log = { info: () => undefined, warn: () => undefined, error: console.error };
const deskOf = <Question, Answer>(entry: string) =>
  new WorkerDesk<Question, Answer>({ entry, name: entry, log });
const far = deskOf<WvpAnswer, FarPage>(readerFile);

const collect = async (): Promise<number> => {
  for (let time = 0; time < 4; time += 1) {
    await pause(30);
    globalThis.gc?.();
  }
  return process.memoryUsage().heapUsed;
};

/** The yardstick: nothing but the parsing. */
const parse = (answers: Answers): Figures => {
  const decoder = new TextDecoder();
  const bytes = catalogBytes(answers);
  const startedAt = performance.now();
  for (const one of bytes) JSON.parse(decoder.decode(one));
  return { readyMs: performance.now() - startedAt };
};

const words = [
  '广场',
  '示例桥头12',
  '1234',
  '99号',
  '集市 7',
  'zzz',
  '公园5',
  '码头 88',
  '30000',
  '区',
];

const search = ({ index }: Listing): Figures => {
  const times = Array.from({ length: 500 }, (_, at) => {
    const word = words[at % words.length] ?? '';
    const startedAt = performance.now();
    index.search(at % 3 === 0 ? `${word}${String(at % 10)}` : word, {}, 50);
    return performance.now() - startedAt;
  });
  return {
    searchP50Ms: quantile(times, 0.5),
    searchP95Ms: quantile(times, 0.95),
    searchLongestMs: Math.max(...times),
  };
};

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** One camera in a hundred changes each second, told as it comes. */
const churn = async ({ index }: Listing): Promise<Figures> => {
  const turns = Number(seconds);
  const news = Array.from({ length: turns }, (_, turn) => turnedOver(index.under(null), turn));
  const before = cpuMs();
  const startedAt = performance.now();
  for (const cameras of news) {
    index.apply(platformId, { kind: 'upsert', nodes: [], cameras });
    index.children(null, {});
    await pause(1_000);
  }
  return { churnShare: (cpuMs() - before) / (performance.now() - startedAt) };
};

/** One more listing in which nothing is new: what the polling of such a platform costs. */
const relist = async (answers: Answers): Promise<Figures> => {
  const { port } = await list(answers, repeating(answers), { everyMs: 500, far });
  await pause(400);
  const before = cpuMs();
  const again = new Promise<void>((resolve) => {
    port.onCatalogNews(({ kind }) => {
      if (kind === 'complete') resolve();
    });
  });
  await again;
  const relistMs = cpuMs() - before;
  await port.stop();
  return { relistMs };
};

const spelled = async (answers: Answers): Promise<Figures> => {
  if (spellerFile === '') return {};
  const speller = deskOf<string[], Spelling[]>(spellerFile);
  const pinyin: PinyinPort = { spell: async (names) => (await speller.ask(names)) ?? [] };
  const startedAt = performance.now();
  const { index, port } = await list(answers, repeating(answers), { pinyin, far });
  while (!index.search('gc', {}, 1).isPinyinReady) await pause(20);
  const spelledMs = performance.now() - startedAt;
  await port.stop();
  await speller.stop();
  return { spelledMs };
};

const ours = async (answers: Answers): Promise<Figures> => {
  const bytes = catalogBytes(answers).reduce((sum, { byteLength }) => sum + byteLength, 0);
  const before = await collect();
  const listing = await list(answers, repeating(answers), { far });
  const { firstMs, readyMs } = listing;
  const heap = (await collect()) - before;
  const figures = { firstMs, readyMs, heapShare: heap / bytes, heapMb: heap / 1e6 };
  const found = { ...search(listing), ...(await churn(listing)) };
  await listing.port.stop();
  return { ...figures, ...found, ...(await relist(answers)), ...(await spelled(answers)) };
};

const answers = readAnswers(file);
const figures = mode === 'parse' ? parse(answers) : await ours(answers);
process.stdout.write(`${JSON.stringify(figures)}\n`);
process.exit(0);
