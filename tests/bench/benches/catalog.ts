import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { startWvpFake } from '../../fakes/wvp/wvpFake';
import { addGrids, catalogBytes, recording, writeAnswers, type Answers } from '../catalog/answers';
import { bundleChild } from '../catalog/bundle';
import { list } from '../catalog/listing';
import { root } from '../engines/launch';
import type { Figures, Metric, Round } from '../result';
import { bareMetric, metricOf } from './metricsOf';
import { mayRun, type Bench, type Rig } from './rig';
import { hostOf, runRounds, valuesOf, type Turn } from './rounds';
import { again } from './turns';

const areas = 20_000;
const churnSeconds = 20;
/** As the adapter rests between two listings of so many cameras. */
const restMs = 3;

/** C1–C4: the catalog of a province's platform, read, searched, changed, kept in memory. */
export const catalog: Bench = async (rig) => {
  const folder = mkdtempSync(join(tmpdir(), 'brightwall-bench-catalog-'));
  const file = join(folder, 'answers');
  const { cameras } = rig.lengths;
  try {
    const answers = await record(cameras);
    writeAnswers(file, answers);
    const bytes = catalogBytes(answers);
    const megabytes = bytes.reduce((sum, { byteLength }) => sum + byteLength, 0) / 1e6;
    rig.say(`${String(bytes.length)} answers, ${megabytes.toFixed(0)} MB`);
    const child = await bundleChild(folder);
    const run = (mode: string) => (): Promise<Figures> => runChild([child, mode, file], rig);
    const parse: Turn = { engine: 'parse', run: run('parse') };
    const turns = [parse, ...(mayRun(rig, 'ours') ? [{ engine: 'ours', run: run('ours') }] : [])];
    const rounds = await runRounds(rig, [...turns, again(parse)], { aaFigure: 'readyMs' });
    return {
      ...{ host: hostOf(rounds), rounds, metrics: metricsOf(rounds, cameras) },
      notes: [
        `${String(cameras)} channels in ${String(areas)} areas, ${String(bytes.length)} answers of ${megabytes.toFixed(0)} MB in memory; the yardstick decodes and parses the same bytes`,
        'C1 first: from the start to the first branch with cameras in it. C3: told change by change; C3 listed: what is left of a core when all of it is listed anew at the adapter’s pace',
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

async function record(cameras: number): Promise<Answers> {
  const fake = await startWvpFake({ cameras, isShuffled: false });
  try {
    addGrids(fake.state.town, areas);
    const where = { address: fake.url, user: fake.state.user, password: fake.state.password };
    const recorder = recording();
    const { port } = await list(where, recorder.ask);
    await port.stop();
    return { ...where, answers: recorder.kept() };
  } finally {
    await fake.close();
  }
}

const childLimitMs = 240_000;

/** In the program's own Electron, whose memory is laid out otherwise than Node's. */
async function runChild(words: readonly string[], { isQuick }: Rig): Promise<Figures> {
  const electron = process.env['BRIGHTWALL_ELECTRON'] ?? process.execPath;
  const built = (file: string): string => join(root, '.out/app', file);
  const speller = built('pinyinWorker.js');
  const args = [
    ...['--expose-gc', ...words, isQuick ? '5' : String(churnSeconds), built('listWorker.js')],
    ...(existsSync(speller) && !isQuick ? [speller] : []),
  ];
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const options = { cwd: root, env, timeout: childLimitMs, maxBuffer: 1e6 };
  const { stdout } = await promisify(execFile)(electron, args, options);
  return JSON.parse(stdout) as Figures;
}

function metricsOf(rounds: readonly Round[], cameras: number): Metric[] {
  const of = (figure: string): number[] => valuesOf(rounds, 'ours', figure);
  const parsed = { against: 'parse', better: 'lower', unit: 'ms' } as const;
  const relist = of('relistMs').map((ms) => ms / (cameras * restMs + ms));
  return [
    ...metricOf(rounds, { ...parsed, id: 'C1', figure: 'readyMs' }),
    ...bareMetric('C1 first', 'ms', of('firstMs')),
    ...bareMetric('C1b', 'ms', of('spelledMs')),
    ...bareMetric('C2', 'ms', of('searchP95Ms')),
    ...bareMetric('C3', 'share of a core', of('churnShare')),
    ...bareMetric('C3 listed', 'share of a core', relist),
    ...bareMetric('C4', 'heap / bytes', of('heapShare')),
  ];
}
