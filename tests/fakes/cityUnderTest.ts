import { expect, vi } from 'vitest';
import type { CityOptions } from '../../electron/rehearsal/options';
import { startCity, type RunningCity } from '../../electron/rehearsal/server';
import { makeTinyClips } from './tinyClips';
import { VnpDocument } from './vnpDocument';

// Real servers on a machine that may be busy with windows: patience, not speed.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

export interface Answered {
  status: number;
  // What comes over the wire is checked against the document, not by the compiler.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- see above
  body: any;
  headers: Headers;
}

export interface CityUnderTest {
  city: RunningCity;
  document: VnpDocument;
  folder: string;
  /** One request as a logged-in client; the exchange must conform to the document. */
  ask: (method: string, path: string, body?: unknown, key?: string) => Promise<Answered>;
  fetchMedia: (url: string) => Promise<Response>;
  logIn: () => Promise<string>;
  close: () => Promise<void>;
}

export const account = { user: 'wall', password: 'secret of the test' };
export const officer = { seat: 3, name: '林一', role: 'officer' } as const;
export const lead = { seat: 1, name: '方中', role: 'lead' } as const;

/** A small silent city on tiny clips, with a client that checks every word of it. */
export async function startCityUnderTest(
  options: Partial<CityOptions> = {},
): Promise<CityUnderTest> {
  const clips = await makeTinyClips();
  const city = await startCity({
    clipsFolder: clips.folder,
    cameras: 60,
    script: 'off',
    alarmsPerHour: 0,
    ...account,
    ...options,
  });
  const document = new VnpDocument();
  let token = '';
  const ask = async (
    method: string,
    path: string,
    body?: unknown,
    key?: string,
  ): Promise<Answered> => {
    const response = await fetch(`${city.url}/vnp/v1${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const type = response.headers.get('content-type');
    const text = await response.text();
    const isJson = type?.startsWith('application/json') === true;
    const answer: unknown = isJson ? JSON.parse(text) : text;
    const [bare = ''] = path.split('?');
    const exchange = { method, path: bare, body, status: response.status, type, answer };
    expect(document.check(exchange)).toEqual([]);
    return { status: response.status, body: answer, headers: response.headers };
  };
  const logIn = async () => {
    const { body } = await ask('POST', '/login', account);
    token = (body as { accessToken: string }).accessToken;
    return token;
  };
  await logIn();
  return {
    city,
    document,
    folder: clips.folder,
    ask,
    logIn,
    fetchMedia: (url) => fetch(url, { signal: AbortSignal.timeout(10_000) }),
    close: async () => {
      await city.close();
      await clips.remove();
    },
  };
}
