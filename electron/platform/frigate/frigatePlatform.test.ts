import { afterEach, describe, expect, it } from 'vitest';

import { platformIdSchema, type AlarmId, type CameraId } from '#contract/ids';

import { listenTo, valueOf } from '../../../tests/contracts/platformContract';
import { startFrigate, type FrigateWish } from '../../../tests/fakes/frigate/fakeFrigate';
import { aCamera } from '../../../tests/fakes/frigate/world';
import { systemClock } from '../../host/systemClock';
import { FrigatePlatform } from './frigatePlatform';

const cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

const steered = aCamera('gate_east', {
  friendlyName: '东门',
  isPtz: true,
  presets: ['Home', 'road'],
  streams: { 'Main Stream': 'ge_main', 'Sub Stream': 'ge_sub' },
});
const id = 'f:gate_east' as CameraId;

interface Given extends FrigateWish {
  user?: string;
  options?: Record<string, string>;
  everyMs?: number;
}

const given = async ({ user = 'wall', options, everyMs, ...wish }: Given = {}) => {
  const fake = await startFrigate({ cameras: [steered, aCamera('yard')], ...wish });
  const port = new FrigatePlatform({
    settings: {
      platformId: platformIdSchema.parse('f'),
      kind: 'frigate',
      name: '园区',
      address: `${fake.url}/`,
      user,
      ...(options === undefined ? {} : { options }),
    },
    password: 'right',
    clock: systemClock,
    everyMs,
  });
  cleanUps.push(() => port.stop(), fake.close);
  const told = listenTo(port);
  port.start();
  const isThrough = (): boolean =>
    !port.health().isCatalogLoading || port.health().state === 'down';
  await expect.poll(isThrough, { timeout: 5_000 }).toBe(true);
  return { fake, port, told };
};

const login = 'wall:right';

describe('Frigate and its dialect', () => {
  it('the token is a cookie, and goes with streams, pictures and the line', async () => {
    const { fake, port } = await given({ login });
    expect(port.health().state).toBe('live');
    const stream = valueOf(await port.openStream(id, 'main'));
    const still = valueOf(await port.snapshot(id));
    for (const { headers } of [stream.upstream, still]) {
      expect(headers['cookie']).toMatch(/^frigate_token=head\.body\d+\.sign$/);
    }
    expect(fake.seen.find(({ url }) => url === '/api/config')?.headers.cookie).toBeDefined();
  });

  it('log-in is switched off there: 404 lets everybody in; without a user nobody asks', async () => {
    expect((await given()).port.health().state).toBe('live');
    const { fake, port } = await given({ user: '' });
    expect(port.health().state).toBe('live');
    expect(fake.seen.map(({ url }) => url)).not.toContain('/api/login');
  });

  it('a token that dies is replaced once, in the midst of it', async () => {
    const { fake, port, told } = await given({ login });
    fake.raise('yard');
    await expect.poll(() => told.alarms.size).toBe(1);
    fake.forgetTokens();
    const answer = {
      actor: { seat: 2, name: '席位2', role: 'officer' },
      atMs: 1,
      key: 'k',
    } as const;
    valueOf(await port.acknowledge([...told.alarms.keys()][0] as AlarmId, answer));
    expect(fake.seen.filter(({ url }) => url === '/api/login')).toHaveLength(2);
  });

  it('what changes something brings a header against forgery', async () => {
    const { fake } = await given({ login });
    const posts = fake.seen.filter(({ method }) => method === 'POST');
    expect(posts.length).toBeGreaterThan(0);
    for (const { headers } of posts) expect(headers['x-csrf-token']).toBe('1');
  });

  it('streams have names of their own, which are not those of cameras', async () => {
    const { port } = await given();
    const [main, sub] = [
      valueOf(await port.openStream(id, 'main')).upstream.url,
      valueOf(await port.openStream(id, 'small')).upstream.url,
    ];
    expect([main, sub].map((url) => new URL(url).pathname)).toEqual(
      Array.from({ length: 2 }, () => '/live/mse/api/ws'),
    );
    expect([main, sub].map((url) => new URL(url).searchParams.get('src'))).toEqual([
      'ge_main',
      'ge_sub',
    ]);
  });

  it('groups are the only folders, and hold a mosaic that is no camera', async () => {
    const groups = { gates: ['birdseye', 'gate_east'], both: ['gate_east', 'yard'] };
    const { told } = await given({ groups });
    expect([...told.nodes.keys()]).toEqual(['f:', 'f:/gates', 'f:/both']);
    const placed = [...told.cameras.values()].map(({ cameraId, nodeId }) => [cameraId, nodeId]);
    expect(placed).toEqual([
      ['f:gate_east', 'f:/gates'],
      ['f:yard', 'f:/both'],
    ]);
  });

  it('a camera without frames is offline', async () => {
    const { told } = await given({ cameras: [aCamera('dark', { isOnline: false })] });
    expect(told.cameras.get('f:dark')?.isOnline).toBe(false);
  });

  it('payloads are JSON inside JSON; an alarm is what becomes an alert, when it does', async () => {
    const { fake, told } = await given();
    fake.raise('yard', 'detection');
    const alert = fake.raise('gate_east', 'alert');
    await expect.poll(() => [...told.alarms.keys()]).toEqual([`f:${alert.id}`]);
    expect([...told.alarms.values()][0]).toMatchObject({
      cameraId: id,
      nodeId: 'f:',
      place: { zh: '东门', en: '东门' },
      priority: 'high',
      condition: 'active',
      what: { zh: '出现人员', en: 'Seen: person' },
      description: { zh: '区域：entrance', en: 'Zone: entrance' },
    });
  });

  it('detections are alarms where somebody wants them', async () => {
    const { fake, told } = await given({ options: { detections: 'yes' } });
    fake.raise('yard', 'detection');
    await expect
      .poll(() => [...told.alarms.values()].map(({ priority }) => priority))
      .toEqual(['low']);
  });

  it('names of faces and plates reach nobody', async () => {
    const { fake, told, port } = await given();
    const review = fake.raise('yard');
    review.data['sub_labels'] = ['Some One'];
    fake.end(review.id);
    await expect.poll(() => told.alarms.get(`f:${review.id}`)?.condition).toBe('cleared');
    expect(JSON.stringify([told.events, port.health()])).not.toContain('Some One');
  });

  it('the line has no replay: what was missed is read from the list, past the cache', async () => {
    const { fake, told, port } = await given();
    fake.raise('yard');
    await expect.poll(() => told.alarms.size).toBe(1);
    fake.cutLines();
    fake.raise('gate_east');
    await expect.poll(() => told.alarms.size, { timeout: 5_000 }).toBe(2);
    await expect.poll(() => port.health().state).toBe('live');
    const lists = fake.seen.filter(({ url }) => url.startsWith('/api/review?'));
    expect(lists.length).toBeGreaterThan(1);
    for (const { headers } of lists) expect(headers['x-cache-bypass']).toBe('1');
  });

  it("what is over when it is first met is nobody's alarm", async () => {
    const { fake, told } = await given();
    const old = fake.raise('yard');
    fake.end(old.id);
    await expect.poll(() => told.alarms.size).toBe(1);
    const second = listenTo(
      new FrigatePlatform({
        settings: {
          platformId: platformIdSchema.parse('g'),
          kind: 'frigate',
          name: '二',
          address: fake.url,
          user: '',
        },
        password: '',
        clock: systemClock,
      }),
    );
    cleanUps.unshift(() => second.port.stop());
    second.port.start();
    await expect.poll(() => second.port.health().state).toBe('live');
    expect(second.alarms.size).toBe(0);
  });

  it('the thumbnail is below another path than the review says, and no other file is', async () => {
    const { fake, told, port } = await given();
    const review = fake.raise('yard');
    await expect.poll(() => told.alarms.size).toBe(1);
    const alarmId = `f:${review.id}` as AlarmId;
    const { url } = valueOf(await port.picture(alarmId, 0));
    expect(new URL(url).pathname).toBe(`/clips/review/thumb-yard-${review.id}.webp`);
    review.thumb_path = '/media/frigate/../../etc/passwd';
    fake.end(review.id);
    await expect.poll(() => told.alarms.get(alarmId)?.condition).toBe('cleared');
    expect((await port.picture(alarmId, 0)).ok).toBe(false);
  });

  it('steers by words, one direction at a time, until it says stop', async () => {
    const { fake, port } = await given();
    const motion = { pan: -0.4, tilt: 0.2, zoom: 0 };
    valueOf(await port.ptz.move(id, motion));
    valueOf(await port.ptz.move(id, motion));
    valueOf(await port.ptz.stop(id));
    valueOf(await port.goToPreset(id, 1, { seat: 1, name: '一', role: 'officer' }));
    const words = (): unknown[] => fake.said.slice(1).map(({ topic, payload }) => [topic, payload]);
    await expect.poll(words).toEqual([
      ['gate_east/ptz', 'MOVE_LEFT'],
      ['gate_east/ptz', 'STOP'],
      ['gate_east/ptz', 'preset_home'],
    ]);
    const fixed = await port.ptz.move('f:yard' as CameraId, motion);
    expect(fixed).toMatchObject({ ok: false, fault: { code: 'ptz/not-steerable' } });
  });
});

describe('what Frigate may say', () => {
  it('loses one bad camera, group or review and no other', async () => {
    const { fake, port, told } = await given({ everyMs: 100 });
    fake.spoil = (request, response) => {
      if (request.url !== '/api/config') return false;
      const cameras = {
        good: {},
        bad: 7,
        ['x'.repeat(300)]: {},
        html: { friendly_name: '<i>x</i>' },
      };
      response.end(
        JSON.stringify({ cameras, camera_groups: { a: null, b: { cameras: [1, 'good'] } } }),
      );
      return true;
    };
    await expect
      .poll(() => [...told.cameras.values()].map(({ name }) => name.zh))
      .toEqual(expect.arrayContaining(['good', '<i>x</i>']));
    fake.tell('reviews', 'no JSON');
    fake.tell('reviews', JSON.stringify({ type: 'new', after: { id: 5 } }));
    fake.tell('events', null);
    const review = fake.raise('gate_east');
    await expect.poll(() => told.alarms.has(`f:${review.id}`)).toBe(true);
    expect(port.health().unreadable?.lost).toBeGreaterThan(0);
  });

  it('is down in words when its configuration is none, and back when it is one', async () => {
    const { fake, port } = await given({ everyMs: 100 });
    fake.spoil = (_request, response) => {
      response.end('null');
      return true;
    };
    await expect.poll(() => port.health().fault?.code).toBe('platform/bad-answer');
    fake.spoil = () => false;
    await expect.poll(() => port.health().state).toBe('live');
  });
});
