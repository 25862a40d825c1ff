import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';

import { md5Of, shapeOf } from './shapes';
import { startWvpFake, type WvpFake, type WvpFakeOptions } from './wvpFake';

// The fake is held against answers that were recorded: same keys, same kinds of value.

const running: WvpFake[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((fake) => fake.close()));
});

const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../fixtures/wvp/wvp-${name}.json`), 'utf8'));

interface Client {
  fake: WvpFake;
  ask: (path: string, method?: string) => Promise<{ status: number; body: unknown }>;
}

const client = async (options: WvpFakeOptions): Promise<Client> => {
  const fake = await startWvpFake({ cameras: 60, ...options });
  running.push(fake);
  const { user, password } = fake.state;
  const login = await fetch(
    `${fake.url}/api/user/login?username=${user}&password=${md5Of(password)}`,
  );
  const token = login.headers.get('access-token') ?? '';
  return {
    fake,
    ask: async (path, method = 'GET') => {
      const answer = await fetch(fake.url + path, { method, headers: { 'access-token': token } });
      return { status: answer.status, body: (await answer.json()) as unknown };
    },
  };
};

const device = '99010101001180000001';
const channel = '99010101001320000001';
const span = 'startTime=2026-01-05%2008:00:00&endTime=2026-01-05%2009:00:00';

describe('the fake of WVP answers in the shape of', () => {
  it.each([
    ['region-tree-root', '/api/region/tree/list'],
    ['region-tree-mid', '/api/region/tree/list?parent=1&hasChannel=true'],
    ['group-tree-root', '/api/group/tree/list'],
    ['group-tree-children', '/api/group/tree/list?parent=11&hasChannel=true'],
    ['common-channel-list', '/api/common/channel/list?page=1&count=15'],
    ['device-list', '/api/device/query/devices?page=1&count=15'],
    ['device-channels', `/api/device/query/devices/${device}/channels?page=1&count=15`],
    ['play-start', '/api/common/channel/play?channelId=101'],
    ['playback-start', `/api/common/channel/playback?channelId=101&${span}`],
    ['common-playback-query', `/api/common/channel/playback/query?channelId=101&${span}`],
    ['record-query', `/api/gb_record/query/${device}/${channel}?${span}`],
    ['preset-query', '/api/common/channel/front-end/preset/query?channelId=101'],
    ['position-latest', '/api/position/latest?channelId=101'],
    ['server-version', '/api/server/version'],
    ['not-found', '/api/nothing'],
    ['ok-null', '/api/common/channel/front-end/ptz?channelId=101&command=stop'],
  ])('%s', async (name, path) => {
    const { fake, ask } = await client({});
    const fromMs = Date.parse('2026-01-05T08:00:00+08:00');
    fake.recordOnDevice(101, fromMs, fromMs + 1_800_000);
    const { body } = await ask(path);
    expect(shapeOf(body)).toEqual(shapeOf(fixture(name)));
  });

  it('alarm-list', async () => {
    const { fake, ask } = await client({});
    fake.raiseAlarm(101);
    fake.raiseAlarm(102, { type: null, description: null });
    const { body } = await ask('/api/alarm/list?page=1&count=15');
    expect(shapeOf(body)).toEqual(shapeOf(fixture('alarm-list')));
  });

  it('cloud-record-list, and the file of a record is there', async () => {
    const { fake, ask } = await client({});
    fake.record(101, Date.parse('2026-01-05T08:00:00+08:00'));
    const stream = `${device}_${channel}`;
    const query = `page=1&count=15&app=rtp&stream=${stream}&${span}`;
    const { body } = await ask(`/api/cloud/record/list?${query}`);
    expect(shapeOf(body)).toEqual(shapeOf(fixture('cloud-record-list')));
    const told = (await ask('/api/cloud/record/play/path?recordId=1')).body as {
      data: { httpPath: string };
    };
    const headers = { range: 'bytes=4-7' };
    const file = await fetch(told.data.httpPath, { headers });
    expect([file.status, await file.text()]).toEqual([206, 'ftyp']);
  });

  it('alarm-all-legacy and sse-alarm-message', async () => {
    const { fake, ask } = await client({ dialect: '2601' });
    const stream = await fetch(`${fake.url}/api/emit?browserId=1`);
    fake.raiseAlarm(101);
    fake.raiseAlarm(102, { gbType: null, description: null });
    const { body } = await ask('/api/alarm/all?page=1&count=15');
    expect(shapeOf(body)).toEqual(shapeOf(fixture('alarm-all-legacy')));
    const first = await stream.body?.getReader().read();
    const text = new TextDecoder().decode(first?.value);
    const [, told = ''] = /^event:message\ndata:(.*)\n/m.exec(text) ?? [];
    expect(shapeOf(JSON.parse(told))).toEqual(shapeOf(fixture('sse-alarm-message')));
  });

  it('device-channels-2.7.2', async () => {
    const { ask } = await client({ dialect: '2.7.2' });
    const { body } = await ask(`/api/device/query/devices/${device}/channels?page=1&count=15`);
    expect(shapeOf(body)).toEqual(shapeOf(fixture('device-channels-2.7.2')));
  });

  it('unauthorized, login-fail and play-common-timeout-500', async () => {
    const { fake, ask } = await client({});
    const open = await fetch(`${fake.url}/api/common/channel/list`);
    expect(open.status).toBe(401);
    expect(await open.json()).toEqual(fixture('unauthorized'));
    const wrong = await fetch(`${fake.url}/api/user/login?username=wall&password=no`);
    expect(await wrong.json()).toEqual(fixture('login-fail'));
    fake.state.playResult = () => 'async-timeout';
    const late = await ask('/api/common/channel/play?channelId=101');
    expect(late).toEqual({ status: 500, body: fixture('play-common-timeout-500') });
    fake.state.playResult = () => 'timeout';
    expect((await ask('/api/common/channel/play?channelId=101')).body).toEqual(
      fixture('play-timeout'),
    );
    fake.state.playResult = () => 'stream-timeout';
    expect((await ask('/api/common/channel/play?channelId=101')).body).toEqual(
      fixture('play-fail-offline'),
    );
  });

  it('zlm-hls-ts, and the segments it names are there', async () => {
    const { ask } = await client({});
    const { body } = await ask('/api/common/channel/play?channelId=101');
    const { hls } = (body as { data: { hls: string } }).data;
    const playlist = await (await fetch(hls)).text();
    const recorded = readFileSync(join(import.meta.dirname, '../fixtures/wvp/zlm-hls-ts.m3u8'));
    const plain = (text: string): string => text.replace(/\d+/g, '0').trim();
    expect(plain(playlist)).toBe(plain(recorded.toString()));
    const [segment = ''] = playlist.split('\n').filter((line) => line.endsWith('.ts'));
    const bytes = new Uint8Array(await (await fetch(new URL(segment, hls))).arrayBuffer());
    expect(bytes[0]).toBe(0x47);
    expect(bytes.length % 188).toBe(0);
  });
});
