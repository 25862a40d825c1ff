import type { CpuInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { SpareTime } from './spareTime';

const processor = (idle: number, user: number): CpuInfo => ({
  model: '',
  speed: 0,
  times: { idle, user, nice: 0, sys: 0, irq: 0 },
});

describe('the time to spare', () => {
  it('is the idle share of all processors since the first look', () => {
    let now = [processor(1000, 0), processor(1000, 5000)];
    const spare = new SpareTime(() => now);
    expect(spare.share()).toBe(1);
    now = [processor(1250, 0), processor(1000, 5750)];
    expect(spare.share()).toBe(0.25);
  });

  it('begins anew when forgotten', () => {
    let now = [processor(0, 1000)];
    const spare = new SpareTime(() => now);
    spare.share();
    now = [processor(0, 2000)];
    expect(spare.share()).toBe(0);
    spare.forget();
    spare.share();
    now = [processor(500, 2000)];
    expect(spare.share()).toBe(1);
  });

  it('is read off this machine', () => {
    const share = new SpareTime().share();
    expect(share).toBeGreaterThanOrEqual(0);
    expect(share).toBeLessThanOrEqual(1);
  });
});
