import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { LiveDoubt } from '../canvas/messages';
import { LiveProof } from './liveProof';
import { sampleBytes } from './lumaSample';

// Samples of decoded frames, one a second and up to a frame early or late: three drawn scenes of
// the rehearsal city, a street and a still night with a sensor's noise, and one picture of that
// street coded again and again.
type Clip =
  'street-night' | 'tunnel' | 'river-mist' | 'noisy-night' | 'noisy-street' | 'held-street';

const samplesOf = (clip: Clip): Uint8Array[] => {
  const bytes = gunzipSync(readFileSync(join(import.meta.dirname, 'fixtures', `${clip}.gray.gz`)));
  return Array.from({ length: bytes.length / sampleBytes }, (_, at) =>
    bytes.subarray(at * sampleBytes, (at + 1) * sampleBytes),
  );
};

const repeated = (samples: readonly Uint8Array[], count: number): Uint8Array[] =>
  Array.from({ length: count }, (_, at) => samples[at % samples.length] ?? new Uint8Array());

const checks = { isBlackChecked: true, isLoopChecked: true, frozenAfterMs: 3000 };

/** What is said of each sample, a beat of nearly a second apart. */
const judged = (samples: readonly Uint8Array[]): (LiveDoubt | null)[] => {
  const proof = new LiveProof(checks);
  return samples.map((sample, at) =>
    proof.take(sample, at * 1000 + ((at * 37) % 90), { decoded: at * 12 }),
  );
};

const healthy: Clip[] = ['street-night', 'tunnel', 'river-mist', 'noisy-night', 'noisy-street'];

describe('proof of live on decoded pictures', () => {
  it.each(healthy)('says nothing of ten healthy minutes of %s', (clip) => {
    expect(judged(repeated(samplesOf(clip), 600)).filter((doubt) => doubt !== null)).toEqual([]);
  });

  it('marks one picture of a street coded again and again within five seconds', () => {
    const before = repeated(samplesOf('noisy-street'), 30);
    const held = judged([...before, ...samplesOf('held-street')]).slice(30);
    expect(held.indexOf('frozen')).toBeGreaterThan(0);
    expect(held.indexOf('frozen')).toBeLessThanOrEqual(4);
    expect(held.slice(held.indexOf('frozen')).every((doubt) => doubt === 'frozen')).toBe(true);
  });

  it.each(['noisy-night', 'noisy-street'] as const)(
    'marks a held picture of %s within five seconds and takes the mark back at once',
    (clip) => {
      const samples = samplesOf(clip);
      const [held] = samples;
      const before = repeated(samples, 20);
      const doubts = judged([
        ...before,
        ...repeated(held === undefined ? [] : [held], 15),
        ...repeated(samples.slice(5), 20),
      ]);
      const marked = doubts.indexOf('frozen');
      expect(marked - before.length).toBeGreaterThanOrEqual(3);
      expect(marked - before.length).toBeLessThanOrEqual(4);
      expect(doubts.slice(before.length + 16)).not.toContain('frozen');
    },
  );

  it('takes longer where no noise can tell, and marks all the same', () => {
    const samples = samplesOf('street-night');
    const before = repeated(samples, 40);
    const doubts = judged([...before, ...repeated(samples.slice(3, 4), 20)]);
    const marked = doubts.indexOf('frozen') - before.length;
    expect(marked).toBeGreaterThan(4);
    expect(marked).toBeLessThanOrEqual(9);
  });

  it('marks a lens that is covered within four seconds and never a night', () => {
    const night = repeated(samplesOf('noisy-night'), 20);
    const covered = Array.from({ length: 10 }, (_, second) =>
      Uint8Array.from({ length: sampleBytes }, (_cell, at) => 20 + ((at * 7 + second * 13) % 5)),
    );
    const doubts = judged([...night, ...covered, ...night]);
    expect(doubts.indexOf('black') - night.length).toBeLessThanOrEqual(3);
    expect(doubts.slice(0, 20)).not.toContain('black');
    expect(doubts.slice(31)).not.toContain('black');
  });
});
