import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Camera } from '#contract/camera';
import { capableOf } from '#contract/capabilities';
import type { CameraId, PlatformId, ScreenId, TileId } from '#contract/ids';
import { failure, success } from '#contract/outcome';
import { closeSpansMs, mostSpans, orderlySpans } from '#contract/recording';
import { aCamera } from '../../tests/builders/catalog';
import { anAlarmReport } from '../../tests/builders/happenings';
import { aStation, desk, wallWindow } from '../../tests/fakes/aStation';
import { FakeClock } from '../../tests/fakes/fakeClock';
import { FakeMedia } from '../../tests/fakes/fakeMedia';
import { FakePlatform } from '../../tests/fakes/fakePlatform';
import { FakeRecorder } from '../../tests/fakes/fakeRecorder';
import { Recordings } from './recordings';

const cameraId = 'city:1' as CameraId;

const recording = async () => {
  const made = await aStation();
  const recorder = new FakeRecorder();
  made.platform.recordings = recorder;
  const now = made.clock.now();
  const asked = { cameraId, fromMs: now - 60_000, toMs: now };
  const screenId = 'screen-1' as ScreenId;
  const place = { screenId, tileId: '2' as TileId };
  /** The second tile of the wall shows what was recorded of the camera; again: something else. */
  const show = async (shown: 'recording' | 'moment' | 'live'): Promise<void> => {
    await made.handlers['scene:assign']({ ...place, cameraId }, desk);
    const at = { kind: 'at', atMs: now - 600_000, rate: 1 } as const;
    const order = {
      recording: at,
      moment: { kind: 'rewind' } as const,
      live: { kind: 'live' } as const,
    };
    await made.handlers['tile:replay']({ ...place, order: order[shown] }, desk);
  };
  return { ...made, recorder, now, asked, show };
};

describe('a recorder that plays for us', () => {
  it('is told how fast and how soon it is wanted, and when no tile shows it any more', async () => {
    const { handlers, recorder, asked, show } = await recording();
    await show('recording');
    await handlers['recording:stretch']({ ...asked, rate: 2, dueInMs: 1_500 }, desk);
    expect(recorder.paces).toEqual([{ rate: 2, dueInMs: 1_500 }]);
    expect(recorder.left).toEqual([]);
    await show('live');
    expect(recorder.left).toEqual([cameraId]);
  });

  it('refuses the whole wall by its name when it is to go faster than it can', async () => {
    const { handlers, platform, show } = await recording();
    platform.capabilities = capableOf('recordings');
    await show('recording');
    const order = { kind: 'rate', rate: 8 } as const;
    expect(await handlers['wall:replay']({ screenIds: null, order }, desk)).toEqual(
      failure('recording/not-faster'),
    );
  });
});

describe('what was recorded', () => {
  it('is told to the desk, gaps and all', async () => {
    const { handlers, recorder, asked, now } = await recording();
    recorder.kept = [
      { fromMs: now - 90_000, toMs: now - 40_000 },
      { fromMs: now - 20_000, toMs: now - 10_000 },
    ];
    expect(await handlers['recording:spans'](asked, desk)).toEqual(
      success({
        spans: [
          { fromMs: now - 60_000, toMs: now - 40_000 },
          { fromMs: now - 20_000, toMs: now - 10_000 },
        ],
        isComplete: true,
      }),
    );
  });

  it('has an address on the gateway, and that of the platform stays behind', async () => {
    const { handlers, media, asked, show } = await recording();
    await show('recording');
    const answer = await handlers['recording:stretch'](asked, wallWindow);
    expect(answer).toEqual(success({ url: 'http://127.0.0.1:1/r/1' }));
    expect(JSON.stringify(answer)).not.toContain('platform.test');
    expect(media.stretches).toMatchObject([{ fromMs: asked.fromMs, toMs: asked.toMs }]);
  });

  it('is refused in words where there is none', async () => {
    const { handlers, platform, recorder, asked, now, show } = await recording();
    await show('recording');
    const later = { cameraId, fromMs: now, toMs: now + 1_000 };
    const stretch = handlers['recording:stretch'];
    expect(await stretch(later, desk)).toEqual(failure('recording/none'));
    recorder.kept = [];
    expect(await stretch(asked, desk)).toEqual(failure('recording/none'));
    delete platform.recordings;
    expect(await stretch(asked, desk)).toEqual(failure('recording/not-offered'));
  });

  it('goes to windows that show it, and to no others', async () => {
    const { handlers, asked, show } = await recording();
    const stretch = handlers['recording:stretch'];
    const refused = failure('recording/not-shown');
    const otherWall = { ...wallWindow, screenId: 'screen-2' as ScreenId };
    expect(await stretch(asked, wallWindow)).toEqual(refused);
    await show('moment');
    expect(await stretch(asked, wallWindow)).toEqual(refused);
    await show('recording');
    expect(await stretch(asked, wallWindow)).toMatchObject({ ok: true });
    expect(await stretch(asked, desk)).toMatchObject({ ok: true });
    expect(await stretch(asked, otherWall)).toEqual(refused);
    expect(await stretch({ ...asked, cameraId: 'city:2' as CameraId }, desk)).toEqual(refused);
    await show('live');
    expect(await stretch(asked, wallWindow)).toEqual(refused);
  });

  it('goes to any window for the moment of an alarm, and not for more of it', async () => {
    const { handlers, platform, recorder, now } = await recording();
    recorder.kept = [{ fromMs: now - 3_600_000, toMs: now }];
    const raisedAtMs = now - 600_000;
    platform.tellEvents({
      alarms: [anAlarmReport({ cameraId, raisedAtMs, lastAtMs: raisedAtMs })],
    });
    const stretch = (fromMs: number, toMs: number) =>
      handlers['recording:stretch']({ cameraId, fromMs, toMs }, wallWindow);
    expect(await stretch(raisedAtMs - 10_500, raisedAtMs + 19_500)).toMatchObject({ ok: true });
    expect(await stretch(raisedAtMs + 40_000, raisedAtMs + 70_000)).toEqual(
      failure('recording/not-shown'),
    );
  });

  it('passes on what its platform says', async () => {
    const { handlers, recorder, asked, show } = await recording();
    await show('recording');
    recorder.fault = failure('platform/timeout').fault;
    expect(await handlers['recording:spans'](asked, desk)).toEqual(failure('platform/timeout'));
    expect(await handlers['recording:stretch'](asked, desk)).toEqual(failure('platform/timeout'));
  });
});

describe('a camera that two platforms know', () => {
  const own = 'a:1' as CameraId;
  const other = 'b:7' as CameraId;
  const given = (isDemo = false) => {
    const clock = new FakeClock();
    const recorders = { a: new FakeRecorder(), b: new FakeRecorder() };
    const camera = (cameraId: CameraId, drawn = false): Camera =>
      aCamera({ cameraId, platformId: cameraId.slice(0, 1) as PlatformId, isDemo: drawn });
    const recordings = new Recordings({
      clock,
      media: new FakeMedia(),
      platformOf: (platformId) => {
        const platform = new FakePlatform(clock, platformId);
        platform.recordings = recorders[platformId as 'a' | 'b'];
        return platform;
      },
      cameraOf: (cameraId) => (cameraId === own ? camera(own) : undefined),
      twinsOf: () => [camera(other, isDemo)],
    });
    const span = [clock.now() - 60_000, clock.now() - 30_000] as const;
    return { recorders, recordings, span };
  };

  it('is played from its own platform while that has it', async () => {
    const { recorders, recordings, span } = given();
    expect(await recordings.stretch(own, ...span)).toMatchObject({ ok: true });
    expect([recorders.a.opened.length, recorders.b.opened.length]).toEqual([1, 0]);
  });

  it('is played from the other one where its own has nothing or cannot be reached', async () => {
    const { recorders, recordings, span } = given();
    recorders.a.kept = [];
    expect(await recordings.stretch(own, ...span)).toMatchObject({ ok: true });
    expect(await recordings.spans(own, ...span)).toMatchObject({
      value: { spans: [{ fromMs: span[0] }] },
    });
    recorders.a.fault = failure('platform/unreachable').fault;
    expect(await recordings.stretch(own, ...span)).toMatchObject({ ok: true });
    expect(recorders.b.opened.map(({ cameraId }) => cameraId)).toEqual([other, other]);
  });

  it('is told of as its own platform does where nobody has anything', async () => {
    const { recorders, recordings, span } = given();
    recorders.a.fault = failure('platform/timeout').fault;
    recorders.b.kept = [];
    expect(await recordings.stretch(own, ...span)).toEqual(failure('platform/timeout'));
    expect(await recordings.spans(own, ...span)).toEqual(failure('platform/timeout'));
  });

  it('never stands in for a real one with drawn pictures', async () => {
    const { recorders, recordings, span } = given(true);
    recorders.a.kept = [];
    expect(await recordings.stretch(own, ...span)).toEqual(failure('recording/none'));
    expect(recorders.b.opened).toEqual([]);
  });
});

describe('a whole wall', () => {
  it('is turned to one time: every tile has the same place, instant and rate', async () => {
    const { handlers, station, now } = await recording();
    const order = { kind: 'at', atMs: now - 3_600_000, rate: 0 } as const;
    const turned = await handlers['wall:replay']({ screenIds: null, order }, desk);
    const tiles = Object.values(station.plans()).flatMap((plan) => plan.tiles);
    const replays = tiles.flatMap(({ camera, replay }) => (camera === null ? [] : [replay]));
    expect(turned).toEqual(success({ tiles: replays.length }));
    expect(replays.length).toBeGreaterThan(1);
    for (const replay of replays) {
      expect(replay).toMatchObject({
        isRecording: true,
        atMs: now - 3_600_000,
        sinceMs: now,
        rate: 0,
      });
    }
    await handlers['wall:replay']({ screenIds: null, order: { kind: 'live' } }, desk);
    expect(station.replays.isAny()).toBe(false);
  });
});

describe('spans, whatever a platform tells', () => {
  const span = fc.record({ fromMs: fc.integer(), toMs: fc.integer() });

  it('are in order, apart, inside the time asked about and not too many', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 60 }), fc.nat(), fc.nat(), (told, fromMs, long) => {
        const within = { fromMs, toMs: fromMs + long };
        const spans = orderlySpans(told, within);
        expect(spans.length).toBeLessThanOrEqual(mostSpans);
        for (const [index, { fromMs: from, toMs }] of spans.entries()) {
          expect(from).toBeGreaterThanOrEqual(within.fromMs);
          expect(toMs).toBeLessThanOrEqual(within.toMs);
          expect(from).toBeLessThan(toMs);
          const next = spans[index + 1];
          if (next !== undefined) expect(next.fromMs - toMs).toBeGreaterThanOrEqual(closeSpansMs);
        }
      }),
    );
  });
});
