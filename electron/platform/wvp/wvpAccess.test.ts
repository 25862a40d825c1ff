import { createHash } from 'node:crypto';

import { afterEach, describe, expect, it } from 'vitest';

import { FakeClock } from '../../../tests/fakes/fakeClock';
import { wvpDialects } from '../../../tests/fakes/wvp/dialects';
import { makeApi, startWvpBench, type WvpBench } from '../../../tests/fakes/wvp/wvpBench';
import type { WvpFakeOptions } from '../../../tests/fakes/wvp/wvpFake';
import type { BoundedFetch } from '../common/boundedFetch';
import { probeDialect } from './wvpDialect';
import { WvpSession } from './wvpSession';

const benches: WvpBench[] = [];
afterEach(async () => {
  await Promise.all(benches.splice(0).map((bench) => bench.close()));
});

const given = async (options: WvpFakeOptions = {}): Promise<WvpBench> => {
  const bench = await startWvpBench(options);
  benches.push(bench);
  return bench;
};

const token = (expSeconds: number): string =>
  `h.${Buffer.from(JSON.stringify({ exp: expSeconds })).toString('base64url')}.s`;

describe('which generation answers', () => {
  it('three generations tell the same version: calls that are not there tell them apart', async () => {
    const told = new Map<string, unknown>();
    for (const dialect of wvpDialects) {
      const { api } = await given({ dialect });
      const probed = await probeDialect(api);
      told.set(dialect, probed.ok && probed.value);
    }
    const old = { channels: 'device', isWhole: false, ptz: 'old', alarms: 'all' };
    const middle = { channels: 'common', isWhole: false, ptz: 'front-end', alarms: 'all' };
    expect([...told]).toEqual([
      ['2.6.9', old],
      ['2.7.2', old],
      ['2.7.3', middle],
      ['2507', middle],
      ['2601', { ...middle, isWhole: true, ptz: 'common' }],
      ['head', { channels: 'common', isWhole: true, ptz: 'common', alarms: 'list' }],
    ]);
  });

  it('who may not see alarms may see cameras all the same', async () => {
    const { fake, api } = await given();
    const body = JSON.stringify({ code: 403, msg: '无权限操作', data: null });
    fake.state.spoil = (path) => (path.startsWith('/api/alarm') ? { body } : undefined);
    expect(await probeDialect(api)).toMatchObject({ ok: true, value: { alarms: 'none' } });
  });
});

describe('log-in', () => {
  it('a wrong password is answered with HTTP 200: the code is looked at', async () => {
    const { fake } = await given();
    const api = makeApi(fake, 'wall', 'a wrong one');
    expect(await api.send('/api/server/version', {})).toEqual({
      ok: false,
      fault: { code: 'platform/login-refused', detail: '用户名或密码错误' },
    });
  });

  it('the password goes as MD5 in small letters, and is in no other request', async () => {
    const { fake, api } = await given();
    expect((await api.send('/api/server/version', {})).ok).toBe(true);
    expect(createHash('md5').update('admin').digest('hex')).toBe(
      '21232f297a57a5a743894a0e4a801fc3',
    );
    expect(fake.state.account.logIns).toBe(1);
  });

  it('a restart forgets every token: one new log-in, and the answer comes', async () => {
    const { fake, api } = await given();
    await api.send('/api/server/version', {});
    fake.expireTokens();
    expect((await api.send('/api/server/version', {})).ok).toBe(true);
    expect(fake.state.account.logIns).toBe(2);
  });

  it('a token that is refused again and again is told, not tried for ever', async () => {
    const { fake, api } = await given();
    fake.state.spoil = (path) =>
      path === '/api/server/version' ? { status: 401, body: '{"code":401}' } : undefined;
    expect(await api.send('/api/server/version', {})).toMatchObject({
      fault: { code: 'platform/login-expired' },
    });
    expect(fake.state.account.logIns).toBe(2);
  });

  it('without a user the password is an API key', async () => {
    const { fake } = await given();
    expect((await makeApi(fake, '', fake.state.apiKey).send('/api/server/version', {})).ok).toBe(
      true,
    );
    expect(await makeApi(fake, '', 'another').send('/api/server/version', {})).toMatchObject({
      fault: { code: 'platform/login-refused' },
    });
  });

  it('there is no renewal: after four fifths of the life the log-in is done again', async () => {
    const clock = new FakeClock();
    let logIns = 0;
    const ask: BoundedFetch = () => {
      logIns += 1;
      const accessToken = token((clock.now() + 100_000) / 1_000);
      const bytes = new TextEncoder().encode(
        JSON.stringify({ code: 0, msg: '成功', data: { accessToken } }),
      );
      return Promise.resolve({
        ok: true,
        value: { status: 200, headers: new Headers(), bytes, tookMs: 1 },
      });
    };
    const session = new WvpSession({
      root: 'http://platform.invalid',
      user: 'wall',
      password: 'p',
      ask,
      clock,
      onForgotten: () => undefined,
    });
    await session.headers();
    clock.advance(79_000);
    await session.headers();
    expect(logIns).toBe(1);
    clock.advance(2_000);
    await Promise.all([session.headers(), session.headers()]);
    expect(logIns).toBe(2);
  });
});

describe('answers', () => {
  it.each([
    ['a code in HTTP 500 without words', 500, '{"code":500,"msg":null}', 'platform/failed'],
    ['a refusal in HTTP 200', 200, '{"code":100,"msg":"通道不存在"}', 'platform/refused'],
    ['a device that does not answer', 200, '{"code":-1,"msg":"信令超时"}', 'stream/no-answer'],
    ['a page where JSON was asked for', 200, '<!doctype html>', 'platform/bad-answer'],
    ['half an answer', 200, '{"code":0,"da', 'platform/bad-answer'],
    ['an answer without a code', 200, '{"success":true}', 'platform/bad-answer'],
    ['a gateway that failed', 502, '<html>', 'platform/failed'],
  ])('%s', async (_name, status, body, code) => {
    const { fake, api } = await given();
    fake.state.spoil = (path) => (path === '/api/server/version' ? { status, body } : undefined);
    expect(await api.send('/api/server/version', {})).toMatchObject({ fault: { code } });
  });
});
