import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

import type { CityPlan } from './cityHost';
import type { Counts } from './tally';
import type { OriginWishes } from './troubles';

const root = resolve(import.meta.dirname, '../../..');

/** The running origin, as the bench directs it. */
export class Origin {
  readonly mediaPort: number;
  readonly controlUrl: string;
  readonly pid: number;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, mediaPort: number, controlPort: number) {
    this.#child = child;
    this.pid = child.pid ?? 0;
    this.mediaPort = mediaPort;
    this.controlUrl = `http://127.0.0.1:${String(controlPort)}`;
  }

  static async start(): Promise<Origin> {
    const entry = resolve(import.meta.dirname, 'main.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', entry], {
      cwd: root,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const ports = await new Promise<[number, number]>((done, refuse) => {
      child.once('exit', (code) => {
        refuse(new Error(`the origin ended with ${String(code)}`));
      });
      createInterface({ input: child.stdout }).on('line', (line) => {
        const match = /^ready (\d+) (\d+)$/.exec(line);
        if (match !== null) done([Number(match[1]), Number(match[2])]);
      });
    });
    return new Origin(child, ...ports);
  }

  async wish(wishes: OriginWishes): Promise<void> {
    await this.#order('/wishes', wishes);
  }

  async plan(plan: CityPlan): Promise<void> {
    await this.#order('/plan', plan);
  }

  async alarm(cameraId: string): Promise<void> {
    await this.#order('/alarm', { cameraId });
  }

  async resetCounts(): Promise<void> {
    await this.#order('/reset');
  }

  async counts(): Promise<Counts> {
    return (await this.#order('/counts')) as Counts;
  }

  close(): void {
    this.#child.stdin?.end();
    this.#child.kill('SIGTERM');
  }

  async #order(path: string, body: object = {}): Promise<unknown> {
    const response = await fetch(this.controlUrl + path, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`origin ${path}: ${await response.text()}`);
    return response.json();
  }
}
