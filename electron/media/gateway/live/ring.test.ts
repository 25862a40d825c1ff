import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { frameSamples, type LiveSample } from './liveSample';
import { RingShelf, type Ring } from './ring';

const config = { codec: 'avc1.64000d', widthPx: 320, heightPx: 180, description: null };

/** One group a second, of `count` pictures. */
const group = (second: number, count = 4, bytes = 1_000, isAfterGap = false): LiveSample[] =>
  frameSamples(
    Array.from({ length: count }, (_, n) => ({
      timestampUs: second * 1e6 + (n * 1e6) / count,
      durationUs: 1e6 / count,
      pictureAtMs: second * 1_000 + (n * 1_000) / count,
      isKey: n === 0,
      isAfterGap: isAfterGap && n === 0,
      data: Buffer.alloc(bytes),
      config,
    })),
  );

const everything = (ring: Ring): LiveSample[] => ring.between(-Infinity, Infinity);
const seconds = (samples: readonly LiveSample[]): number[] =>
  samples.filter(({ isKey }) => isKey).map(({ timestampUs }) => timestampUs / 1e6);

describe('the last pictures of a camera', () => {
  it('keeps two minutes, in whole groups', () => {
    const ring = new RingShelf().take('one');
    for (let second = 0; second < 300; second += 1) ring.append(group(second));
    const kept = everything(ring);
    expect(kept).toHaveLength(120 * 4);
    expect(kept[0]).toMatchObject({ isKey: true, timestampUs: 180e6 });
  });

  it('begins as far back as is wished, at a key picture, and not beyond a gap', () => {
    const ring = new RingShelf().take('one');
    for (let second = 0; second < 10; second += 1) ring.append(group(second));
    expect(seconds(ring.newestFrom(0))).toEqual([9]);
    expect(seconds(ring.newestFrom(1_000))).toEqual([9]);
    expect(seconds(ring.newestFrom(2_500))).toEqual([7, 8, 9]);
    expect(seconds(ring.newestFrom(60_000))).toHaveLength(10);
    ring.append(group(100, 4, 1_000, true));
    ring.append(group(101));
    expect(seconds(ring.newestFrom(60_000))).toEqual([100, 101]);
  });

  it('goes on right after a picture that a reader names', () => {
    const ring = new RingShelf().take('one');
    for (let second = 0; second < 4; second += 1) ring.append(group(second));
    expect(ring.after(1.5e6)?.[0]?.timestampUs).toBe(1.75e6);
    expect(ring.after(3.75e6)).toEqual([]);
    expect(ring.after(77)).toBeUndefined();
  });

  it('puts older pictures before those that are here, without a gap between', () => {
    const ring = new RingShelf().take('one');
    ring.append(group(5, 4, 1_000, true));
    ring.prepend([...group(3, 4, 1_000, true), ...group(4)]);
    expect(seconds(everything(ring))).toEqual([3, 4, 5]);
    expect(everything(ring).map(({ isAfterGap }) => isAfterGap)).toEqual([
      true,
      ...Array<boolean>(11).fill(false),
    ]);
  });

  it('answers a stretch from the key picture that its beginning needs', () => {
    const ring = new RingShelf().take('one');
    for (let second = 10; second < 20; second += 1) ring.append(group(second));
    const stretch = ring.between(12_600, 14_300);
    expect(stretch[0]?.timestampUs).toBe(12e6);
    expect(stretch.at(-1)?.timestampUs).toBe(14.25e6);
    expect(ring.between(1_000, 9_000)).toEqual([]);
    expect(ring.between(30_000, 31_000)).toEqual([]);
    expect(seconds(ring.between(1_000, 11_000))).toEqual([10, 11]);
  });
});

describe('all cameras together', () => {
  it('never holds more than it may, forgets the oldest of all first, and keeps what is shown', () => {
    const step = fc.record({
      camera: fc.nat(4),
      count: fc.integer({ min: 1, max: 6 }),
      bytes: fc.integer({ min: 1, max: 4_000 }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 120 }), (steps) => {
        const limit = 60_000;
        const shelf = new RingShelf({ seconds: 20, bytes: limit });
        const rings = Array.from({ length: 5 }, (_, n) => shelf.take(`camera-${String(n)}`));
        const added: [number, number][] = [];
        steps.forEach(({ camera, count, bytes }, second) => {
          rings[camera]?.append(group(second, count, bytes));
          added.push([camera, second]);
          const held = rings.map(everything);
          const bytesHeld = held.flat().reduce((sum, { message }) => sum + message.length, 0);
          expect(shelf.bytes).toBe(bytesHeld);
          const newest = held.flatMap((samples) => {
            const key = samples.findLastIndex(({ isKey }) => isKey);
            return samples.slice(Math.max(key, 0));
          });
          const needed = newest.reduce((sum, { message }) => sum + message.length, 0);
          expect(bytesHeld).toBeLessThanOrEqual(Math.max(limit, needed));
          held.forEach((samples, n) => {
            const own = added.filter(([other]) => other === n).map(([, at]) => at);
            // What is left of a camera is its newest stretch, without holes.
            expect(seconds(samples)).toEqual(own.slice(own.length - seconds(samples).length));
            if (own.length > 0) expect(samples.length).toBeGreaterThan(0);
          });
        });
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the pictures of a camera that is left for as long as they would have been kept', () => {
    const shelf = new RingShelf();
    shelf.take('one').append(group(1));
    shelf.leave('one', 1_000);
    shelf.take('other');
    shelf.leave('other', 100_000);
    expect(shelf.find('one')?.newest).toBeDefined();
    shelf.leave('other', 122_000);
    expect(shelf.find('one')).toBeUndefined();
    expect(shelf.bytes).toBe(0);
  });
});
