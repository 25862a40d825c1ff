import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';

import { shapeOf } from '../shapeOf';
import { startFrigate, type FakeFrigate } from './fakeFrigate';
import { aCamera, recordedPieces } from './world';

const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/frigate', name), 'utf8'));
const shapeOfFixture = (name: string): unknown => shapeOf(fixture(name));

let running: FakeFrigate | undefined;

afterEach(async () => {
  await running?.close();
  running = undefined;
});

const open = async (login?: string): Promise<FakeFrigate> => {
  running = await startFrigate({
    cameras: [
      aCamera('gate_east', {
        friendlyName: '东门',
        isPtz: true,
        presets: ['home', 'road'],
        streams: { 'Main Stream': 'gate_east', 'Sub Stream': 'gate_east_sub' },
      }),
      aCamera('gate_west', { friendlyName: '西门' }),
    ],
    groups: { gates: ['gate_east', 'gate_west'] },
    ...(login === undefined ? {} : { login }),
  });
  return running;
};

const shapeAt = async (url: string): Promise<unknown> => shapeOf(await (await fetch(url)).json());

describe('the fake of Frigate', () => {
  it('tells configuration, user, reviews and steering in the shapes of the fixtures', async () => {
    const fake = await open();
    const review = fake.raise('gate_east');
    fake.end(review.id);
    expect(await shapeAt(`${fake.url}/api/config`)).toEqual(shapeOfFixture('config.json'));
    expect(await shapeAt(`${fake.url}/api/profile`)).toEqual(shapeOfFixture('profile.json'));
    expect(await shapeAt(`${fake.url}/api/review`)).toEqual(shapeOfFixture('review.json'));
    const info = await shapeAt(`${fake.url}/api/gate_east/ptz/info`);
    expect(info).toEqual(shapeOfFixture('ptz-info.json'));
  });

  it('tells what was recorded in the shape of the fixture, and skips gaps in its playlist', async () => {
    const fake = await open();
    const pieces = [...recordedPieces(1_000, 2), ...recordedPieces(1_100, 1)];
    fake.world.recordings.set('gate_east', pieces);
    const path = `${fake.url}/api/gate_east/recordings`;
    expect(await shapeAt(`${path}?after=1000&before=1200`)).toEqual(
      shapeOfFixture('recordings.json'),
    );
    expect(await (await fetch(path)).json()).toEqual([]);
    const vod = `${fake.url}/vod/gate_east/start`;
    const listed = await (await fetch(`${vod}/1000/end/1110/index.m3u8`)).text();
    expect(listed.match(/#EXTINF:10\.000/g)).toHaveLength(3);
    expect(listed).toContain('#EXT-X-ENDLIST');
    expect((await fetch(`${vod}/2000/end/2010/index.m3u8`)).status).toBe(404);
  });

  it('tells reviews over the line as the fixtures do: new, update, end', async () => {
    const fake = await open();
    const line = new WebSocket(`${fake.url.replace('http', 'ws')}/ws`);
    const told: { topic: string; payload: string }[] = [];
    line.on('message', (data: Buffer) => told.push(JSON.parse(data.toString()) as never));
    await new Promise((resolve) => line.once('open', resolve));
    line.send(JSON.stringify(fixture('ws-onconnect.json')));
    await expect.poll(() => told.length).toBe(1);
    fake.end(fake.raise('gate_east').id);
    await expect.poll(() => told.length).toBe(4);
    expect(shapeOf(told[2])).toEqual(shapeOfFixture('ws-envelope.json'));
    const shapes = told.slice(1).map(({ payload }) => shapeOf(JSON.parse(payload)));
    expect(shapes).toEqual(
      ['reviews-new.json', 'reviews.json', 'reviews-end.json'].map(shapeOfFixture),
    );
    line.close();
  });

  it('refuses a wrong password and a missing header as the fixtures do', async () => {
    const fake = await open('wall:right');
    const post = async (headers: Record<string, string>): Promise<[number, unknown]> => {
      const body = JSON.stringify({ user: 'wall', password: 'wrong' });
      const answer = await fetch(`${fake.url}/api/login`, { method: 'POST', headers, body });
      return [answer.status, await answer.json()];
    };
    expect(await post({ 'x-csrf-token': '1' })).toEqual([401, fixture('login-fail.json')]);
    const foreign = await post({ origin: 'http://192.0.2.5' });
    expect(foreign).toEqual([401, fixture('csrf-fail.json')]);
  });
});
