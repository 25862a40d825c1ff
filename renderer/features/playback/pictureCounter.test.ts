import { describe, expect, it } from 'vitest';
import { PictureCounter, type CountedPictures } from './pictureCounter';

const size = { widthPx: 640, heightPx: 360 };

/** A stream of 12 pictures a second that comes in segments of two seconds. */
const atSecond = (second: number, lost = 0): CountedPictures => ({
  offered: 24 * Math.floor(second / 2) + 24,
  shown: 12 * second - lost,
  bufferedMs: (24 * Math.floor(second / 2) + 24 - 12 * second) * (1000 / 12),
  ...size,
});

const after = (seconds: number): PictureCounter => {
  const counter = new PictureCounter(0);
  for (let second = 1; second <= seconds; second += 1) {
    counter.take(atSecond(second), 'full', second * 1000);
  }
  return counter;
};

describe('What a tile reports of its pictures', () => {
  it('is no loss while pictures only arrive by the segment', () => {
    const counter = after(20);
    for (let second = 21; second < 60; second += 1) {
      const counted = counter.take(atSecond(second), 'full', second * 1000);
      expect(counted.dropped).toBeLessThanOrEqual(1);
      expect(counted.offered).toBeGreaterThan(0);
    }
  });

  it('is every picture lost, once', () => {
    const counter = after(20);
    expect(counter.take(atSecond(21, 6), 'full', 21_000).dropped).toBeGreaterThanOrEqual(5);
    expect(counter.take(atSecond(22, 6), 'full', 22_000).dropped).toBeLessThanOrEqual(1);
  });

  it('is the rate of the stream, measured over several segments', () => {
    expect(after(5).take(atSecond(6), 'full', 6_000).picture).toBeNull();
    const picture = after(31).take(atSecond(32), 'full', 32_000).picture;
    expect(picture).toMatchObject(size);
    expect(picture?.framesPerSecond).toBeGreaterThan(9);
    expect(picture?.framesPerSecond).toBeLessThan(15);
  });

  it('is nothing while it pauses, and one picture a second while it is reduced', () => {
    const counter = after(20);
    expect(counter.take(atSecond(21), 'paused', 21_000)).toMatchObject({ offered: 0, dropped: 0 });
    expect(counter.take(atSecond(22), 'reduced', 22_000)).toMatchObject({ offered: 1, dropped: 0 });
    const still = { ...atSecond(24), shown: atSecond(22).shown };
    expect(counter.take(still, 'reduced', 24_000)).toMatchObject({ dropped: 0 });
    expect(counter.take(still, 'reduced', 25_000)).toMatchObject({ offered: 1, dropped: 1 });
  });

  it('begins anew with another stream', () => {
    const counter = after(20);
    const counted = counter.take({ ...atSecond(0), shown: 2 }, 'full', 21_000);
    expect(counted).toMatchObject({ offered: 0, dropped: 0 });
  });
});
