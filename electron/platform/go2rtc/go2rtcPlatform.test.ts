import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';

import { platformIdSchema, type CameraId } from '#contract/ids';

import { listenTo, valueOf } from '../../../tests/contracts/platformContract';
import {
  startGo2rtc,
  type FakeGo2rtc,
  type Go2rtcWish,
} from '../../../tests/fakes/go2rtc/fakeGo2rtc';
import { aStream } from '../../../tests/fakes/go2rtc/world';
import { systemClock } from '../../host/systemClock';
import { cameraOfName } from './go2rtcNames';
import { Go2rtcPlatform } from './go2rtcPlatform';

const platformId = platformIdSchema.parse('g');
const cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

interface Given extends Go2rtcWish {
  spoil?: FakeGo2rtc['spoil'];
  options?: Record<string, string>;
  path?: string;
}

const given = async ({ spoil, options, path = '', ...wish }: Given = {}) => {
  const fake = await startGo2rtc(wish);
  if (spoil !== undefined) fake.spoil = spoil;
  const port = new Go2rtcPlatform({
    settings: {
      platformId,
      kind: 'go2rtc',
      name: '一号',
      address: `${fake.url}${path}`,
      user: '',
      ...(options === undefined ? {} : { options }),
    },
    password: '',
    clock: systemClock,
  });
  cleanUps.push(() => port.stop(), fake.close);
  const told = listenTo(port);
  port.start();
  const isThrough = (): boolean =>
    !port.health().isCatalogLoading || port.health().state === 'down';
  await expect.poll(isThrough, { timeout: 5_000 }).toBe(true);
  return { fake, port, told };
};

const answering = (body: string, headers: Record<string, string> = {}) => ({
  spoil: (_request: unknown, response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(body);
    return true;
  },
});

const namesOf = ({ told }: { told: ReturnType<typeof listenTo> }): string[] =>
  [...told.cameras.values()].map(({ name }) => name.zh);

describe('go2rtc and its dialect', () => {
  it('an idle source tells only its address: its camera is taken for there', async () => {
    const { told } = await given();
    expect([...told.cameras.values()].map(({ isOnline }) => isOnline)).toEqual([true, true]);
  });

  it('consumers are null while nobody watches', async () => {
    const { told } = await given(
      answering('{"gate":{"producers":null,"consumers":null},"x":null}'),
    );
    expect(told.cameras.size).toBe(2);
  });

  it('older versions show the passwords of cameras: none reaches what is told', async () => {
    const body = '{"gate":{"producers":[{"url":"rtsp://admin:topsecret@192.0.2.9/1"}]}}';
    const { told } = await given(answering(body));
    expect(JSON.stringify([told.catalog, told.port.health()])).not.toContain('topsecret');
  });

  it('names stand in addresses with all that is in them', async () => {
    const name = '北门 & 1#/?src=x';
    const { port } = await given({ streams: [aStream(name)] });
    const stream = valueOf(await port.openStream(`g:${name}` as CameraId, 'main'));
    expect(stream).toMatchObject({ transport: 'mse', profile: 'main' });
    const url = new URL(stream.upstream.url);
    expect([url.protocol, url.pathname, url.searchParams.getAll('src')]).toEqual([
      'ws:',
      '/api/ws',
      [name],
    ]);
  });

  it('HLS answers each reader out of one buffer: it is asked for by nobody', async () => {
    const { fake, port } = await given();
    valueOf(await port.openStream('g:gate_east' as CameraId, 'sub'));
    expect(fake.seen.map(({ url }) => url)).toEqual(['/api/streams']);
  });

  it('a base path of its API stays in all addresses', async () => {
    const { port, fake } = await given({ path: '/cams/', ...answering('{"gate":{}}') });
    expect(fake.seen[0]?.url).toBe('/cams/api/streams');
    const { url } = valueOf(await port.snapshot('g:gate' as CameraId));
    expect(url).toBe(`${fake.url}/cams/api/frame.jpeg?src=gate&w=640`);
  });

  it('names are cut into branches where somebody says by what', async () => {
    const { told } = await given({
      streams: [aStream('east_gate_1'), aStream('east_gate_2'), aStream('_'), aStream('west')],
      options: { separator: '_' },
    });
    expect([...told.nodes.keys()]).toEqual(['g:', 'g:/east', 'g:/east/gate']);
    const places = [...told.cameras.values()].map(({ shortName, nodeId }) => [
      shortName.zh,
      nodeId,
    ]);
    expect(places).toEqual([
      ['1', 'g:/east/gate'],
      ['2', 'g:/east/gate'],
      ['_', 'g:'],
      ['west', 'g:'],
    ]);
  });
});

describe('what go2rtc may say', () => {
  it('loses one bad stream and no other', async () => {
    const long = 'x'.repeat(1_001);
    const rows = { good: {}, bad: 5, '': {}, '\u202e': {}, [long]: {}, '<b>1</b>': {} };
    const { told, port } = await given(answering(JSON.stringify(rows)));
    expect(namesOf({ told })).toEqual(['good', '<b>1</b>']);
    expect(port.health().unreadable?.lost).toBeGreaterThan(0);
    const known = await given(answering('{"__proto__":{},"constructor":{},"a":{}}'));
    expect(namesOf(known)).toContain('a');
  });

  it.each([
    ['a list', '[]'],
    ['null', 'null'],
    ['a log-in page', '<html>'],
    ['half an answer', '{"gate":{'],
    ['brackets without end', `{"a":${'['.repeat(50_000)}`],
  ])('is down on %s, in words', async (_name, body) => {
    const { port } = await given(answering(body));
    expect(port.health()).toMatchObject({ state: 'down', fault: { code: 'platform/bad-answer' } });
  });

  it('does not unpack a bomb, nor follow a redirect', async () => {
    const bomb = gzipSync(Buffer.alloc(40 * 1024 * 1024, 32));
    const packed = await given({
      spoil: (_request, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
        return true;
      },
    });
    expect(packed.port.health().fault?.code).toBe('platform/bad-answer');
    const led = await given({
      spoil: (_request, response) => {
        response.writeHead(302, { location: 'http://192.0.2.1/' }).end();
        return true;
      },
    });
    expect(led.port.health().fault?.code).toBe('platform/bad-answer');
  });

  it('makes of any name a camera that fits, or none', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 1_200, unit: 'binary' }),
        fc.string({ maxLength: 2 }),
        (name, separator) => {
          const made = cameraOfName({ platformId, platformName: '一', separator }, name);
          if (made === undefined) return;
          expect(made.camera.cameraId.length).toBeLessThanOrEqual(160);
          expect(made.camera.name.zh.length).toBeLessThanOrEqual(60);
          expect(made.nodes.length).toBeLessThanOrEqual(5);
          for (const { nodeId } of made.nodes) expect(nodeId.length).toBeLessThanOrEqual(160);
        },
      ),
    );
  });
});
