import { randomUUID } from 'node:crypto';

/** What a camera of the rehearsal city can be made to suffer. */
export type CityFault =
  | 'offline'
  | 'unauthorized'
  | 'not-found'
  | 'server-error'
  | 'expired-token'
  | 'refused'
  | 'never-answers'
  | 'html'
  | 'stale-playlist'
  | 'unplayable-codec';

/** Faults that come seldom: a source that lags, a line that drips, a secure connection that fails. */
export type RareFault = 'late' | 'too-slow' | 'tls';

/** Faults of the picture alone: every answer is in order and what it shows is not true. */
export type DrawnFault = 'freeze' | 'black' | 'loop';

/** Where the city of one run answers. */
export interface CityDoor {
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

interface RaisedAlarm {
  readonly id: string;
  readonly cameraId: string;
}

/** Directs the rehearsal city over its own protocol, as the platform's side of a journey. */
export class CityControl {
  readonly #base: string;
  readonly #door: CityDoor;
  #token: string | undefined;

  constructor(door: CityDoor) {
    this.#base = `http://127.0.0.1:${String(door.port)}/vnp/v1`;
    this.#door = door;
  }

  raiseAlarm(cameraId: string, kind: string, more: object = {}): Promise<RaisedAlarm> {
    const body = { cameraId, kind, ...more };
    return this.ask('POST', '/rehearsal/alarms', body) as Promise<RaisedAlarm>;
  }

  async clearAlarm(alarmId: string): Promise<void> {
    await this.ask('POST', `/rehearsal/alarms/${encodeURIComponent(alarmId)}/clear`);
  }

  async setFault(cameraId: string, fault: CityFault | DrawnFault | RareFault): Promise<void> {
    await this.ask('PUT', `/rehearsal/faults/${encodeURIComponent(cameraId)}`, { fault });
  }

  async liftFault(cameraId: string): Promise<void> {
    await this.ask('DELETE', `/rehearsal/faults/${encodeURIComponent(cameraId)}`);
  }

  /** Any request of the protocol; the answer's JSON, null where there is none. */
  async ask(method: string, path: string, body?: object): Promise<unknown> {
    this.#token ??= await this.#logIn();
    const response = await this.#send(method, path, body, {
      authorization: `Bearer ${this.#token}`,
      'idempotency-key': randomUUID(),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${String(response.status)} ${text}`);
    return text === '' ? null : JSON.parse(text);
  }

  async #logIn(): Promise<string> {
    const { user, password } = this.#door;
    const response = await this.#send('POST', '/login', { user, password });
    const session = (await response.json()) as { accessToken: string };
    return session.accessToken;
  }

  #send(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return fetch(this.#base + path, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(10_000),
    });
  }
}
