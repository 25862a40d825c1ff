import type * as http from 'node:http';

import { afterEach, describe, expect, it } from 'vitest';

import { startMediaServer } from '../../tests/fakes/mediaServer';
import { askHttp } from './http';

const ask = askHttp(Date.now);
const cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

const given = async (
  answer: (request: http.IncomingMessage, response: http.ServerResponse) => void,
) => {
  const server = await startMediaServer(answer);
  cleanUps.push(server.close);
  return server;
};

const get = (url: string, limitMs = 2_000) => ask({ method: 'GET', url, limitMs });

describe('askHttp', () => {
  it('sends and takes JSON', async () => {
    const server = await given((request, response) => {
      request.pipe(response);
    });
    const body = { seat: 3, name: '林一' };
    const answer = await ask({ method: 'POST', url: server.url, body, limitMs: 2_000 });
    expect(answer).toMatchObject({ ok: true, value: { status: 200, body } });
    expect(server.seen[0]?.headers['content-type']).toBe('application/json');
  });

  it('takes a refusal for an answer', async () => {
    const server = await given((_, response) => response.writeHead(409).end('{"error":{}}'));
    expect(await get(server.url)).toMatchObject({ ok: true, value: { status: 409 } });
  });

  it('takes an answer without a body', async () => {
    const server = await given((_, response) => response.writeHead(204).end());
    const answer = await get(server.url);
    expect(answer).toMatchObject({ ok: true, value: { status: 204, body: undefined } });
  });

  it('follows no redirect, since the token would go along', async () => {
    const server = await given((_, response) => {
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    expect(await get(server.url)).toMatchObject({ ok: true, value: { status: 302 } });
    expect(server.seen).toHaveLength(1);
  });

  it('names a platform that is not there', async () => {
    const server = await given(() => undefined);
    await server.close();
    const fault = { code: 'platform/unreachable', detail: 'ECONNREFUSED' };
    expect(await get(server.url)).toEqual({ ok: false, fault });
  });

  it('names a platform that keeps silent', async () => {
    const server = await given(() => undefined);
    expect(await get(server.url, 100)).toMatchObject({ fault: { code: 'platform/timeout' } });
  });

  it('names an answer that is no JSON, or far too large', async () => {
    const page = await given((_, response) => response.end('<html>'));
    expect(await get(page.url)).toMatchObject({ fault: { code: 'platform/bad-answer' } });
    const flood = await given((_, response) => {
      const chunk = Buffer.alloc(1024 * 1024, 32);
      for (let n = 0; n < 40; n += 1) response.write(chunk);
      response.end();
    });
    expect(await get(flood.url, 10_000)).toMatchObject({ fault: { code: 'platform/bad-answer' } });
  });
});
