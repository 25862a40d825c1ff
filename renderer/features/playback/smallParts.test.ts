import { describe, expect, it } from 'vitest';
import { aPlatformHealth, aStationView } from '../../../tests/builders/views';
import { isDelayed } from './delay';
import { isMended } from './playbackListeners';
import { renewalWaitMs } from './renewal';

const playing = (delayMs: number | null) =>
  ({ kind: 'playing', delayMs, pictureAtMs: null, allowedDelayMs: 4300 }) as const;

describe('A picture', () => {
  it('is called delayed more than 2 s above what its transport allows', () => {
    expect(isDelayed(playing(6300))).toBe(false);
    expect(isDelayed(playing(6301))).toBe(true);
    expect(isDelayed(playing(null))).toBe(false);
    expect(isDelayed({ kind: 'opening' })).toBe(false);
  });
});

describe('A renewal', () => {
  it('comes at three fifths of the time, never in a rush', () => {
    expect(renewalWaitMs(60_000)).toBe(36_000);
    expect(renewalWaitMs(-5)).toBe(2000);
    expect(renewalWaitMs(1e15)).toBeLessThan(2 ** 31);
  });
});

describe('A station', () => {
  const down = aStationView({ platforms: [aPlatformHealth({ state: 'down' })] });

  it('is mended when its gateway or a platform works again', () => {
    expect(isMended(down, aStationView())).toBe(true);
    expect(isMended(aStationView({ isMediaLive: false }), aStationView())).toBe(true);
    expect(isMended(aStationView(), down)).toBe(false);
    expect(isMended(aStationView(), aStationView())).toBe(false);
    expect(isMended(undefined, aStationView())).toBe(false);
  });
});
