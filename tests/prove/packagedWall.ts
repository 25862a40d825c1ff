import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

import { chromium, type Browser, type Page } from '@playwright/test';

import type { ThrowAwayUser } from './throwAwayUser';

/** A packaged program that runs, driven over its debugging port. */
export class PackagedWall {
  readonly pid: number;
  readonly browser: Browser;
  readonly #process: ChildProcess;

  private constructor(child: ChildProcess, browser: Browser) {
    this.#process = child;
    this.pid = child.pid ?? 0;
    this.browser = browser;
  }

  /** Starts `executable` as `user` and waits for its debugging port. */
  static async start(
    executable: string,
    user: ThrowAwayUser,
    display: string,
  ): Promise<PackagedWall> {
    const env = {
      HOME: user.home,
      DISPLAY: display,
      PATH: process.env['PATH'] ?? '',
      LANG: 'C.UTF-8',
    };
    const words = [...user.runAs, executable, '--remote-debugging-port=0', '--alarms-per-hour=0'];
    const child = spawn(words[0] ?? '', words.slice(1), {
      cwd: user.home,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    });
    try {
      const port = await debuggingPort(child);
      return new PackagedWall(
        child,
        await chromium.connectOverCDP(`http://127.0.0.1:${String(port)}`),
      );
    } catch (error) {
      endGroup(child);
      throw error;
    }
  }

  /** The window of that kind, as soon as it is there. */
  async page(kind: 'wall' | 'desk'): Promise<Page> {
    const end = Date.now() + 30_000;
    while (Date.now() < end) {
      const pages = this.browser.contexts().flatMap((context) => context.pages());
      const page = pages.find((one) => one.url().includes(`window=${kind}`));
      if (page) return page;
      await new Promise((done) => setTimeout(done, 200));
    }
    throw new Error(`no ${kind} window within 30 s`);
  }

  /** System ids of the processes of one type, such as `renderer`. */
  async processIds(type: string): Promise<number[]> {
    const session = await this.browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return processInfo.filter((one) => one.type === type).map((one) => one.id);
  }

  async close(): Promise<void> {
    await this.browser.close();
    endGroup(this.#process);
  }
}

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // All of it has ended.
  }
}

function debuggingPort(child: ChildProcess): Promise<number> {
  return new Promise((done, refuse) => {
    const said: string[] = [];
    const timer = setTimeout(
      () => refuse(new Error(`no port in 30 s: ${said.join('\n')}`)),
      30_000,
    );
    child.once('exit', (code) => {
      refuse(new Error(`ended with ${String(code)}: ${said.join('\n')}`));
    });
    if (!child.stderr) return;
    createInterface({ input: child.stderr }).on('line', (line) => {
      said.push(line);
      const port = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//.exec(line)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      done(Number(port));
    });
  });
}
