import { describe, expect, it } from 'vitest';
import * as z from 'zod';

import { success, type Outcome } from '#contract/outcome';

import { FakeClock } from '../../../tests/fakes/fakeClock';
import type { HttpAnswer, HttpRequest } from '../http';
import { VnpApi } from './vnpApi';
import { VnpSession } from './vnpSession';

const root = 'http://platform.example/vnp/v1';
const anything = z.unknown();

type Reply = { status: number; body?: unknown } | Outcome<HttpAnswer>;

/** A platform of which the test writes every answer; log-ins are answered by themselves. */
const given = (reply: (request: HttpRequest, at: number) => Reply, loginStatus = 200) => {
  const clock = new FakeClock();
  const asked: HttpRequest[] = [];
  const logins: string[] = [];
  const ask = (request: HttpRequest): Promise<Outcome<HttpAnswer>> => {
    const path = request.url.slice(root.length);
    if (path.startsWith('/login')) {
      logins.push(path);
      const n = String(logins.length);
      const expiresAtMs = clock.now() + 100_000;
      const session = {
        accessToken: `a${n}`,
        renewToken: `r${n}`,
        expiresAtMs,
        renewUntilMs: 1e15,
      };
      const refusal = { error: { code: 'bad-login', message: 'no' } };
      const body = loginStatus === 200 ? session : refusal;
      return Promise.resolve(success({ status: loginStatus, body, tookMs: 1 }));
    }
    asked.push(request);
    const answer = reply(request, asked.length);
    return Promise.resolve(
      'ok' in answer ? answer : success({ body: undefined, tookMs: 1, ...answer }),
    );
  };
  const session = new VnpSession({ root, user: 'wall', password: 'word', ask, clock });
  const api = new VnpApi({ root, ask, session, clock, onAnswer: () => undefined });
  return { api, asked, clock, logins, session };
};

const problem = (code: string, detail?: unknown) => ({
  error: { code, message: `said ${code}`, ...(detail === undefined ? {} : { detail }) },
});
const tokenOf = (request: HttpRequest | undefined) => request?.headers?.['authorization'];

describe('VnpApi', () => {
  it('logs in once for many questions', async () => {
    const { api, asked, logins } = given(() => ({ status: 200, body: {} }));
    const get = () => api.ask({ method: 'GET', path: '/alarms' }, anything);
    await Promise.all([get(), get(), get()]);
    expect(logins).toEqual(['/login']);
    expect(asked.map(tokenOf)).toEqual(['Bearer a1', 'Bearer a1', 'Bearer a1']);
  });

  it('renews the log-in before its end', async () => {
    const { api, asked, clock, logins } = given(() => ({ status: 200, body: {} }));
    const get = () => api.ask({ method: 'GET', path: '/alarms' }, anything);
    await get();
    clock.advance(79_000);
    await get();
    expect(logins).toEqual(['/login']);
    clock.advance(2_000);
    await get();
    expect(logins).toEqual(['/login', '/login/renew']);
    expect(tokenOf(asked.at(-1))).toBe('Bearer a2');
  });

  it('reads the ends of tokens on the platform’s clock', async () => {
    const { clock, session } = given(() => ({ status: 200 }));
    session.setPlatformTime(clock.now() + 3_600_000);
    expect(session.toLocalMs(clock.now() + 3_600_000)).toBe(clock.now());
    await session.token();
    expect(session.renewalDueAtMs()).toBeLessThan(clock.now());
  });

  it.each([
    ['expired-token', '/login/renew'],
    ['bad-token', '/login'],
  ])('repeats a question once when the token is refused as %s', async (code, path) => {
    const { api, logins, asked } = given((_, at) =>
      at === 1 ? { status: 401, body: problem(code) } : { status: 200, body: 1 },
    );
    expect(await api.ask({ method: 'GET', path: '/alarms' }, anything)).toEqual(success(1));
    expect(logins).toEqual(['/login', path]);
    expect(asked).toHaveLength(2);
  });

  it('gives up when the token is refused again', async () => {
    const { api, asked } = given(() => ({ status: 401, body: problem('bad-token') }));
    const answer = await api.ask({ method: 'GET', path: '/alarms' }, anything);
    expect(answer).toMatchObject({ ok: false, fault: { code: 'platform/login-expired' } });
    expect(asked).toHaveLength(2);
  });

  it('does not repeat a refused log-in at once, since accounts get locked', async () => {
    const { clock, logins, session } = given(() => ({ status: 200 }), 401);
    const refused = { ok: false, fault: { code: 'platform/login-refused' } };
    expect(await session.token()).toMatchObject(refused);
    expect(await session.token()).toMatchObject(refused);
    expect(logins).toHaveLength(1);
    clock.advance(30_000);
    await session.token();
    expect(logins).toHaveLength(2);
  });

  it.each([
    [404, 'unknown-alarm', 'alarm/unknown'],
    [404, 'unknown-incident', 'incident/unknown'],
    [404, 'unknown-camera', 'catalog/unknown-camera'],
    [404, 'unknown-node', 'catalog/unknown-node'],
    [404, 'unknown-stream', 'stream/lease-ended'],
    [409, 'camera-offline', 'stream/offline'],
    [409, 'wrong-step', 'incident/wrong-step'],
    [429, 'too-many-streams', 'platform/refused'],
    [400, 'bad-request', 'platform/refused'],
    [500, 'internal', 'platform/failed'],
    [503, 'a word of its own', 'platform/failed'],
    [302, '', 'platform/bad-answer'],
  ])('names the refusal %i %s', async (status, code, fault) => {
    const { api } = given(() => ({ status, body: problem(code) }));
    const answer = await api.ask({ method: 'GET', path: '/x' }, anything);
    expect(answer).toEqual({ ok: false, fault: { code: fault, detail: `said ${code}` } });
  });

  it('tells who was first', async () => {
    const owner = { seat: 4, name: '方中', role: 'officer' };
    const { api } = given(() => ({ status: 409, body: problem('taken', { owner }) }));
    const answer = await api.ask({ method: 'POST', path: '/x' }, anything);
    expect(answer).toEqual({ ok: false, fault: { code: 'incident/taken', detail: '4 方中' } });
  });

  it('names an answer that does not fit', async () => {
    const { api } = given(() => ({ status: 200, body: { id: 1 } }));
    const answer = await api.ask({ method: 'GET', path: '/x?a=1' }, z.object({ id: z.string() }));
    expect(answer).toEqual({ ok: false, fault: { code: 'platform/bad-answer', detail: '/x' } });
  });

  it('gives its token to the platform’s own pictures only', async () => {
    const { api } = given(() => ({ status: 200 }));
    expect(await api.upstream('../pictures/a.jpg')).toEqual(
      success({
        url: 'http://platform.example/vnp/pictures/a.jpg',
        headers: { authorization: 'Bearer a1' },
      }),
    );
    expect(await api.upstream('https://elsewhere.example/a.jpg')).toEqual(
      success({ url: 'https://elsewhere.example/a.jpg', headers: {} }),
    );
    expect(await api.upstream('file:///etc/hosts')).toMatchObject({
      fault: { code: 'media/no-picture' },
    });
  });
});
