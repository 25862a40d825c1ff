import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Confirmed } from './history';
import { programs } from './programs';

const root = join(import.meta.dirname, '../../..');
const account = { user: 'wall', password: 'proof' };
const rival = { seat: 9, name: 'Nine', role: 'officer' };

interface WireAlarm {
  id: string;
  acknowledged: { actor: { name: string }; atMs: number } | null;
}
interface WireIncident {
  id: string;
  owner: { name: string } | null;
  timeline: { textZh: string }[];
}
interface WireAnswer {
  idempotencyKey: string;
  action: string;
  targetId: string;
  actor: { seat: number };
  status: number;
  text?: string;
}

/** The city as a process of its own, something happening in it all the time. */
export class Platform {
  readonly password = account.password;
  readonly #process: ChildProcess;
  #base = '';
  #token = '';
  #cameraIds: string[] = [];
  #serial = 0;
  #timer: NodeJS.Timeout | undefined;

  private constructor(city: ChildProcess) {
    this.#process = city;
  }

  static async start(): Promise<Platform> {
    const options = {
      clipsFolder: join(root, 'resources/rehearsal'),
      script: 'off',
      alarmsPerHour: 0,
      ...account,
    };
    const city = spawn(process.execPath, [programs.city], {
      cwd: root,
      env: { ...process.env, BRIGHTWALL_CITY: JSON.stringify(options) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const platform = new Platform(city);
    const port = await new Promise<string>((done, failed) => {
      city.once('exit', () => {
        failed(new Error('the city did not start'));
      });
      city.stdout.on('data', (chunk: Buffer) => {
        const found = /^ready (\d+)/.exec(chunk.toString())?.[1];
        if (found !== undefined) done(found);
      });
    });
    platform.#base = `http://127.0.0.1:${port}`;
    await platform.#logIn();
    return platform;
  }

  get address(): string {
    return this.#base;
  }

  /** Alarms and incidents come, clear and are accepted by somebody else, until `calm`. */
  stir(everyMs: number): void {
    this.#timer = setInterval(() => {
      void this.#happen().catch(() => undefined);
    }, everyMs);
  }

  /** One after the other, so many. */
  async happen(times: number): Promise<void> {
    for (let time = 0; time < times; time += 1) await this.#happen();
  }

  calm(): void {
    clearInterval(this.#timer);
  }

  stop(): void {
    this.calm();
    this.#process.kill('SIGKILL');
  }

  /** What it confirmed, from its own books. */
  async confirmed(): Promise<Confirmed> {
    const answers = await this.#ask<{ answers: WireAnswer[] }>('GET', '/rehearsal/answers');
    return {
      answers: answers.answers.map((one) => ({
        key: one.idempotencyKey,
        wish: `${String(one.actor.seat)} ${one.action} ${one.targetId} ${one.text ?? ''}`,
        isDone: one.status === 200,
      })),
      alarms: (await this.#all<WireAlarm>('alarms')).map(({ id, acknowledged }) => ({
        id,
        acknowledgedMs: acknowledged?.atMs ?? null,
        by: acknowledged?.actor.name ?? null,
      })),
      incidents: (await this.#all<WireIncident>('incidents')).map(({ id, owner, timeline }) => ({
        id,
        owners: owner === null ? [] : [owner.name],
        notes: timeline.map(({ textZh }) => textZh).filter((text) => text.startsWith('note ')),
      })),
    };
  }

  async #happen(): Promise<void> {
    this.#serial += 1;
    const at = this.#serial;
    const cameraId = this.#cameraIds[at % this.#cameraIds.length];
    if (at % 5 === 0) {
      const wish = { cameraId, kind: 'road-obstacle' };
      const { id } = await this.#ask<{ id: string }>('POST', '/rehearsal/incidents', wish);
      if (at % 10 !== 0) return;
      const key = `rival-${id}`;
      await this.#ask('POST', `/incidents/${id}/accept`, { actor: rival }, key);
      return;
    }
    const clearAfterMs = at % 3 === 0 ? 400 : null;
    const wish = { cameraId, kind: 'road-collision', level: 3, clearAfterMs };
    await this.#ask('POST', '/rehearsal/alarms', wish);
  }

  async #logIn(): Promise<void> {
    const body = JSON.stringify(account);
    const response = await fetch(`${this.#base}/vnp/v1/login`, { method: 'POST', body });
    this.#token = ((await response.json()) as { accessToken: string }).accessToken;
    const { cameras } = await this.#ask<{ cameras: { id: string }[] }>(
      'GET',
      '/catalog/cameras?limit=500',
    );
    this.#cameraIds = cameras.map(({ id }) => id);
  }

  async #all<Row>(what: 'alarms' | 'incidents'): Promise<Row[]> {
    const rows: Row[] = [];
    for (let cursor = ''; ;) {
      const page = await this.#ask<Record<string, Row[]> & { nextCursor: string | null }>(
        'GET',
        `/${what}?state=all&limit=500${cursor}`,
      );
      rows.push(...(page[what] ?? []));
      if (page.nextCursor === null) return rows;
      cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`;
    }
  }

  async #ask<Answer>(method: string, path: string, body?: object, key?: string): Promise<Answer> {
    const response = await fetch(`${this.#base}/vnp/v1${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${this.#token}`,
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return (await response.json()) as Answer;
  }
}
