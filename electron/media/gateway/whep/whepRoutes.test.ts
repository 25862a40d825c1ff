import { afterEach, describe, expect, it } from 'vitest';

import { startMediamtx, type FakeMediamtx } from '../../../../tests/fakes/mediamtx/fakeMediamtx';
import { aPath } from '../../../../tests/fakes/mediamtx/world';
import { startGateway, type RunningGateway } from '../server';

const origin = 'app://brightwall';
const secret = 'a-secret-of-a-lease';
const login = 'wall:a-password';
const authorization = `Basic ${Buffer.from(login).toString('base64')}`;
const offer = 'v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\n';
const answer = 'v=0\r\no=- 2 1 IN IP4 192.0.2.1\r\n';

const cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

interface Given {
  mtx: FakeMediamtx;
  gateway: RunningGateway;
  url: string;
  heard: { offers: string[]; left: string[] };
}

const given = async (path = 'gate/east'): Promise<Given> => {
  const mtx = await startMediamtx({ login, paths: [aPath('gate/east')] });
  const heard: Given['heard'] = { offers: [], left: [] };
  mtx.whep.sender = {
    answer: (said) => {
      heard.offers.push(said);
      return Promise.resolve(answer);
    },
    left: (session) => {
      heard.left.push(session);
    },
  };
  const limits = { firstByteMs: 1_000 };
  const key = Buffer.alloc(32, 1);
  const gateway = await startGateway({ port: 0, key, pageOrigins: [origin], limits });
  cleanUps.push(
    () => mtx.close(),
    () => gateway.close(),
  );
  const upstream = {
    url: `${mtx.urlOf('hls')}/${path}/index.m3u8`,
    headers: { authorization },
    whepUrl: `${mtx.urlOf('webrtc')}/${path}/whep`,
  };
  gateway.leases.put({ secret, upstream });
  const url = `http://127.0.0.1:${String(gateway.port)}/l/${secret}/whep`;
  return { mtx, gateway, url, heard };
};

const say = (url: string, method: string, body?: string): Promise<Response> =>
  fetch(url, {
    method,
    headers: { origin, 'content-type': 'application/sdp' },
    ...(body === undefined ? {} : { body }),
  });

const faultOf = async (response: Promise<Response>): Promise<string | null> =>
  (await response).headers.get('x-brightwall-fault');

const opened = async (url: string): Promise<string> => {
  const response = await say(url, 'POST', offer);
  expect(response.status).toBe(201);
  return new URL(response.headers.get('location') ?? '', url).href;
};

describe('pictures by WebRTC through the gateway', () => {
  it('are agreed on with our log-in, of which the page learns nothing', async () => {
    const { mtx, url, heard } = await given();
    const response = await say(url, 'POST', offer);
    expect(response.status).toBe(201);
    expect(await response.text()).toBe(answer);
    expect(response.headers.get('location')).toMatch(/^\/l\/a-secret-of-a-lease\/whep\/[\w-]+$/);
    expect(response.headers.get('access-control-expose-headers')).toContain('location');
    expect(heard.offers).toEqual([offer]);
    expect(mtx.seen.at(-1)?.headers).toMatchObject({
      authorization,
      'content-type': 'application/sdp',
    });
  });

  it('end when the page says so', async () => {
    const { mtx, url, heard } = await given();
    const session = await opened(url);
    expect((await say(session, 'PATCH', 'a=candidate')).status).toBe(204);
    expect(mtx.whep.trickled).toBe(1);
    expect((await say(session, 'DELETE')).status).toBe(204);
    expect(heard.left).toHaveLength(1);
    expect(mtx.whep.sessions.size).toBe(0);
    expect(await faultOf(say(session, 'PATCH', 'a=candidate'))).toBe('stream/lease-ended');
  });

  it('end with their lease, whatever became of the page', async () => {
    const { mtx, gateway, url } = await given();
    await opened(url);
    gateway.leases.drop(secret);
    await expect.poll(() => mtx.whep.sessions.size, { timeout: 5_000 }).toBe(0);
    expect(await faultOf(say(url, 'POST', offer))).toBe('stream/lease-ended');
  });

  it('are for our own pages only, which may ask first', async () => {
    const { url, heard } = await given();
    const foreign = await fetch(url, {
      method: 'POST',
      headers: { origin: 'https://example.org' },
      body: offer,
    });
    expect(foreign.status).toBe(403);
    expect(heard.offers).toEqual([]);
    const asked = await say(url, 'OPTIONS');
    expect(asked.status).toBe(204);
    expect(asked.headers.get('access-control-allow-origin')).toBe(origin);
    expect(asked.headers.get('access-control-allow-methods')).toContain('DELETE');
    expect((await say(url, 'GET')).status).toBe(405);
  });

  it.each([
    ['a path that is not there', 'gate/nowhere', 'stream/not-found'],
    ['a stream in a codec that does not go that way', 'gate/new', 'stream/codec'],
  ])('are refused by name: %s', async (_name, path, code) => {
    const { mtx, url } = await given(path);
    mtx.world.paths.set('gate/new', aPath('gate/new', { codecs: ['H265'] }));
    expect(await faultOf(say(url, 'POST', offer))).toBe(code);
  });

  it('are refused by name: no such way, no offer, too much, a server that is silent or gone', async () => {
    const { mtx, gateway, url } = await given();
    expect(await faultOf(say(url, 'POST', 'hello'))).toBe('stream/codec');
    expect(await faultOf(say(url, 'POST', `v=0${'x'.repeat(70_000)}`))).toBe('stream/codec');
    const hls = `${mtx.urlOf('hls')}/gate/east/index.m3u8`;
    const whepUrl = `${mtx.urlOf('webrtc')}/gate/east/whep`;
    gateway.leases.put({ secret, upstream: { url: hls, headers: {}, whepUrl } });
    expect(await faultOf(say(url, 'POST', offer))).toBe('stream/unauthorized');
    gateway.leases.put({ secret, upstream: { url: hls, headers: {} } });
    expect(await faultOf(say(url, 'POST', offer))).toBe('stream/not-found');
    gateway.leases.put({ secret, upstream: { url: hls, headers: { authorization }, whepUrl } });
    mtx.world.spoil = () => true;
    expect(await faultOf(say(url, 'POST', offer))).toBe('stream/no-answer');
    await mtx.close();
    expect(await faultOf(say(url, 'POST', offer))).toBe('stream/refused');
  });

  it('keep within the server that was asked: a session elsewhere is none of ours', async () => {
    const { mtx, url } = await given();
    mtx.world.spoil = (_request, response) => {
      response.writeHead(201, {
        location: 'http://192.0.2.7/admin',
        'content-type': 'application/sdp',
      });
      response.end(answer);
      return true;
    };
    const session = await opened(url);
    expect((await say(session, 'DELETE')).status).toBe(204);
    expect(mtx.seen.filter(({ method }) => method === 'DELETE')).toEqual([]);
  });
});
