import { spawn, type ChildProcess } from 'node:child_process';
import { request } from 'node:http';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

import type { CryCount, FloodWish, ProbeWish } from './cries';

const root = resolve(import.meta.dirname, '../../..');

/** The running crier, as the bench directs it. */
export class Crier {
  /** Where it is a platform. */
  readonly port: number;
  /** Takes the place of the origin's for whoever asks for the city. */
  readonly controlUrl: string;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: number, controlPort: number) {
    this.#child = child;
    this.port = port;
    this.controlUrl = `http://127.0.0.1:${String(controlPort)}`;
  }

  static async start(cityControl: string): Promise<Crier> {
    const entry = resolve(import.meta.dirname, 'main.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', entry, cityControl], {
      cwd: root,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const ports = await new Promise<[number, number]>((done, refuse) => {
      child.once('exit', (code) => {
        refuse(new Error(`the crier ended with ${String(code)}`));
      });
      createInterface({ input: child.stdout }).on('line', (line) => {
        const match = /^ready (\d+) (\d+)$/.exec(line);
        if (match !== null) done([Number(match[1]), Number(match[2])]);
      });
    });
    return new Crier(child, ...ports);
  }

  probes(wish: ProbeWish): Promise<CryCount> {
    return this.#order('/probes', wish);
  }

  flood(wish: FloodWish): Promise<CryCount> {
    return this.#order('/flood', wish);
  }

  count(): Promise<CryCount> {
    return this.#order('/count', {});
  }

  close(): void {
    this.#child.stdin?.end();
    this.#child.kill('SIGTERM');
  }

  /** It may take minutes, which `fetch` would not wait. */
  #order(path: string, body: object): Promise<CryCount> {
    return new Promise((done, refuse) => {
      const asked = request(this.controlUrl + path, { method: 'POST' }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          if (answer.statusCode === 200) done(JSON.parse(text) as CryCount);
          else refuse(new Error(`crier ${path}: ${text}`));
        });
      });
      asked.on('error', refuse);
      asked.end(JSON.stringify(body));
    });
  }
}
