// npm run prove -- kill: a station is killed 200 times at random moments, and as often as told
// below at each of five dangerous ones, while alarms come and orders are given. A judge who reads nothing but histories
// (what was drawn, what was in the files after each death, what the platform confirmed) finds
// nothing in them, and finds each of ten planted bugs by one death at the moment where it shows, every
// time.
// Plain Node processes without windows: the journal with its thread, the ledgers, the outbox, the
// adapter, and the rehearsal city as the platform, in a process of its own.
// `--short` does it with 8 random kills, one tour of the dangerous moments and one hunt for each bug.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { campaign, tour } from './kill/campaign';
import { fsyncBeforePending } from './kill/fsyncOrder';
import type { History } from './kill/history';
import { judge } from './kill/judge';
import { plantedBugs, type PlantedBug } from './kill/plantedBugs';
import { points, type Point } from './kill/points';
import { buildPrograms } from './kill/programs';

const isShort = process.argv.includes('--short');
const kills = isShort ? 8 : 200;
const killsPerStation = isShort ? 8 : 25;
const tours = isShort ? 1 : 20;
const huntsPerBug = isShort ? 1 : 5;
const dangerous = Object.keys(points) as Point[];

interface Found {
  bug: PlantedBug;
  at: Point;
  hunts: number;
  found: number;
  /** What the judge said last; null when the bug was never found. */
  by: string | null;
}

const hunt = async (bug: PlantedBug): Promise<Found> => {
  const at = plantedBugs[bug];
  const found: string[] = [];
  for (let nth = 0; nth < huntsPerBug; nth += 1) {
    found.push(...judge(await tour([at], bug)).slice(0, 1));
  }
  const by = found.at(-1) ?? null;
  const times = `${String(found.length)} of ${String(huntsPerBug)}`;
  console.log(`${bug}, killed at ${at}: found ${times}: ${by ?? ''}`);
  return { bug, at, hunts: huntsPerBug, found: found.length, by };
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

await buildPrograms();
const fsync = isShort ? null : await fsyncBeforePending();
if (fsync === null) console.log('fsync: not looked at');
else {
  console.log(
    `fsync: ${String(fsync.pending)} orders drawn as pending, ${String(fsync.early)} too early`,
  );
}
let dead = 0;
const killSome = (): Promise<History> =>
  campaign(killsPerStation, () => {
    dead += 1;
    if (dead % 20 === 0) console.log(`${String(dead)} of ${String(kills)} kills`);
  });
const stations = Array.from({ length: kills / killsPerStation }, () => killSome);
const tourAll = (): Promise<History> => tour(dangerous, '');
const histories = await inLines([...stations, ...Array.from({ length: tours }, () => tourAll)]);
const names = Object.keys(plantedBugs) as PlantedBug[];
const bugs = await inLines(names.map((bug) => () => hunt(bug)));
const faults = histories.flatMap(judge);
const sum = (count: (history: History) => number): number =>
  histories.reduce((all, history) => all + count(history), 0);
/** Without those of the seats that were faster. */
const ordersOfTheStation = sum(
  ({ confirmed }) => confirmed.answers.filter(({ wish }) => wish.startsWith('3 ')).length,
);
const figures = {
  kills: dead,
  killsAtDangerousMoments: tours * dangerous.length,
  stations: stations.length,
  lives: 'plain Node processes, no windows',
  alarms: sum(({ confirmed }) => confirmed.alarms.length),
  rows: sum(({ runs }) => runs.at(-1)?.files.alarms.length ?? 0),
  drawn: sum(({ runs }) => runs.reduce((all, run) => all + run.drawn.length, 0)),
  orders: sum(({ confirmed }) => confirmed.answers.length),
  ordersOfTheStation,
  killedWithOrdersOpen: sum(
    ({ runs }) => runs.filter(({ files }) => files.outbox.length > 0).length,
  ),
  faults: faults.slice(0, 20),
  bugs,
  fsync,
};
const file = process.env['BRIGHTWALL_RESULT'];
if (file !== undefined) writeFileSync(file, JSON.stringify(figures));
const missed = bugs.filter(({ hunts, found }) => found < hunts).map(({ bug }) => bug);
console.log(JSON.stringify({ ...figures, bugs: `${String(names.length - missed.length)} found` }));
assert.deepEqual(faults, [], 'the judge found faults');
assert.deepEqual(missed, [], 'the judge missed planted bugs');
assert(ordersOfTheStation > kills / 2, 'too few orders were given');
if (fsync !== null) {
  assert(fsync.pending > 0, 'no order was seen');
  assert.equal(fsync.early, 0, 'an order was pending before it was on the disk');
}
