import { beforeEach, describe, expect, it } from 'vitest';

import type { CameraId } from '#contract/ids';

import { FakeClock } from '../../../tests/fakes/fakeClock';
import { WvpPlaybackLedger, type PlayedSession } from './wvpPlaybackLedger';

const cameraId = 'wvp:1' as CameraId;
let clock: FakeClock;
let stopped: string[];
let ledger: WvpPlaybackLedger;
let made = 0;

const aSession = (about: Partial<PlayedSession> = {}): PlayedSession => {
  made += 1;
  return {
    ...{ cameraId, channel: {} as PlayedSession['channel'], stream: `s${String(made)}` },
    ...{ speed: 1, fromMs: 0, toMs: 3_600_000, url: '' },
    ...{ startedAtMs: clock.now(), seenAtMs: clock.now() },
    ...about,
  };
};

const standing = { speed: 1, rate: 0, dueInMs: 0 } as const;
const playing = { speed: 1, rate: 1, dueInMs: 2_000 } as const;

beforeEach(() => {
  clock = new FakeClock();
  stopped = [];
  ledger = new WvpPlaybackLedger(clock, ({ stream }) => {
    stopped.push(stream);
    return Promise.resolve();
  });
});

describe('WvpPlaybackLedger', () => {
  it('knows how far a session has come: near is what was just played, or comes soon', () => {
    const session = aSession();
    ledger.add(session, 60_000);
    clock.advance(40_000);
    const near = (fromMs: number): boolean =>
      ledger.near(cameraId, { ...standing, fromMs }) === session;
    expect([0, 30_000, 42_000].map(near)).toEqual([true, true, true]);
    expect([50_000, -1].map(near)).toEqual([false, false]);
    expect(ledger.near('wvp:2' as CameraId, { ...standing, fromMs: 0 })).toBeUndefined();
    expect(ledger.near(cameraId, { ...standing, speed: 2, fromMs: 0 })).toBeUndefined();
  });

  it('one that is behind the clock would stay behind it', () => {
    const session = aSession();
    ledger.add(session, 60_000);
    clock.advance(10_000);
    const near = (fromMs: number, dueInMs: number): boolean =>
      ledger.near(cameraId, { ...playing, fromMs, dueInMs }) === session;
    expect(near(9_500, 1_500)).toBe(true);
    expect(near(9_000, -500)).toBe(true);
    expect(near(10_500, -500)).toBe(false);
    expect(near(11_000, 2_000)).toBe(true);
  });

  it('ends what nobody asks for any more, and what is one too many', () => {
    const [first, second, third] = [aSession(), aSession(), aSession()];
    ledger.add(first, 30_000);
    ledger.add(second, 30_000);
    clock.advance(45_000);
    ledger.asked(second, 90_000);
    expect(stopped).toEqual([]);
    ledger.add(third, 30_000);
    expect(stopped).toEqual([first.stream]);
    clock.advance(64_000);
    expect(stopped).toEqual([first.stream, third.stream]);
    clock.advance(2_000);
    expect(stopped).toEqual([first.stream, third.stream, second.stream]);
  });

  it('ends those of one camera, or all, each once', async () => {
    const other = aSession({ cameraId: 'wvp:2' as CameraId });
    const own = aSession();
    ledger.add(other, 0);
    ledger.add(own, 0);
    ledger.end(cameraId);
    expect(stopped).toEqual([own.stream]);
    await ledger.endAll();
    clock.advance(100_000);
    expect(stopped).toEqual([own.stream, other.stream]);
  });
});
