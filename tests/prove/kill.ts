// npm run prove -- kill: a station is killed 200 times at random moments while alarms come and
// orders are given. A judge who reads nothing but histories (what was drawn, what was in the files
// after each death, what the platform confirmed) finds nothing in them, and finds each of ten
// planted bugs. Plain Node processes without windows: the journal with its thread, the ledgers, the
// outbox, the adapter, and the rehearsal city as the platform, in a process of its own.
// `--short` does it with 8 kills, as a trial of the means.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { campaign } from './kill/campaign';
import { fsyncBeforePending } from './kill/fsyncOrder';
import type { History } from './kill/history';
import { judge } from './kill/judge';
import { plantedBugs, type PlantedBug } from './kill/plantedBugs';

const isShort = process.argv.includes('--short');
const kills = isShort ? 8 : 200;
const killsPerStation = isShort ? 8 : 25;
const killsPerBug = 5;
const triesPerBug = 8;

interface Found {
  bug: PlantedBug;
  kills: number;
  /** What the judge said first; null when the bug was not found. */
  by: string | null;
}

const hunt = async (bug: PlantedBug): Promise<Found> => {
  for (let tries = 1; tries <= triesPerBug; tries += 1) {
    const [first] = judge(await campaign(killsPerBug, bug));
    if (first !== undefined) return { bug, kills: tries * killsPerBug, by: first };
  }
  return { bug, kills: triesPerBug * killsPerBug, by: null };
};

const huntAndTell = async (bug: PlantedBug): Promise<Found> => {
  const found = await hunt(bug);
  console.log(`${found.by === null ? 'NOT FOUND' : 'found'}: ${bug}: ${found.by ?? ''}`);
  return found;
};

/** So many at a time: a killed station costs little, and much of its life is waiting. */
const lines = 3;

const inLines = async <Result>(jobs: (() => Promise<Result>)[]): Promise<Result[]> => {
  const results: Result[] = [];
  const left = [...jobs.entries()];
  const line = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      results[next[0]] = await next[1]();
    }
  };
  await Promise.all(Array.from({ length: lines }, line));
  return results;
};

const fsync = await fsyncBeforePending();
console.log(
  fsync === null
    ? 'fsync: not seen, there is no strace here'
    : `fsync: ${String(fsync.pending)} orders drawn as pending, ${String(fsync.early)} too early`,
);
let dead = 0;
const killSome = (): Promise<History> =>
  campaign(killsPerStation, '', () => {
    dead += 1;
    if (dead % 20 === 0) console.log(`${String(dead)} of ${String(kills)} kills`);
  });
const stations = Array.from({ length: kills / killsPerStation }, () => killSome);
const histories = await inLines(stations);
const bugs = await inLines(plantedBugs.map((bug) => () => huntAndTell(bug)));
const faults = histories.flatMap(judge);
const sum = (count: (history: History) => number): number =>
  histories.reduce((all, history) => all + count(history), 0);
const figures = {
  kills: dead,
  stations: stations.length,
  lives: 'plain Node processes, no windows',
  alarms: sum(({ confirmed }) => confirmed.alarms.length),
  rows: sum(({ runs }) => runs.at(-1)?.files.alarms.length ?? 0),
  drawn: sum(({ runs }) => runs.reduce((all, run) => all + run.drawn.length, 0)),
  orders: sum(({ confirmed }) => confirmed.answers.length),
  killedWithOrdersOpen: sum(
    ({ runs }) => runs.filter(({ files }) => files.outbox.length > 0).length,
  ),
  faults: faults.slice(0, 20),
  bugs,
  fsync,
};
const file = process.env['BRIGHTWALL_RESULT'];
if (file !== undefined) writeFileSync(file, JSON.stringify(figures));
console.log(JSON.stringify({ ...figures, bugs: bugs.filter(({ by }) => by !== null).length }));
assert.deepEqual(faults, [], 'the judge found faults');
assert.deepEqual(
  bugs.filter(({ by }) => by === null),
  [],
  'the judge missed planted bugs',
);
assert(figures.orders > kills / 2, 'too few orders were given');
if (fsync !== null) {
  assert(fsync.pending > 0, 'no order was seen');
  assert.equal(fsync.early, 0, 'an order was pending before it was on the disk');
}
