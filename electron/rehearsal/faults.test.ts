import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startCityUnderTest, type CityUnderTest } from '../../tests/fakes/cityUnderTest';

let city: CityUnderTest;
let cameraId: string;

beforeAll(async () => {
  city = await startCityUnderTest();
  const { body } = await city.ask('GET', '/catalog/starter');
  cameraId = body.cameraIds[0];
});
afterAll(() => city.close());
afterEach(() => city.ask('DELETE', '/rehearsal/faults'));

const fault = (kind: string) => city.ask('PUT', `/rehearsal/faults/${cameraId}`, { fault: kind });

async function open(): Promise<string> {
  const { body } = await city.ask('POST', '/streams', { cameraId, profile: 'main' });
  return body.url;
}

const media = (url: string) => url.replace('index.m3u8', 'main.m3u8');

async function refusalOf(url: string): Promise<{ status: number; code: string }> {
  const response = await city.fetchMedia(url);
  const { error } = (await response.json()) as { error: { code: string } };
  return { status: response.status, code: error.code };
}

describe('faults on demand', () => {
  it.each([
    ['unauthorized', 401, 'bad-token'],
    ['expired-token', 401, 'expired-token'],
    ['not-found', 404, 'not-found'],
    ['server-error', 500, 'internal'],
  ])(
    'answers %s to a stream that is open already, until it is lifted',
    async (kind, status, code) => {
      const url = await open();
      await fault(kind);
      expect(await refusalOf(url)).toEqual({ status, code });
      expect(await refusalOf(media(url))).toEqual({ status, code });
      await city.ask('DELETE', `/rehearsal/faults/${cameraId}`);
      expect((await city.fetchMedia(media(url))).status).toBe(200);
    },
  );

  it('takes the camera off: catalog, open streams and new ones say so', async () => {
    const url = await open();
    const before = await city.ask('GET', '/catalog/cameras?limit=1');
    await fault('offline');
    expect(await refusalOf(url)).toEqual({ status: 410, code: 'camera-offline' });
    const refused = await city.ask('POST', '/streams', { cameraId, profile: 'sub' });
    expect(refused).toMatchObject({ status: 409, body: { error: { code: 'camera-offline' } } });
    await city.ask('DELETE', `/rehearsal/faults/${cameraId}`);
    const since = before.body.catalogVersion as string;
    const { body } = await city.ask('GET', `/catalog/changes?since=${since}`);
    expect(body.changes.map((change: { kind: string }) => change.kind)).toEqual([
      'offline',
      'online',
    ]);
    expect((await city.fetchMedia(url)).status).toBe(200);
  });

  it('hands out an address that refuses connections, and cuts those that are open', async () => {
    const before = await open();
    await fault('refused');
    await expect(city.fetchMedia(before)).rejects.toThrow();
    const error = await city.fetchMedia(await open()).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  });

  it('never answers', async () => {
    const url = await open();
    await fault('never-answers');
    const wait = fetch(url, { signal: AbortSignal.timeout(400) });
    await expect(wait).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('answers a page of HTML instead of a playlist', async () => {
    const url = await open();
    await fault('html');
    const response = await city.fetchMedia(url);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html');
    expect(await response.text()).not.toContain('#EXTM3U');
  });

  it('lets the playlist stand still while its segments are still there', async () => {
    const url = media(await open());
    await fault('stale-playlist');
    const text = async () => (await city.fetchMedia(url)).text();
    const first = await text();
    await new Promise((resolve) => setTimeout(resolve, 2100));
    expect(await text()).toBe(first);
    await city.ask('DELETE', `/rehearsal/faults/${cameraId}`);
    expect(await text()).not.toBe(first);
  });

  it('declares and sends a codec that cannot be played', async () => {
    const url = await open();
    const plain = await (await city.fetchMedia(media(url))).text();
    await fault('unplayable-codec');
    expect(await (await city.fetchMedia(url)).text()).toContain('CODECS="hvc1.');
    const init = /URI="([^"]+)"/.exec(plain)?.[1] ?? '';
    const bytes = await (await city.fetchMedia(new URL(init, url).href)).text();
    expect(bytes).toContain('hvc1');
    expect(bytes).not.toContain('avc1');
    const { body } = await city.ask('POST', '/streams', { cameraId, profile: 'main' });
    expect(body.codecs).toContain('hvc1');
  });

  it('lists what was newest twelve seconds ago, and still has it', async () => {
    const url = media(await open());
    const numbers = async () =>
      [...(await (await city.fetchMedia(url)).text()).matchAll(/^main-(\d+)\.m4s\S*$/gm)].map(
        ([name, number]) => ({ name, number: Number(number) }),
      );
    const before = await numbers();
    await fault('late');
    const late = await numbers();
    const behind = (before.at(-1)?.number ?? 0) - (late.at(-1)?.number ?? 0);
    expect([5, 6]).toContain(behind);
    const oldest = await city.fetchMedia(new URL(late[0]?.name ?? '', url).href);
    expect(oldest.status).toBe(200);
  });

  it('lets a segment drip, and goes on as usual for those who do not wait', async () => {
    const url = media(await open());
    await fault('too-slow');
    const text = await (await city.fetchMedia(url)).text();
    const name = /^main-\d+\.m4s\S*$/m.exec(text)?.[0] ?? '';
    const response = await fetch(new URL(name, url).href);
    const reader = response.body?.getReader();
    let came = 0;
    const startedAtMs = Date.now();
    while (Date.now() - startedAtMs < 900) came += (await reader?.read())?.value?.byteLength ?? 0;
    await reader?.cancel();
    expect(came).toBeGreaterThan(0);
    expect(came).toBeLessThan(1024);
  });

  it('hands out an address whose secure connection fails, and ends open streams', async () => {
    const before = await open();
    await fault('tls');
    expect(await refusalOf(before)).toEqual({ status: 410, code: 'unknown-stream' });
    const url = await open();
    expect(url).toMatch(/^https:/);
    await expect(fetch(url)).rejects.toThrow();
  });

  it.each(['freeze', 'black', 'loop'])(
    'spoils the picture alone (%s), and says that it is not to be taken for a drawing',
    async (kind) => {
      const stream = () => city.ask('POST', '/streams', { cameraId, profile: 'main' });
      const before = await stream();
      expect(before.body.demo).toBe(true);
      await fault(kind);
      expect(await refusalOf(before.body.url)).toEqual({ status: 410, code: 'unknown-stream' });
      const during = await stream();
      expect(during.body.demo).toBe(false);
      const playlist = await (await city.fetchMedia(media(during.body.url))).text();
      const segment = /^(main-\d+\.m4s\S*)$/m.exec(playlist)?.[1] ?? '';
      expect((await city.fetchMedia(new URL(segment, during.body.url).href)).status).toBe(200);
      await city.ask('DELETE', `/rehearsal/faults/${cameraId}`);
      expect(await refusalOf(during.body.url)).toEqual({ status: 410, code: 'unknown-stream' });
      expect((await stream()).body.demo).toBe(true);
    },
  );

  it('touches no other camera', async () => {
    const { body } = await city.ask('GET', '/catalog/starter');
    await fault('server-error');
    const other = { cameraId: body.cameraIds[1], profile: 'small' };
    const stream = await city.ask('POST', '/streams', other);
    expect((await city.fetchMedia(stream.body.url)).status).toBe(200);
  });

  it('lists what is in force and refuses what it does not know', async () => {
    await fault('html');
    const { body } = await city.ask('GET', '/rehearsal/faults');
    expect(body.faults).toMatchObject([{ cameraId, fault: 'html' }]);
    expect((await fault('earthquake')).status).toBe(400);
    const nobody = '99999999999999999999';
    const unknown = await city.ask('PUT', `/rehearsal/faults/${nobody}`, { fault: 'html' });
    expect(unknown).toMatchObject({ status: 404, body: { error: { code: 'unknown-camera' } } });
  });
});
