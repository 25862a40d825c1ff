import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { startBareList } from '../engines/baseline';
import type { OurWishes } from '../engines/ours';
import { startOurs } from '../engines/ours';
import { prepareStore } from '../engines/preparedWall';
import { pause } from '../measure/window';
import { quantile } from '../measure/statistics';
import type { Figures, Metric, Round } from '../result';
import { benchCameras } from '../shared/cameras';
import { firstFrames, watchForFirst } from './firstFrames';
import { fillJournal } from './fillJournal';
import { inventedAlarm } from './inventedAlarms';
import { bareMetric, metricOf } from './metricsOf';
import { mayRun, type Bench, type Rig } from './rig';
import { hostOf, runRounds, valuesOf, type Turn } from './rounds';
import { again, withOurs } from './turns';
import { scrollFrames } from './scrollFrames';
import { typedTimes } from './typedTimes';

const tileCount = 16;
/** Words of either language, a camera, and what is in no row. */
const typed = ['smoke', '积水超限', '2718', 'riverside', '河滨公园', 'pier road', 'zzz'];
const scrollSeconds = 10;
const pxPerFrame = 130;

/** P10: a million alarms in the journal, searched, scrolled, and the program started on it. */
export const history: Bench = async (rig) => {
  const full = mkdtempSync(join(tmpdir(), 'brightwall-bench-history-'));
  const empty = mkdtempSync(join(tmpdir(), 'brightwall-bench-history-'));
  const screens = [{ tileCount, cameras: benchCameras(tileCount) }];
  try {
    for (const folder of [full, empty]) prepareStore(folder, screens);
    const { rows } = rig.lengths;
    const took = fillJournal(full, rows);
    rig.say(`${String(rows)} alarms journalled in ${took.toFixed(0)} s`);
    const wishes = (dataFolder: string): OurWishes => ({
      origin: rig.origin,
      plan: { clip: '180', delivery: 'fmp4', hosts: 1 },
      ...{ screens, dataFolder },
    });
    const onEmpty: Turn = { engine: 'empty', run: () => started(wishes(empty)) };
    const turns: Turn[] = [
      { engine: 'bare', run: () => searchBare(rig) },
      ...(mayRun(rig, 'ours')
        ? [
            { engine: 'ours', run: () => searchOurs(rig, wishes(full)) },
            onEmpty,
            { engine: 'full', run: () => started(wishes(full)) },
            ...(rig.isQuick ? [] : [again(onEmpty)]),
          ]
        : []),
    ];
    const rounds = await runRounds(rig, turns, { aaFigure: 'firstMs' });
    return {
      host: hostOf(rounds),
      rounds,
      metrics: metricsOf(rounds),
      notes: [
        `P10a: ${String(typed.length)} words typed letter by letter, from the key to a laid out list of the answer; a page has fifty rows, those in sight are drawn. The bare list gets the same fifty rows over IPC without a search`,
        'P10b: from the scroll event to the end of the layout of that frame',
        'the A/A pair of this bench is the start with an empty journal',
      ],
    };
  } finally {
    for (const folder of [full, empty]) rmSync(folder, { recursive: true, force: true });
  }
};

function metricsOf(rounds: readonly Round[]): Metric[] {
  const beside = { against: 'bare', better: 'lower' } as const;
  const missed = (engine: string): number[] => valuesOf(rounds, engine, 'missedShare');
  const beyond = missed('ours').map((share, index) => share - (missed('bare')[index] ?? 0));
  return [
    ...metricOf(rounds, { id: 'P10a', unit: 'ms', figure: 'typedP95Ms', ...beside }),
    ...metricOf(rounds, { id: 'P10b', unit: 'ms', figure: 'frameP99Ms', ...beside }),
    ...bareMetric('P10b missed', 'share beyond bare', beyond),
    ...metricOf(rounds, {
      ...{ id: 'P10c', unit: 'ms', figure: 'firstMs', better: 'lower' },
      ...{ of: 'full', against: 'empty' },
    }),
  ];
}

interface Searched {
  readonly field: string;
  readonly list: string;
  readonly scroller: string;
}

async function search(rig: Rig, page: Page, { field, list, scroller }: Searched): Promise<Figures> {
  const words = rig.isQuick ? typed.slice(0, 3) : typed;
  await page.locator(field).focus();
  const times = await typedTimes(page, { field, list, words });
  await page.locator(field).fill('');
  await pause(1000);
  const seconds = rig.isQuick ? 3 : scrollSeconds;
  const { costs, missedShare } = await scrollFrames(page, {
    ...{ selector: scroller, seconds, pxPerFrame },
  });
  return {
    typedP95Ms: quantile(times, 0.95),
    typedP50Ms: quantile(times, 0.5),
    typedLongestMs: Math.max(...times),
    frameP99Ms: quantile(costs, 0.99),
    frameP50Ms: quantile(costs, 0.5),
    frames: costs.length,
    missedShare,
  };
}

const searchOurs = (rig: Rig, wishes: OurWishes): Promise<Figures> =>
  withOurs({ ...wishes, hasDesk: true }, async (engine) => {
    const desk = engine.desk();
    await pause(6000);
    await desk.bringToFront();
    await desk.keyboard.press('Control+f');
    const list = '[data-testid="history-list"]';
    const field = '[data-testid="history"] input[type="search"]';
    await desk.locator(list).waitFor();
    return search(rig, desk, { field, list, scroller: list });
  });

async function searchBare(rig: Rig): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'brightwall-bench-rows-'));
  const file = join(folder, 'rows.json');
  const rows = Array.from({ length: 50 }, (_, index) => inventedAlarm(index, 50, Date.now()));
  writeFileSync(file, JSON.stringify(rows));
  const { page, close } = await startBareList(file);
  try {
    const list = '#bare-list';
    return await search(rig, page, { field: '#bare-field', list, scroller: list });
  } finally {
    await close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function started(wishes: OurWishes): Promise<Figures> {
  const engine = await startOurs(wishes);
  try {
    await watchForFirst(engine, { countsPresent: true });
    const commandAtMs = engine.launched.spawnedAtMs;
    const [firstMs = 0] = await firstFrames({ engine, commandAtMs, tileCount: 1 });
    return { firstMs };
  } finally {
    await engine.close();
  }
}
