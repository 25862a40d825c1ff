import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCityUnderTest, type CityUnderTest } from '../../tests/fakes/cityUnderTest';

let city: CityUnderTest;
let cameraId: string;
let nowMs = Date.UTC(2026, 10, 22, 6);

beforeAll(async () => {
  city = await startCityUnderTest({ now: () => nowMs, streamLifeMs: 10_000 });
  const { body } = await city.ask('GET', '/catalog/starter');
  cameraId = body.cameraIds[0];
});
afterAll(() => city.close());

const open = async () =>
  (await city.ask('POST', '/streams', { cameraId, profile: 'main' })).body as {
    streamId: string;
    url: string;
    expiresAtMs: number;
  };

async function codeOf(url: string): Promise<string> {
  const response = await city.fetchMedia(url);
  if (response.ok) return 'ok';
  const body = (await response.json()) as { error: { code: string } };
  return `${String(response.status)} ${body.error.code}`;
}

describe('streams', () => {
  it('plays from the first request on: playlist, beginning and newest segment are there', async () => {
    const { url } = await open();
    const variant = /^main\.m3u8\S+$/m.exec(await (await city.fetchMedia(url)).text())?.[0] ?? '';
    const media = new URL(variant, url).href;
    const playlist = await (await city.fetchMedia(media)).text();
    const names = [...playlist.matchAll(/URI="([^"]+)"|^(main-\d+\.m4s\S+)$/gm)];
    expect(names).toHaveLength(7);
    for (const [, init, segment] of names) {
      expect(await codeOf(new URL(init ?? segment ?? '', media).href)).toBe('ok');
    }
  });

  it('needs the token of that very stream', async () => {
    const first = await open();
    const second = await open();
    const token = new URL(second.url).searchParams.get('token') ?? '';
    const mixed = new URL(first.url);
    mixed.searchParams.set('token', token);
    expect(await codeOf(mixed.href)).toBe('401 bad-token');
    expect(await codeOf(first.url.replace(/\?.*/, ''))).toBe('401 bad-token');
  });

  it('runs out, and goes on at the same address when it is renewed', async () => {
    const stream = await open();
    nowMs += 10_000;
    expect(await codeOf(stream.url)).toBe('401 expired-token');
    const renewed = await city.ask('POST', `/streams/${stream.streamId}/renew`);
    expect(renewed.body).toMatchObject({ url: stream.url, expiresAtMs: nowMs + 10_000 });
    expect(await codeOf(stream.url)).toBe('ok');
  });

  it('is gone when it is closed, and closing twice is no error', async () => {
    const stream = await open();
    expect((await city.ask('DELETE', `/streams/${stream.streamId}`)).status).toBe(204);
    expect((await city.ask('DELETE', `/streams/${stream.streamId}`)).status).toBe(204);
    expect(await codeOf(stream.url)).toBe('410 unknown-stream');
    expect((await city.ask('POST', `/streams/${stream.streamId}/renew`)).status).toBe(404);
  });

  it('serves no file that no playlist names', async () => {
    const { url } = await open();
    for (const name of ['main-1.m4s', 'main-init-nothing.mp4', '..%2F..%2Fpackage.json', 'x']) {
      expect(await codeOf(url.replace('index.m3u8', name))).toBe('404 not-found');
    }
  });

  it('refuses a camera and a size that there are not', async () => {
    const nobody = '99999999999999999999';
    const unknown = await city.ask('POST', '/streams', { cameraId: nobody, profile: 'main' });
    expect(unknown.body.error.code).toBe('unknown-camera');
    const huge = await city.ask('POST', '/streams', { cameraId, profile: 'huge' });
    expect(huge.body.error).toMatchObject({ code: 'bad-request', detail: { at: '/profile' } });
  });

  it('turns the picture of a camera that is steered', async () => {
    const cameras = (await city.ask('GET', '/catalog/cameras?limit=60')).body.cameras;
    const head = cameras.find((one: { number: number }) => one.number === 1033);
    const actor = { seat: 3, name: '林一', role: 'officer' };
    const lease = await city.ask('POST', `/cameras/${head.id}/ptz/lease`, { actor });
    const { leaseId } = lease.body;
    const stream = await city.ask('POST', '/streams', { cameraId: head.id, profile: 'main' });
    const media = stream.body.url.replace('index.m3u8', 'main.m3u8');
    const newest = async () => {
      const text = await (await city.fetchMedia(media)).text();
      const name = /^main-\d+\.m4s\S+$/gm;
      const last = [...text.matchAll(name)].at(-1)?.[0] ?? '';
      return (await city.fetchMedia(new URL(last, media).href)).text();
    };
    expect(await newest()).toContain('crossing/main');
    const goTo = { leaseId, presetId: '3' };
    await city.ask('POST', `/cameras/${head.id}/ptz/presets/goto`, goTo);
    nowMs += 2000;
    expect(await newest()).toContain('right/main');
  });
});
