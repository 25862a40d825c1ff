import { describe, expect, it } from 'vitest';
import { MemoryPolicy, type WindowMemory } from './memoryPolicy';

const wall = (name: string, megabytes: number, more: Partial<WindowMemory> = {}): WindowMemory => ({
  name,
  kind: 'wall',
  megabytes,
  isFlashing: false,
  ...more,
});
const limitMb = 1000;
const minuteMs = 60_000;

describe('the watch of memory', () => {
  it('renews nobody below the limit', () => {
    expect(new MemoryPolicy().decide(0, [wall('a', 999), wall('b', 500)], limitMb)).toBeUndefined();
  });

  it('renews one screen at a time, the largest first, with a pause between', () => {
    const policy = new MemoryPolicy();
    const both = [wall('a', 1100), wall('b', 1200)];
    expect(policy.decide(0, both, limitMb)).toBe('b');
    const left = [wall('a', 1100), wall('b', 300)];
    expect(policy.decide(10_000, left, limitMb)).toBeUndefined();
    expect(policy.decide(30_000, left, limitMb)).toBe('a');
  });

  it('never touches a screen on which an alarm flashes, unless memory is critical', () => {
    const flashing = { isFlashing: true };
    const policy = new MemoryPolicy();
    expect(policy.decide(0, [wall('a', 1400, flashing)], limitMb)).toBeUndefined();
    expect(policy.decide(10_000, [wall('a', 1501, flashing)], limitMb)).toBe('a');
  });

  it('renews the desk only when memory is critical, because somebody works there', () => {
    const policy = new MemoryPolicy();
    const desk = (megabytes: number) => wall('desk', megabytes, { kind: 'desk' });
    expect(policy.decide(0, [desk(1400)], limitMb)).toBeUndefined();
    expect(policy.decide(10_000, [desk(1600)], limitMb)).toBe('desk');
  });

  it('renews a page that needs much ever more rarely', () => {
    const policy = new MemoryPolicy();
    const renewedMin: number[] = [];
    for (let ms = 0; ms < 240 * minuteMs; ms += 10_000) {
      if (policy.decide(ms, [wall('a', 1200)], limitMb) === 'a') renewedMin.push(ms / minuteMs);
    }
    expect(renewedMin).toEqual([0, 5, 15, 35, 75, 135, 195]);
  });

  it('finds growth without bound before the limit is reached', () => {
    const policy = new MemoryPolicy();
    let foundMin: number | undefined;
    for (let ms = 0; foundMin === undefined && ms < 600 * minuteMs; ms += 10_000) {
      const megabytes = 250 + ms / minuteMs;
      if (policy.decide(ms, [wall('a', megabytes)], 900) === 'a') foundMin = ms / minuteMs;
    }
    // It needed 255 after five minutes; twice that was its least of five minutes at 265.
    expect(foundMin).toBeGreaterThan(255);
    expect(foundMin).toBeLessThan(275);
  });

  it('does not take a busy hour for growth when memory comes back', () => {
    const policy = new MemoryPolicy();
    for (let ms = 0; ms < 300 * minuteMs; ms += 10_000) {
      const megabytes = 250 + ((ms / 1000) % 240) * 2;
      expect(policy.decide(ms, [wall('a', megabytes)], 900)).toBeUndefined();
    }
  });
});
