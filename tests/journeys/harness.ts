import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { _electron, test, type ElectronApplication, type Page } from '@playwright/test';

import { openVirtualDisplay, type VirtualDisplay } from '../../build/start/display.mjs';
import { askedPatiently } from './askedPatiently';
import { CityControl, type CityDoor } from './cityControl';
import { openDisplays, type DisplayMode, type Displays } from './displays';
import { ProgramWords } from './programWords';

const root = resolve(import.meta.dirname, '../..');

/** How a journey wants its wall. */
export interface WallWishes {
  readonly locale?: 'zh-CN' | 'en';
  readonly cameras?: number;
  readonly alarmsPerHour?: number;
  /** Wall windows on the one display. */
  readonly wallCount?: number;
  readonly displaySize?: string;
  /** Real displays side by side; one virtual display otherwise. */
  readonly displayCount?: number;
  /** Their size, 1920×1080 unless told. */
  readonly displayMode?: DisplayMode;
  /** Settings and scenes of an earlier run; a new folder otherwise. */
  readonly dataFolder?: string;
  readonly args?: readonly string[];
  /** The desk offers its guided look, as to somebody who is new. */
  readonly isFirstStart?: boolean;
  /** Further words for its environment. */
  readonly env?: Readonly<Record<string, string>>;
}

interface ChildNote {
  readonly pid: number | undefined;
  readonly port: number | undefined;
  readonly start: { readonly user: string; readonly password: string } | undefined;
}

/** The real program in real Electron on a display of its own. */
export class RunningWall {
  readonly app: ElectronApplication;
  readonly dataFolder: string;
  readonly display: VirtualDisplay | Displays;
  readonly #keepsData: boolean;
  readonly #words: ProgramWords;

  constructor(
    app: ElectronApplication,
    dataFolder: string,
    display: VirtualDisplay | Displays,
    keepsData: boolean,
  ) {
    this.#words = new ProgramWords(app.process());
    this.app = askedPatiently(app);
    this.dataFolder = dataFolder;
    this.display = display;
    this.#keepsData = keepsData;
  }

  /** The desk window, as soon as it is there. */
  desk(): Promise<Page> {
    return this.#page((kind) => kind === 'desk', 1).then(([page]) => page as Page);
  }

  /** The first wall window. */
  async wall(): Promise<Page> {
    const [page] = await this.walls(1);
    return page as Page;
  }

  /** All wall windows, once there are `count` of them. */
  walls(count: number): Promise<Page[]> {
    return this.#page((kind) => kind === 'wall', count);
  }

  /** The embedded city, once it answers. */
  async city(): Promise<CityControl> {
    const note = await this.#waitFor('the city', async () => {
      const found = await this.child('city');
      return found?.port && found.start ? found : undefined;
    });
    return new CityControl({ ...note.start, port: note.port } as CityDoor);
  }

  /** A process beside the main one, by the name of its file. */
  async child(name: 'city' | 'gateway'): Promise<ChildNote | undefined> {
    const notes = await this.app.evaluate(
      () => (globalThis as { brightwallChildren?: Record<string, ChildNote> }).brightwallChildren,
    );
    return notes?.[name];
  }

  /** Ends the program and its display; the data folder goes unless it was given. */
  async close(): Promise<void> {
    if (isJourneyFailing()) this.#words.tell();
    await this.app.close().catch(() => undefined);
    this.display.close();
    if (!this.#keepsData) rmSync(this.dataFolder, { recursive: true, force: true });
  }

  #page(matches: (kind: string | null) => boolean, count: number): Promise<Page[]> {
    return this.#waitFor('a window', () => {
      const pages = this.app.windows().filter((page) => {
        const url = page.url();
        return URL.canParse(url) && matches(new URL(url).searchParams.get('window'));
      });
      return Promise.resolve(pages.length >= count ? pages : undefined);
    });
  }

  async #waitFor<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
    const end = Date.now() + 30_000;
    while (Date.now() < end) {
      const found = await look();
      if (found !== undefined) return found;
      await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error(`${what} did not come within 30 s`);
  }
}

/** Starts the built program as a person would, with nothing on its disk unless a folder is given. */
export async function openWall(wishes: WallWishes = {}): Promise<RunningWall> {
  const dataFolder = wishes.dataFolder ?? mkdtempSync(join(tmpdir(), 'brightwall-journey-'));
  const display = await openDisplay(wishes);
  try {
    const app = await _electron.launch({
      executablePath: electronPath(),
      cwd: root,
      args: [
        ...['-r', join(root, 'tests/journeys/heldReady.cjs')],
        ...['-r', join(root, 'tests/journeys/cityTap.cjs')],
        root,
        `--user-data-dir=${dataFolder}`,
        ...argumentsOf(wishes),
      ],
      env: { ...environment(display.display), ...wishes.env },
      chromiumSandbox: process.getuid?.() !== 0,
      timeout: 60_000,
    });
    return new RunningWall(app, dataFolder, display, wishes.dataFolder !== undefined);
  } catch (error) {
    display.close();
    throw error;
  }
}

/** Who takes pictures uses this harness without a test around it. */
function isJourneyFailing(): boolean {
  try {
    const { status, expectedStatus } = test.info();
    return status !== expectedStatus;
  } catch {
    return false;
  }
}

function openDisplay(wishes: WallWishes): Promise<VirtualDisplay | Displays> {
  return wishes.displayCount === undefined
    ? openVirtualDisplay({ size: wishes.displaySize ?? '1920x1080' })
    : openDisplays(wishes.displayCount, wishes.displayMode);
}

function argumentsOf(wishes: WallWishes): string[] {
  const { locale, cameras, alarmsPerHour, wallCount, args } = wishes;
  return [
    ...(locale ? [`--lang=${locale}`] : []),
    ...(cameras === undefined ? [] : [`--cameras=${String(cameras)}`]),
    ...(alarmsPerHour === undefined ? [] : [`--alarms-per-hour=${String(alarmsPerHour)}`]),
    ...(wallCount === undefined ? [] : [`--windowed-screens=${String(wallCount)}`]),
    ...(wishes.isFirstStart === true ? [] : ['--no-guide']),
    ...(args ?? []),
  ];
}

function environment(display: string): Record<string, string> {
  const known = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[0] !== 'WAYLAND_DISPLAY',
  );
  return { ...Object.fromEntries(known), DISPLAY: display };
}

/** The Electron that `npm test` chose, or the one that setup would choose. */
export function electronPath(): string {
  const given = process.env['BRIGHTWALL_ELECTRON'];
  if (given) return given;
  const setup = join(root, 'build/setup.mjs');
  const words = execFileSync(process.execPath, [setup, '--print-electron'], { encoding: 'utf8' });
  return words.trim().split('\n').at(-1) ?? '';
}
