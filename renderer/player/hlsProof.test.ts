import Hls from 'hls.js';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchHls, HlsTilePlayer } from './hlsTilePlayer';
import { liveChecksOf, type PlayerEvent, type WatchedPlay } from './tilePlayer';

let watched: WatchedPlay[];
let running: number;
let player: HlsTilePlayer;
let events: PlayerEvent[];

beforeAll(async () => {
  await fetchHls();
});

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Hls, 'isSupported').mockReturnValue(true);
  vi.spyOn(Hls.prototype, 'loadSource').mockReturnValue();
  vi.spyOn(Hls.prototype, 'attachMedia').mockReturnValue();
  const video = document.createElement('video');
  video.play = async () => undefined;
  video.pause = () => undefined;
  video.load = () => undefined;
  [watched, running, events] = [[], 0, []];
  player = new HlsTilePlayer(video, {
    watch: (playing) => {
      watched.push(playing);
      running += 1;
      let isOver = false;
      return () => {
        if (!isOver) running -= 1;
        isOver = true;
      };
    },
  });
  player.onEvent((event) => events.push(event));
});

afterEach(() => {
  player.destroy();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('Proof of live of a video element', () => {
  it('is asked for with the checks of its lease, and told as doubt', () => {
    player.load('http://127.0.0.1:1/l/a/index.m3u8', liveChecksOf(false, 45_000));
    expect(watched).toMatchObject([{ checks: { isLoopChecked: true, frozenAfterMs: 45_000 } }]);
    watched[0]?.onDoubt('frozen');
    watched[0]?.onDoubt('frozen');
    expect(events).toEqual([{ kind: 'doubt', doubt: 'frozen' }]);
  });

  it('begins anew with another load, without the doubt of before', () => {
    player.load('http://127.0.0.1:1/l/a/index.m3u8');
    watched[0]?.onDoubt('black');
    player.load('http://127.0.0.1:1/l/b/index.m3u8');
    expect(running).toBe(1);
    expect(events.at(-1)).toEqual({ kind: 'doubt', doubt: null });
  });

  it('rests while the picture is paused, and ends with the player', () => {
    player.load('http://127.0.0.1:1/l/a/index.m3u8');
    player.setStep('paused');
    expect(running).toBe(0);
    player.setStep('full');
    expect(running).toBe(1);
    player.destroy();
    expect(running).toBe(0);
  });
});
