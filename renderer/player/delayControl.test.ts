import { describe, expect, it } from 'vitest';
import { aimedDelayMs, allowedHlsDelayMs, correctDelay, type DelayFacts } from './delayControl';

const correct = (facts: Partial<DelayFacts>) =>
  correctDelay({ delayMs: 3500, aimMs: 3500, bufferedMs: 3000, rate: 1, ...facts });

describe('A delay', () => {
  it('is left alone near its aim', () => {
    expect(correct({})).toEqual({ rate: 1, jumpMs: 0 });
    expect(correct({ delayMs: 3700 })).toEqual({ rate: 1, jumpMs: 0 });
    expect(correct({ delayMs: 2000 })).toEqual({ rate: 1, jumpMs: 0 });
  });

  it('is caught up with gently, a little faster when it is large, until it is at its aim', () => {
    expect(correct({ delayMs: 3800 }).rate).toBe(1.05);
    expect(correct({ delayMs: 5000 }).rate).toBe(1.1);
    expect(correct({ delayMs: 3600, rate: 1.05 }).rate).toBe(1.05);
    expect(correct({ delayMs: 3500, rate: 1.05 }).rate).toBe(1);
  });

  it('is left out in one jump when it is very large, as far as there are pictures', () => {
    expect(correct({ delayMs: 13_500, bufferedMs: 12_000 })).toEqual({ rate: 1, jumpMs: 10_000 });
    expect(correct({ delayMs: 13_500, bufferedMs: 5000 })).toEqual({ rate: 1, jumpMs: 4300 });
  });

  it('is never corrected out of an empty buffer', () => {
    expect(correct({ delayMs: 9000, bufferedMs: 300 })).toEqual({ rate: 1, jumpMs: 0 });
    expect(correct({ delayMs: 2000, bufferedMs: 300 }).rate).toBe(0.95);
  });

  it('of a source whose clock is a day slow does not play it dry', () => {
    expect(correct({ delayMs: 86_400_000, bufferedMs: 600 })).toEqual({ rate: 1, jumpMs: 0 });
  });

  it('does not drift in eight hours of stops of a fifth to a whole second', () => {
    const aimMs = aimedDelayMs(2000, null);
    const delays: number[] = [];
    let [delayMs, rate, seed] = [aimMs, 1, 7];
    for (let second = 0; second < 8 * 3600; second += 1) {
      seed = (seed * 16_807) % 2_147_483_647;
      const stopMs = seed % 100 === 0 ? 200 + (seed % 800) : 0;
      delayMs += stopMs - (rate - 1) * 1000;
      const correction = correctDelay({ delayMs, aimMs, bufferedMs: 3000, rate });
      rate = correction.rate;
      delayMs -= correction.jumpMs;
      delays.push(delayMs);
    }
    const mean = (part: number[]): number => part.reduce((a, b) => a + b, 0) / part.length;
    const driftMs = mean(delays.slice(-3600)) - mean(delays.slice(0, 3600));
    expect(Math.abs(driftMs)).toBeLessThan(60);
    const inOrder = [...delays].sort((a, b) => a - b);
    expect(inOrder[Math.floor(0.95 * inOrder.length)]).toBeLessThan(allowedHlsDelayMs(2000, null));
  });
});

describe('What HLS allows', () => {
  it('follows from its target duration, and from its hold-back where it has parts', () => {
    expect(allowedHlsDelayMs(2000, null)).toBe(4300);
    expect(allowedHlsDelayMs(2000, 1000)).toBe(1150);
    expect(aimedDelayMs(2000, null)).toBe(3500);
    expect(aimedDelayMs(2000, 1000)).toBe(1000);
  });
});
