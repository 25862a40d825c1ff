import { gzipSync } from 'node:zlib';
import type * as http from 'node:http';

import { afterEach, describe, expect, it } from 'vitest';

import { startMediaServer } from '../../../tests/fakes/mediaServer';
import { startSecureServer } from '../../../tests/fakes/secureServer';
import { boundedFetch } from './boundedFetch';
import { readJson } from './readAnswer';

const ask = boundedFetch(Date.now);
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

const echo = (request: http.IncomingMessage, response: http.ServerResponse): void => {
  response.setHeader('x-type', request.headers['content-type'] ?? '');
  request.pipe(response);
};

describe('boundedFetch', () => {
  it('tells a certificate that is not trusted from a platform that is away', async () => {
    const server = await startSecureServer((_, response) => response.end());
    cleanUps.push(server.close);
    const asked = await ask({ url: server.url });
    expect(asked).toMatchObject({ fault: { code: 'platform/certificate' } });
    const away = await ask({ url: 'http://127.0.0.1:9' });
    expect(away).toMatchObject({ fault: { code: 'platform/unreachable' } });
  });

  it('sends forms, texts and JSON as what they are', async () => {
    const { url } = await given(echo);
    const sent = [
      { body: { form: { user: '林 一' } }, type: 'application/x-www-form-urlencoded' },
      { body: { text: '<x/>', type: 'application/xml' }, type: 'application/xml' },
      { body: { json: { a: 1 } }, type: 'application/json' },
    ];
    for (const { body, type } of sent) {
      const answer = await ask({ method: 'POST', url, body });
      expect(answer.ok && answer.value.headers.get('x-type')).toBe(type);
    }
  });

  it('counts a packed answer by what it becomes: a bomb is not held', async () => {
    const bomb = gzipSync(Buffer.alloc(20 * 1024 * 1024));
    expect(bomb.byteLength).toBeLessThan(40_000);
    const { url } = await given((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    });
    expect(await ask({ url, maxBytes: 1024 * 1024 })).toEqual({
      ok: false,
      fault: { code: 'platform/bad-answer', detail: 'the answer is too large' },
    });
  });

  it('ends an answer that begins and does not go on', async () => {
    const { url } = await given((_, response) => response.write('{"half":'));
    expect(await ask({ url, limitMs: 100 })).toMatchObject({ fault: { code: 'platform/timeout' } });
  });

  it('tells a connection that broke in the middle of an answer', async () => {
    const { url } = await given((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"half":');
      setTimeout(() => response.destroy(), 20);
    });
    expect(await ask({ url })).toMatchObject({ fault: { code: 'platform/unreachable' } });
  });

  it('follows redirects within a server, so many and no more', async () => {
    const server = await given((request, response) => {
      if (request.url === '/there') response.end('{}');
      else response.writeHead(302, { location: request.url === '/' ? '/there' : '/loop' }).end();
    });
    expect(await ask({ url: `${server.url}/`, maxRedirects: 2 })).toMatchObject({
      value: { status: 200 },
    });
    expect(await ask({ url: `${server.url}/loop`, maxRedirects: 3 })).toMatchObject({
      fault: { code: 'platform/bad-answer', detail: 'redirects do not end' },
    });
  });

  it('follows none to another server, where a token would go along', async () => {
    const other = await given(echo);
    const { url } = await given((_, response) => {
      response.writeHead(302, { location: `${other.url}/login` }).end();
    });
    const answer = await ask({ url, maxRedirects: 3, headers: { authorization: 'invented' } });
    expect(answer).toMatchObject({ fault: { code: 'platform/bad-answer' } });
    expect(other.seen).toHaveLength(0);
  });
});

describe('readJson', () => {
  const answered = (text: string, status = 200) => ({
    status,
    headers: new Headers(),
    bytes: new TextEncoder().encode(text),
    tookMs: 1,
  });

  it('tells the log-in page of a network from broken JSON', () => {
    expect(readJson(answered('<!DOCTYPE html><title>Log in</title>'))).toMatchObject({
      fault: { code: 'platform/bad-answer', detail: 'status 200, a web page' },
    });
    expect(readJson(answered('{"half":', 502))).toMatchObject({
      fault: { detail: 'status 502 without JSON' },
    });
  });

  it('does not build what is nested without end', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(readJson(answered(deep))).toMatchObject({ ok: false });
    const brackets = JSON.stringify({ text: '[{"'.repeat(200) });
    expect(readJson(answered(brackets))).toEqual({ ok: true, value: JSON.parse(brackets) });
  });
});
