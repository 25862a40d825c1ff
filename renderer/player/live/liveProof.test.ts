import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LiveProof } from './liveProof';
import { sampleBytes, sampleLuma, sampleOfPixels } from './lumaSample';

const checks = { isBlackChecked: true, isLoopChecked: true, frozenAfterMs: 3000 };

const randomOf = (seed: number) => {
  let state = seed + 1;
  return (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

/** A still scene with edges and a few lights, seen through a sensor with that much noise. */
const stillScene = (random: () => number, noise: number): Uint8Array =>
  Uint8Array.from({ length: sampleBytes }, (_, at) => {
    const light = at % 577 === 0 ? 120 : 0;
    return Math.max(0, 28 + (at % 64) / 2 + light + Math.round((random() - 0.5) * 2 * noise));
  });

describe('LiveProof', () => {
  it('never marks a still night, whatever its noise', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9999 }),
        fc.integer({ min: 1, max: 9 }),
        (seed, noise) => {
          const random = randomOf(seed);
          const proof = new LiveProof(checks);
          for (let second = 0; second < 200; second += 1) {
            const atMs = second * 1000 + random() * 200;
            expect(proof.take(stillScene(random, noise), atMs, { decoded: second })).toBeNull();
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  it('waits longer for a scene whose noise reaches the station at key pictures only', () => {
    const random = randomOf(3);
    const proof = new LiveProof(checks);
    let shown = stillScene(random, 4);
    for (let second = 0; second < 300; second += 1) {
      if (second % 8 === 0) shown = stillScene(random, 4);
      expect(proof.take(shown, second * 1000, { decoded: second })).toBeNull();
    }
  });

  it('marks a drawn freeze under a clock that goes on', () => {
    const random = randomOf(4);
    const proof = new LiveProof(checks);
    for (let second = 0; second < 20; second += 1) {
      proof.take(stillScene(random, 3), second * 1000, { decoded: second });
    }
    const held = stillScene(random, 3);
    let markedAt: number | undefined;
    for (let second = 20; second < 30; second += 1) {
      const withClock = held.map((level, at) => (at < 128 && at % 7 === second % 7 ? 220 : level));
      const doubt = proof.take(withClock, second * 1000, { decoded: second });
      if (doubt === 'frozen') markedAt ??= second;
    }
    expect(markedAt).toBeLessThanOrEqual(24);
  });

  it('says nothing while nothing is decoded, and begins to count anew after it', () => {
    const random = randomOf(5);
    const proof = new LiveProof(checks);
    let second = 0;
    for (; second < 20; second += 1) {
      proof.take(stillScene(random, 3), second * 1000, { decoded: second });
    }
    const last = stillScene(random, 3);
    proof.take(last, second * 1000, { decoded: second });
    for (let wait = 1; wait < 30; wait += 1) {
      expect(proof.take(last, (second + wait) * 1000, { decoded: second })).toBeNull();
    }
    expect(proof.take(last, (second + 31) * 1000, { decoded: second + 1 })).toBeNull();
  });

  it('waits until the camera’s own time when one is set', () => {
    const random = randomOf(6);
    const proof = new LiveProof({ ...checks, frozenAfterMs: 20_000 });
    const held = stillScene(random, 3);
    const doubts = Array.from({ length: 60 }, (_, second) =>
      proof.take(second < 20 ? stillScene(random, 3) : held, second * 1000, { decoded: second }),
    );
    expect(doubts.indexOf('frozen')).toBeGreaterThanOrEqual(39);
    expect(doubts.indexOf('frozen')).toBeLessThanOrEqual(41);
  });

  it('asks a source that loops by nature for neither loops nor black', () => {
    const proof = new LiveProof({ ...checks, isBlackChecked: false, isLoopChecked: false });
    const said = Array.from({ length: 60 }, (_, second) => {
      proof.note({ data: Uint8Array.of(second % 4, 1, 2), isKey: true }, second * 1000);
      return proof.take(new Uint8Array(sampleBytes).fill(16 + (second % 2)), second * 1000, {
        decoded: second,
      });
    });
    expect(said).not.toContain('black');
    expect(said).not.toContain('looping');
  });

  it('marks a recording played again and again', () => {
    const random = randomOf(7);
    const proof = new LiveProof(checks);
    const scenes = Array.from({ length: 10 }, () => stillScene(random, 4));
    const said = Array.from({ length: 40 }, (_, second) => {
      const at = second % 10;
      for (let frame = 0; frame < 10; frame += 1) {
        const data = Uint8Array.of(at, frame, 7);
        proof.note({ data, isKey: frame === 0 }, second * 1000 + frame * 100);
      }
      return proof.take(scenes[at] ?? new Uint8Array(), second * 1000, { decoded: second });
    });
    expect(said.indexOf('looping')).toBeGreaterThanOrEqual(19);
    expect(said.indexOf('looping')).toBeLessThanOrEqual(25);
    expect(said).not.toContain('frozen');
  });

  it('calls a picture that was black from the beginning black, after longer', () => {
    const proof = new LiveProof(checks);
    const said = Array.from({ length: 30 }, (_, second) =>
      proof.take(new Uint8Array(sampleBytes).fill(16), second * 1000, { decoded: second }),
    );
    expect(said.indexOf('black')).toBeGreaterThanOrEqual(15);
    expect(said.indexOf('black')).toBeLessThanOrEqual(21);
  });
});

describe('samples', () => {
  it('are taken from the plane of brightness, whatever its stride', () => {
    const bytes = new Uint8Array(10 + 400 * 180).fill(9);
    for (let row = 0; row < 180; row += 1) {
      for (let column = 0; column < 320; column += 1) {
        bytes[10 + row * 400 + column] = column < 160 ? 40 : 200;
      }
    }
    const sample = sampleLuma({ bytes, offset: 10, stride: 400, width: 320, height: 180 });
    expect(sample.length).toBe(sampleBytes);
    expect([sample[0], sample[31], sample[32], sample[sampleBytes - 1]]).toEqual([
      40, 40, 200, 200,
    ]);
  });

  it('are taken from pixels of four bytes', () => {
    const pixels = new Uint8ClampedArray(sampleBytes * 4).fill(77);
    expect(sampleOfPixels(pixels)).toEqual(new Uint8Array(sampleBytes).fill(77));
  });
});
