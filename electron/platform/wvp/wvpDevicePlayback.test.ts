import { afterEach, describe, expect, it } from 'vitest';

import type { CameraId } from '#contract/ids';
import { failure } from '#contract/outcome';
import type { PlatformSettings } from '#contract/settings';

import { playStretch } from '../../../tests/contracts/platformSpec/playStretch';
import { codeOf, valueOf } from '../../../tests/contracts/platformSpec/stage';
import { connectWvp } from '../../../tests/contracts/wvpStage';
import { startWvpFake, type WvpFake, type WvpFakeOptions } from '../../../tests/fakes/wvp/wvpFake';
import type { RecordingPort, ReplayPace } from '../../wall/ports/recordingPort';
import type { WvpPlatform } from './wvpPlatform';

const cameraId = 'wvp:99010101001320000001' as CameraId;
const beganMs = Date.parse('2026-01-05T08:00:00+08:00');
const at = (seconds: number): number => beganMs + seconds * 1_000;
const cleanUps: (() => Promise<void>)[] = [];
const dialects = ['2.6.9', '2.7.3', '2601', 'head'] as const;
/** The clock stands until the recorder plays. */
const standing: ReplayPace = { rate: 1, dueInMs: 60_000 };

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

const joinStation = async (
  fake: WvpFake,
  options?: PlatformSettings['options'],
): Promise<WvpPlatform> => {
  const port = connectWvp(fake, options && { options });
  cleanUps.push(() => port.stop());
  port.start();
  const state = { timeout: 10_000, interval: 20 };
  await expect.poll(() => port.health().isCatalogLoading, state).toBe(false);
  return port;
};

const given = async (
  options: WvpFakeOptions = {},
): Promise<{ fake: WvpFake; port: WvpPlatform; recordings: RecordingPort }> => {
  const fake = await startWvpFake({ cameras: 60, ...options });
  cleanUps.push(fake.close);
  const port = await joinStation(fake);
  return { fake, port, recordings: port.recordings };
};

const openAt = (recordings: RecordingPort, seconds: number, pace = standing) =>
  recordings.open(cameraId, at(seconds), at(seconds + 3), 'sub', pace);

const play = async (
  recordings: RecordingPort,
  seconds: number,
  pace?: ReplayPace,
): Promise<number[]> => {
  const stretch = valueOf(await openAt(recordings, seconds, pace));
  const times = await playStretch(stretch, at(seconds), at(seconds + 3));
  if (typeof times === 'string') throw new Error(times);
  return times;
};

describe('what lies on a device', () => {
  it.each(dialects)('%s: is listed, in the local time of the platform', async (dialect) => {
    const { fake, recordings } = await given({ dialect });
    fake.recordOnDevice(101, at(0), at(1_800));
    fake.recordOnDevice(101, at(3_600), at(5_400));
    expect(valueOf(await recordings.spans(cameraId, at(600), at(7_200)))).toEqual({
      spans: [
        { fromMs: at(600), toMs: at(1_800) },
        { fromMs: at(3_600), toMs: at(5_400) },
      ],
      isComplete: true,
    });
  });

  it('is used where the media node has no files', async () => {
    const { fake, recordings } = await given();
    fake.record(101, at(100));
    fake.recordOnDevice(101, at(0), at(60));
    const { spans } = valueOf(await recordings.spans(cameraId, at(0), at(600)));
    expect(spans).toEqual([
      { fromMs: at(0), toMs: at(60) },
      { fromMs: at(100), toMs: at(108) },
    ]);
    fake.recordOnDevice(101, at(60), at(600));
    const formAt = async (seconds: number): Promise<string> =>
      valueOf(await openAt(recordings, seconds)).form;
    expect(await formAt(10)).toBe('session');
    expect(await formAt(102)).toBe('mp4');
  });

  it('a device that does not answer is a time-out with the code of a refusal: files are told, and that there may be more', async () => {
    const { fake, port, recordings } = await given();
    fake.state.device.isSilent = true;
    expect(valueOf(await recordings.spans(cameraId, at(0), at(60)))).toEqual({
      spans: [],
      isComplete: false,
    });
    expect(codeOf(await openAt(recordings, 10))).toBe('platform/timeout');
    expect(port.health().state).toBe('live');
  });

  it('a list of which a part was lost is not complete', async () => {
    const { fake, recordings } = await given({ dialect: '2.7.3' });
    const rows = [
      { startTime: '2026-01-05 08:00:00', endTime: '2026-01-05 08:30:00' },
      { startTime: 'soon', endTime: '2026-01-05 09:00:00' },
      null,
    ];
    const answer = (sumNum: number, recordList: unknown): void => {
      fake.state.spoil = (path) =>
        path.startsWith('/api/gb_record/')
          ? { body: JSON.stringify({ code: 0, msg: '', data: { sumNum, recordList } }) }
          : undefined;
    };
    const told = async (sumNum: number, list: unknown, fromSeconds: number) => {
      answer(sumNum, list);
      return valueOf(await recordings.spans(cameraId, at(fromSeconds), at(1_800)));
    };
    const span = { fromMs: at(0), toMs: at(1_800) };
    expect(await told(1, rows.slice(0, 1), 0)).toEqual({ spans: [span], isComplete: true });
    expect(await told(3, rows.slice(0, 1), -1)).toEqual({ spans: [span], isComplete: false });
    expect(await told(3, rows, -2)).toEqual({ spans: [span], isComplete: false });
    expect(await told(0, null, -3)).toEqual({ spans: [], isComplete: true });
  });

  it('an oldest generation leaves an empty list out', async () => {
    const { recordings } = await given({ dialect: '2.6.9' });
    const told = valueOf(await recordings.spans(cameraId, at(0), at(60)));
    expect(told).toEqual({ spans: [], isComplete: true });
    expect(await openAt(recordings, 0)).toEqual(failure('recording/none'));
  });

  it('is there while its camera is offline: the recorder has it', async () => {
    const { fake, recordings } = await given();
    const channel = fake.state.town.channels.find(({ gbId }) => gbId === 101);
    if (channel !== undefined) channel.status = 'OFF';
    fake.recordOnDevice(101, at(0), at(600));
    expect(valueOf(await openAt(recordings, 10)).form).toBe('session');
  });

  it('is asked for once for many stretches of the same half hour', async () => {
    const { fake, recordings } = await given();
    fake.recordOnDevice(101, at(0), at(1_800));
    await openAt(recordings, 10);
    await openAt(recordings, 500);
    await openAt(recordings, 900);
    expect(fake.state.account.recordQueries).toBe(1);
  });
});

describe('a session of a device', () => {
  it.each(dialects)('%s: plays from the second that was asked for', async (dialect) => {
    const { fake, recordings } = await given({ dialect });
    fake.recordOnDevice(101, at(0), at(7_200));
    const times = await play(recordings, 600);
    expect(Math.min(...times)).toBeLessThanOrEqual(at(600));
    expect(Math.max(...times)).toBeGreaterThan(at(602));
    const [stream] = fake.state.account.playbacks;
    recordings.leave?.(cameraId);
    await expect.poll(() => fake.state.account.playbackStops).toEqual([stream]);
  });

  it('goes on from stretch to stretch, for every tile that is near', async () => {
    const { fake, recordings } = await given();
    fake.recordOnDevice(101, at(0), at(7_200));
    const [first, second] = await Promise.all([openAt(recordings, 600), openAt(recordings, 601)]);
    const next = await openAt(recordings, 602, { rate: 1, dueInMs: 6_000 });
    expect([second, next]).toEqual([first, first]);
    expect(fake.state.account.playbacks.length).toBe(1);
  });

  it('the same range is one session for everybody: two stations never ask for the same', async () => {
    const { fake, recordings } = await given();
    const other = await joinStation(fake);
    fake.recordOnDevice(101, at(0), at(7_200));
    await openAt(recordings, 600);
    await openAt(other.recordings, 600);
    const { playbacks, playbackStops } = fake.state.account;
    expect(new Set(playbacks).size).toBe(2);
    recordings.leave?.(cameraId);
    await expect.poll(() => playbackStops).toEqual(playbacks.slice(0, 1));
    expect(fake.state.media.sessionSeconds(playbacks[1] ?? '')).toBeDefined();
  });

  it('does not cross a gap, over which devices leap without a word', async () => {
    const { fake, recordings } = await given();
    fake.recordOnDevice(101, at(0), at(620));
    fake.recordOnDevice(101, at(700), at(7_200));
    const { parts } = valueOf(await openAt(recordings, 600));
    expect(parts[0]?.toMs).toBe(at(620));
    const later = valueOf(await recordings.open(cameraId, at(640), at(720), 'sub', standing));
    expect(later.parts[0]?.fromMs).toBeGreaterThanOrEqual(at(700));
  });

  it('a jump is another session, and of those before one is kept at most', async () => {
    const { fake, recordings } = await given();
    fake.recordOnDevice(101, at(0), at(7_200));
    for (const seconds of [600, 1_200, 1_800]) await openAt(recordings, seconds);
    const { playbacks, playbackStops } = fake.state.account;
    expect(playbacks.length).toBe(3);
    await expect.poll(() => playbackStops).toEqual(playbacks.slice(0, 1));
  });

  it('a clock that does not stand is met further on', async () => {
    const { fake, recordings } = await given();
    fake.recordOnDevice(101, at(0), at(7_200));
    const { parts } = valueOf(await openAt(recordings, 600, { rate: 1, dueInMs: -500 }));
    expect(parts[0]?.fromMs).toBeGreaterThan(at(602));
    expect(parts[0]?.fromMs).toBeLessThan(at(612));
    expect(recordings.startMs?.(cameraId, at(3_000), 1)).toBeGreaterThan(2_000);
    expect(recordings.startMs?.(cameraId, at(3_000), 0)).toBe(0);
  });

  it('ends with its platform, and nothing else does', async () => {
    const { fake, port, recordings } = await given();
    fake.recordOnDevice(101, at(0), at(7_200));
    await openAt(recordings, 600);
    fake.state.media.playBack('of-somebody-else', 60_000);
    await port.stop();
    expect(fake.state.account.playbackStops).toEqual(fake.state.account.playbacks);
    expect(fake.state.account.stops).toEqual([]);
  });

  it('an address that the media node is not reached by is put right', async () => {
    const { fake } = await given();
    const { recordings } = await joinStation(fake, { mediaHost: 'media.example' });
    fake.recordOnDevice(101, at(0), at(7_200));
    const { upstream } = valueOf(await openAt(recordings, 600));
    expect(new URL(upstream.url).hostname).toBe('media.example');
    expect(new URL(upstream.url).searchParams.get('callId')).not.toBeNull();
  });

  it('a session that a restart forgot is begun anew', async () => {
    const { fake, recordings } = await given();
    fake.recordOnDevice(101, at(0), at(7_200));
    await openAt(recordings, 600);
    await new Promise((resolve) => setTimeout(resolve, 5_200));
    fake.state.media.unpublish(fake.state.account.playbacks[0] ?? '');
    await openAt(recordings, 603, { rate: 1, dueInMs: 6_000 });
    expect(fake.state.account.playbacks.length).toBe(2);
  });

  it('a device that does not obey a speed is found out, whatever the platform answers', async () => {
    const { fake, recordings } = await given();
    fake.state.device.isQuick = false;
    fake.recordOnDevice(101, at(0), at(7_200));
    const stretch = valueOf(await openAt(recordings, 600, { rate: 8, dueInMs: 60_000 }));
    expect(fake.state.account.playbackOrders[0]).toMatch(/^speed .* 8$/);
    expect(await playStretch(stretch, at(600), at(603))).toMatch(/recording\/not-faster/);
  });

  it('a session that was there before is of somebody else: it is left, and another range asked for', async () => {
    const { fake, recordings } = await given();
    fake.recordOnDevice(101, at(0), at(7_200));
    let asked = 0;
    const foreign = (aliveSecond: number): string =>
      JSON.stringify({
        code: 0,
        msg: '',
        data: {
          stream: `foreign-${String(asked)}`,
          fmp4: 'http://192.0.2.1/x.mp4',
          mediaInfo: { aliveSecond },
        },
      });
    fake.state.spoil = (path) => {
      if (path !== '/api/common/channel/playback') return undefined;
      asked += 1;
      return { body: foreign(asked === 1 ? 90 : 1) };
    };
    expect(valueOf(await openAt(recordings, 600)).form).toBe('session');
    expect(asked).toBe(2);
    recordings.leave?.(cameraId);
    await expect.poll(() => fake.state.account.playbackStops).toEqual(['foreign-2']);
  });

  it.each([
    ['no name', { fmp4: 'http://192.0.2.1/x.mp4' }, 'platform/bad-answer', 0],
    ['no fragmented MP4', { stream: 's', fmp4: null }, 'stream/not-found', 1],
    ['an address that is none', { stream: 's', fmp4: 'file:///etc/passwd' }, 'stream/not-found', 1],
    ['nothing', null, 'platform/bad-answer', 0],
  ])('an answer with %s', async (_what, told, code, stops) => {
    const { fake, recordings } = await given();
    fake.recordOnDevice(101, at(0), at(7_200));
    fake.state.spoil = (path) =>
      path === '/api/common/channel/playback'
        ? { body: JSON.stringify({ code: 0, msg: '', data: told }) }
        : undefined;
    expect(codeOf(await openAt(recordings, 600))).toBe(code);
    await expect.poll(() => fake.state.account.playbackStops.length).toBe(stops);
  });

  it('a device that cannot play is told by its own fault', async () => {
    const { fake, recordings } = await given();
    fake.recordOnDevice(101, at(0), at(7_200));
    fake.state.spoil = (path) =>
      path === '/api/common/channel/playback'
        ? { body: '{"code":-3,"msg":"资源耗尽","data":null}' }
        : undefined;
    expect(codeOf(await openAt(recordings, 600))).toBe('stream/queued');
  });
});
