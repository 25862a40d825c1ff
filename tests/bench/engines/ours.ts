import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { readArguments } from '../../../electron/boot/arguments';
import type { CityPlan } from '../origin/cityHost';
import type { Origin } from '../origin/origin';
import { shortName } from '../shared/cameras';
import type { RunningEngine } from './engine';
import { eventually, launch, root, type Launched } from './launch';
import { countPages, forgetTile, readyPage, resetPages, watchPages } from './pageCounts';
import { prepareStore, type PreparedScene, type PreparedScreen } from './preparedWall';

/** How the program is started for a bench. */
export interface OurWishes {
  readonly origin: Origin;
  readonly plan: CityPlan;
  readonly screens: readonly PreparedScreen[];
  readonly scenes?: readonly PreparedScene[];
  /** A desk beside the wall; without it the machine is one of the wall only. */
  readonly hasDesk?: boolean;
  /** A camera, by its id on the platform, with a Critical alarm from the start. */
  readonly alarmAt?: string;
  /** Whom the program asks for its platform; the origin unless told. */
  readonly platformUrl?: string;
  /** Kept by the caller, for a second start on a warm disk. */
  readonly dataFolder?: string;
}

export interface OurEngine extends RunningEngine {
  readonly launched: Launched;
  readonly walls: readonly Page[];
  /** The desk window; only where it was wished. */
  desk(): Page;
  /** A request of the desk, as its keys make it. */
  request(channel: string, args: object): Promise<unknown>;
  /** Calls a saved scene; answers the clock at the command. */
  call(scene: number): Promise<number>;
  /** Drops what was counted for a tile that is gone, so that its camera can come again. */
  forget(key: string): Promise<void>;
  childPid(name: 'gateway'): Promise<number>;
}

interface BridgePage {
  wall: { request: (channel: string, args: object) => Promise<unknown> };
}

/** Width of a display on which the wall beside the desk is 1920 wide. */
const withDesk = '2880x1080';

/** The real program, its platform and cameras being the bench's origin. */
export async function startOurs(wishes: OurWishes): Promise<OurEngine> {
  const { origin, screens, scenes = [], hasDesk = false } = wishes;
  await origin.plan(wishes.plan);
  const dataFolder = wishes.dataFolder ?? mkdtempSync(join(tmpdir(), 'brightwall-bench-'));
  if (wishes.dataFolder === undefined) prepareStore(dataFolder, screens, scenes);
  const launched = await launch({
    dataFolder,
    displaySize: hasDesk || !knowsNoDesk ? displayFor(screens.length) : '1920x1080',
    args: programArguments(wishes),
    env: { BRIGHTWALL_BENCH_CONTROL: wishes.platformUrl ?? origin.controlUrl },
  });
  const windows = (kind: string): Page[] =>
    launched.app.windows().filter((page) => page.url().includes(`window=${kind}`));
  const close = async (): Promise<void> => {
    await launched.close();
    if (wishes.dataFolder === undefined) rmSync(dataFolder, { recursive: true, force: true });
  };
  try {
    const walls = await eventually('the wall', async () => {
      const found = windows('wall');
      return found.length >= screens.length ? found : undefined;
    });
    if (hasDesk) {
      await eventually('the desk', async () => (windows('desk').length > 0 ? true : undefined));
    }
    for (const page of [...walls, ...windows('desk')]) await readyPage(page);
    if (wishes.alarmAt !== undefined) await alarmWhenKnown(wishes.origin, wishes.alarmAt);
    return {
      name: 'ours',
      launched,
      pid: launched.pid,
      foreign: [],
      pages: walls,
      walls,
      watch: (watch) => watchPages(walls, watch),
      resetCounts: () => resetPages(walls),
      counts: () => countPages(walls),
      desk: () => {
        const [desk] = windows('desk');
        if (desk === undefined) throw new Error('there is no desk');
        return desk;
      },
      request: (channel, args) => request(windows('desk')[0], channel, args),
      call: async (number) => {
        const atMs = Date.now();
        const answer = (await request(windows('desk')[0], 'scene:recall', { number })) as {
          ok: boolean;
        };
        if (!answer.ok) throw new Error(`scene ${String(number)}: ${JSON.stringify(answer)}`);
        return atMs;
      },
      forget: async (key) => {
        for (const page of walls) await forgetTile(page, key);
      },
      childPid: async (name) => (await childrenOf(launched))[name]?.pid ?? 0,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The program as every bench starts it: its platform is elsewhere and nothing happens by itself. */
export const programArguments = ({
  screens,
  hasDesk = false,
}: Pick<OurWishes, 'screens' | 'hasDesk'>): string[] => [
  ...['-r', join(import.meta.dirname, 'benchTap.cjs'), root, '--lang=en'],
  ...['--alarms-per-hour=0', '--city-script=off'],
  `--windowed-screens=${String(screens.length)}`,
  ...(hasDesk || !knowsNoDesk ? [] : ['--no-desk']),
];

/** The platform is there a little after the windows. */
function alarmWhenKnown(origin: Origin, cameraId: string): Promise<true> {
  return eventually('the platform', () =>
    origin.alarm(cameraId).then(
      () => true as const,
      () => undefined,
    ),
  );
}

/** The switch for a machine that has only walls; builds without it show the desk too. */
const knowsNoDesk = readArguments(['--no-desk']).ok;

const displayFor = (wallCount: number): string =>
  wallCount === 1 ? withDesk : `${String(wallCount * 1440)}x1080`;

async function request(desk: Page | undefined, channel: string, args: object): Promise<unknown> {
  if (desk === undefined) throw new Error('there is no desk');
  return desk.evaluate(
    ([name, words]) => (window as unknown as BridgePage).wall.request(name, words),
    [channel, args] as const,
  );
}

function childrenOf(launched: Launched): Promise<Record<string, { pid: number | undefined }>> {
  return launched.app.evaluate(
    () =>
      (globalThis as { brightwallChildren?: Record<string, { pid: number | undefined }> })
        .brightwallChildren ?? {},
  );
}

/** The camera's name in addresses of the origin, from a tile's key such as `city:CAMERA#1`. */
export const cameraOfKey = (key: string): string =>
  shortName(
    key
      .replace(/^\d\//, '')
      .replace(/^city:/, '')
      .replace(/#\d+$/, ''),
  );

/** The screen that a wall window shows. */
export const screenIdOf = (wall: Page): string =>
  new URL(wall.url()).searchParams.get('screen') ?? '';
