import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakePaintWorkers, type FakePaintWorker } from '../../../tests/fakes/fakePaintWorker';
import { liveChecksOf } from '../tilePlayer';
import { CanvasLayer } from './canvasLayer';
import type { LiveDoubt } from './messages';
import { VideoWatch } from './videoWatch';

let heart: ReturnType<typeof setInterval>;
let workers: FakePaintWorker[];
let watch: VideoWatch;
let isMoving: boolean;
let doubts: (LiveDoubt | null)[];

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal(
    'VideoFrame',
    class {
      readonly format = 'I420';
      constructor(video: HTMLVideoElement) {
        if (video.dataset['bare'] !== undefined) throw new Error('nothing to show');
      }
    },
  );
  const fake = fakePaintWorkers();
  workers = fake.workers;
  watch = new VideoWatch(new CanvasLayer(fake.make, () => performance.now()));
  // A worker of flesh tells its status every second.
  heart = setInterval(() => workers.at(-1)?.status('none'), 1000);
  isMoving = true;
  doubts = [];
});

afterEach(() => {
  clearInterval(heart);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const begin = (video = document.createElement('video')): (() => void) => {
  video.getVideoPlaybackQuality = () => ({ totalVideoFrames: 7 }) as VideoPlaybackQuality;
  return watch.watch({
    video,
    address: 'http://127.0.0.1:1/l/a/index.m3u8',
    checks: liveChecksOf(false),
    isMoving: () => isMoving,
    onDoubt: (doubt) => doubts.push(doubt),
  });
};
const samples = () => workers.at(-1)?.ordersOf('sample') ?? [];

describe('A watch of a video', () => {
  it('asks the worker to read its feed, and shows it once a second what is seen', async () => {
    begin();
    expect(workers[0]?.ordersOf('watch')).toMatchObject([{ url: 'http://127.0.0.1:1/l/a' }]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(samples().length).toBeGreaterThanOrEqual(3);
    expect(samples().length).toBeLessThanOrEqual(5);
    expect(samples()[0]).toMatchObject({ decoded: 7 });
  });

  it('shows nothing of what stands still or has no picture', async () => {
    isMoving = false;
    begin();
    const bare = document.createElement('video');
    bare.dataset['bare'] = '';
    begin(bare);
    await vi.advanceTimersByTimeAsync(5_000);
    isMoving = true;
    expect(samples()).toEqual([]);
  });

  it('looks at tiles that open together one after the other', async () => {
    begin();
    begin();
    await vi.advanceTimersByTimeAsync(1_000);
    let before = samples().length;
    let most = 0;
    for (let at = 0; at < 20; at += 1) {
      await vi.advanceTimersByTimeAsync(100);
      most = Math.max(most, samples().length - before);
      before = samples().length;
    }
    expect(most).toBe(1);
  });

  it('passes on what the worker thinks, forgets it with the worker, and ends', async () => {
    const end = begin();
    const pictureId = workers[0]?.ordersOf('watch')[0]?.pictureId ?? '';
    workers[0]?.tell({ kind: 'doubt', pictureId, doubt: 'looping' });
    workers[0]?.break();
    expect(doubts).toEqual([null, 'looping', null]);
    expect(workers[1]?.ordersOf('watch')).toHaveLength(1);
    end();
    expect(workers[1]?.isEnded).toBe(true);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(workers).toHaveLength(2);
  });
});
