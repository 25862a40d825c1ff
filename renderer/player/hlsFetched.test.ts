import Hls from 'hls.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HlsTilePlayer } from './hlsTilePlayer';

let player: HlsTilePlayer;
let fetched: Promise<unknown>;
let loaded: string[];
let rested: number;

beforeEach(async () => {
  vi.resetModules();
  [loaded, rested] = [[], 0];
  vi.spyOn(Hls, 'isSupported').mockReturnValue(true);
  vi.spyOn(Hls.prototype, 'attachMedia').mockReturnValue();
  vi.spyOn(Hls.prototype, 'loadSource').mockImplementation((address) => void loaded.push(address));
  vi.spyOn(Hls.prototype, 'stopLoad').mockImplementation(() => void (rested += 1));
  vi.doMock('hls.js', async () => ({ ...(await vi.importActual('hls.js')), default: Hls }));
  const { fetchHls, HlsTilePlayer: Player } = await import('./hlsTilePlayer');
  const video = document.createElement('video');
  video.play = async () => undefined;
  video.pause = () => undefined;
  video.load = () => undefined;
  player = new Player(video);
  fetched = fetchHls();
});

afterEach(() => {
  player.destroy();
  vi.doUnmock('hls.js');
  vi.restoreAllMocks();
});

describe('A player whose engine is still on its way', () => {
  it('plays what it was given last, once', async () => {
    player.load('http://127.0.0.1:1/l/a/index.m3u8');
    player.load('http://127.0.0.1:1/l/b/index.m3u8');
    expect(loaded).toEqual([]);
    await fetched;
    await new Promise((done) => setTimeout(done));
    expect(loaded).toEqual(['http://127.0.0.1:1/l/b/index.m3u8']);
  });

  it('plays nothing that was unloaded meanwhile', async () => {
    player.load('http://127.0.0.1:1/l/a/index.m3u8');
    player.unload();
    await fetched;
    await new Promise((done) => setTimeout(done));
    expect(loaded).toEqual([]);
  });

  it('rests at once when it was paused meanwhile', async () => {
    player.load('http://127.0.0.1:1/l/a/index.m3u8');
    player.setStep('paused');
    await fetched;
    await new Promise((done) => setTimeout(done));
    expect(loaded).toHaveLength(1);
    expect(rested).toBeGreaterThan(0);
  });
});
