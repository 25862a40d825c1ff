import { afterEach, describe, expect, it } from 'vitest';

import type { CameraId, PlatformId } from '#contract/ids';

import { startZlm, type FakeZlm } from '../../../tests/fakes/zlm/fakeZlm';
import type { ZlmLive } from '../../../tests/fakes/zlm/media';
import { listenTo, soon, valueOf, type Told } from '../../../tests/contracts/platformSpec/stage';
import { realClock } from '../../../tests/contracts/rehearsalStage';
import { ZlmPlatform } from './zlmPlatform';

const secret = 'a-secret-of-this-run';
const ends: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

const given = async (streams: readonly ZlmLive[]): Promise<{ zlm: FakeZlm; told: Told }> => {
  const zlm = await startZlm({ secret, streams });
  const settings = {
    platformId: 'zlm' as PlatformId,
    kind: 'zlm' as const,
    name: '流媒体',
    address: `${zlm.url}/`,
    user: '',
  };
  const port = new ZlmPlatform({ settings, password: secret, clock: realClock, everyMs: 40 });
  const told = listenTo(port);
  port.start();
  ends.push(
    () => port.stop(),
    () => zlm.close(),
  );
  await expect.poll(() => port.health().state, soon).toBe('live');
  return { zlm, told };
};

const gate: ZlmLive = { app: 'live', stream: 'gate' };
const gateId = 'zlm:live/gate' as CameraId;

const playlistOf = async ({ port }: Told, cameraId: CameraId): Promise<Response> =>
  fetch(valueOf(await port.openStream(cameraId, 'main')).upstream.url);

describe('traps of ZLMediaKit', () => {
  it('one row per schema: five rows of a stream are one camera', async () => {
    const { told } = await given([gate]);
    expect([...told.cameras.keys()]).toEqual([gateId]);
  });

  it('with no stream at all the list is missing, and that is no fault', async () => {
    const { told } = await given([]);
    expect(told.port.health()).toMatchObject({ state: 'live', cameraCount: 0, unreadable: null });
  });

  it('status 200 with an error inside is a refusal', async () => {
    const { zlm, told } = await given([gate]);
    zlm.spoiled = '{"code":-400,"msg":"exception"}';
    await expect.poll(() => told.port.health().fault?.code, soon).toBe('platform/failed');
    expect(told.cameras.size).toBe(1);
  });

  it('viewer identity: every tile has a query of its own, the same at every reload', async () => {
    const { zlm, told } = await given([gate]);
    const streams = await Promise.all([1, 2, 3].map(() => told.port.openStream(gateId, 'main')));
    for (const stream of streams) {
      const { url } = valueOf(stream).upstream;
      for (const reload of [1, 2]) expect((await fetch(url)).status, String(reload)).toBe(200);
    }
    expect(zlm.viewers.get('live/gate')?.size).toBe(3);
  });

  it('HLS in MP4 is used only where HLS in TS is not given', async () => {
    const { told } = await given([
      { ...gate, schemas: ['hls', 'hls.fmp4'] },
      { app: 'live', stream: 'new', schemas: ['fmp4', 'hls.fmp4'] },
    ]);
    expect(await (await playlistOf(told, gateId)).text()).toContain('VERSION:4');
    const fragmented = await playlistOf(told, 'zlm:live/new' as CameraId);
    expect(await fragmented.text()).toContain('EXT-X-MAP');
  });

  it('a still picture that fails comes as a logo with status 200, and is none', async () => {
    const { zlm, told } = await given([gate]);
    const { url } = valueOf(await told.port.snapshot(gateId));
    expect(await (await fetch(url)).text()).toBe('picture of gate');
    zlm.blind.add('gate');
    expect(await told.port.snapshot(gateId)).toMatchObject({ fault: { code: 'media/no-picture' } });
  });

  it('the secret is in no address that the listing asks for, nor in what people are told', async () => {
    const { zlm, told } = await given([gate]);
    const { upstream } = valueOf(await told.port.openStream(gateId, 'main'));
    expect([upstream.url, ...zlm.log].join(' ')).not.toContain(secret);
    expect(JSON.stringify(told.port.health())).not.toContain(secret);
  });

  it('the 20-digit id of a channel is found in the name that a platform gave its stream', async () => {
    const stream = '99010101001180000001_99010101001320000001';
    const { told } = await given([{ app: 'rtp', stream }, gate]);
    const ids = [...told.cameras.values()].map(({ nationalId }) => nationalId);
    expect(ids).toEqual(['99010101001320000001', null]);
  });

  it('names are encoded into addresses, and one that climbs out of its folder is left out', async () => {
    const { told } = await given([
      { app: 'live', stream: '大厅 ?#' },
      { app: '..', stream: 'index' },
    ]);
    expect([...told.cameras.keys()]).toEqual(['zlm:live/大厅 ?#']);
    await new Promise((resolve) => setTimeout(resolve, 200));
    // Five rows, however often they are listed.
    expect(told.port.health().unreadable?.lost).toBe(5);
    expect((await playlistOf(told, 'zlm:live/大厅 ?#' as CameraId)).status).toBe(200);
  });
});

describe('spoiled answers of ZLMediaKit', () => {
  const rows = (list: unknown): string => JSON.stringify({ code: 0, data: list });

  it.each([
    ['a page', '<html><title>Log in</title></html>', 'platform/bad-answer'],
    ['half an answer', '{"code":0,"da', 'platform/bad-answer'],
    ['no code', '{"data":[]}', 'platform/bad-answer'],
    ['a text for a list', rows('none'), 'platform/bad-answer'],
    ['depth without end', '['.repeat(5_000) + ']'.repeat(5_000), 'platform/bad-answer'],
  ])('%s is told, and the cameras stay', async (_, spoiled, code) => {
    const { zlm, told } = await given([gate]);
    zlm.spoiled = spoiled;
    await expect.poll(() => told.port.health().fault?.code, soon).toBe(code);
    zlm.spoiled = undefined;
    await expect.poll(() => told.port.health().state, soon).toBe('live');
    expect([...told.cameras.keys()]).toEqual([gateId]);
  });

  it('a row that does not fit is left out and counted; the others are there', async () => {
    const { zlm, told } = await given([gate]);
    const bad = [null, 7, 'x', {}, { schema: 'hls', app: 5, stream: 'a' }];
    const good = { schema: 'hls', app: 'live', stream: 'gate', tracks: 'none', more: {} };
    zlm.spoiled = rows([...bad, good, { ...good, stream: 's'.repeat(200) }]);
    await expect.poll(() => told.port.health().unreadable?.lost ?? 0, soon).toBeGreaterThan(5);
    expect([...told.cameras.keys()]).toEqual([gateId]);
    expect(told.port.health().state).toBe('live');
  });

  it('names with markup are shown as the text that they are', async () => {
    const stream = '<img src=x onerror=alert(1)>\u202Egate';
    const { told } = await given([{ app: 'live', stream }]);
    expect([...told.cameras.values()][0]?.name.zh).toBe('<img src=x onerror=alert(1)>gate');
  });
});
