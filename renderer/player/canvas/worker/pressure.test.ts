import { describe, expect, it } from 'vitest';

import { Pressure } from './pressure';

const seconds = (pressure: Pressure, count: number, shownShare: number): void => {
  for (let second = 0; second < count; second += 1) {
    pressure.judge({ shownShare, shelteredShare: null });
  }
};

describe('pressure', () => {
  it('asks for everything while everything is shown', () => {
    const pressure = new Pressure();
    seconds(pressure, 100, 0.99);
    expect(pressure.everyMs).toBe(0);
  });

  it('bears the loss of some pictures, since fewer for all would be more loss', () => {
    const pressure = new Pressure();
    seconds(pressure, 100, 0.8);
    expect(pressure.everyMs).toBe(0);
  });

  it('never asks for less than one picture a second', () => {
    const pressure = new Pressure();
    seconds(pressure, 100, 0.1);
    expect(pressure.everyMs).toBeGreaterThan(500);
    expect(pressure.everyMs).toBeLessThanOrEqual(1_000);
  });

  it('comes back when there is room, and waits longer when it came back too early', () => {
    const pressure = new Pressure();
    seconds(pressure, 1, 0.5);
    expect(pressure.everyMs).toBeGreaterThan(0);
    seconds(pressure, 5, 1);
    expect(pressure.everyMs).toBe(0);
  });

  it('gives way at once where a sheltered picture suffers', () => {
    const pressure = new Pressure();
    pressure.judge({ shownShare: 0.95, shelteredShare: 0.9 });
    expect(pressure.everyMs).toBeGreaterThan(0);
  });

  it('does nothing where nothing was due', () => {
    const pressure = new Pressure();
    pressure.judge({ shownShare: null, shelteredShare: null });
    expect(pressure.everyMs).toBe(0);
  });
});
