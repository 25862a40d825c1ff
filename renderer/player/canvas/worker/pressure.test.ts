import { describe, expect, it } from 'vitest';

import { Pressure } from './pressure';

const seconds = (pressure: Pressure, count: number, fewestShown: number | null): void => {
  for (let second = 0; second < count; second += 1) {
    pressure.judge({ fewestShown, shelteredShare: null });
  }
};

describe('pressure', () => {
  it('asks for everything while every picture gets some, since fewer for all would be fewer', () => {
    const pressure = new Pressure();
    seconds(pressure, 100, 1);
    expect(pressure.everyMs).toBe(0);
  });

  it('bears one second in which a picture got nothing', () => {
    const pressure = new Pressure();
    seconds(pressure, 1, 0);
    expect(pressure.everyMs).toBe(0);
  });

  it('gives way when a picture gets nothing, but never below one a second', () => {
    const pressure = new Pressure();
    seconds(pressure, 2, 0);
    expect(pressure.everyMs).toBeGreaterThan(0);
    seconds(pressure, 100, 0);
    expect(pressure.everyMs).toBeGreaterThan(500);
    expect(pressure.everyMs).toBeLessThanOrEqual(1_000);
  });

  it('comes back when there is room, later each time it came back too early', () => {
    const pressure = new Pressure();
    const calmUntilBack = (): number => {
      let calm = 0;
      for (; pressure.everyMs > 0; calm += 1) seconds(pressure, 1, 5);
      return calm;
    };
    seconds(pressure, 2, 0);
    const first = calmUntilBack();
    seconds(pressure, 2, 0);
    expect(calmUntilBack()).toBeGreaterThan(first);
  });

  it('gives way where a sheltered picture suffers', () => {
    const pressure = new Pressure();
    pressure.judge({ fewestShown: 5, shelteredShare: 0.9 });
    pressure.judge({ fewestShown: 5, shelteredShare: 0.9 });
    expect(pressure.everyMs).toBeGreaterThan(0);
  });

  it('does nothing where nothing was due', () => {
    const pressure = new Pressure();
    seconds(pressure, 10, null);
    expect(pressure.everyMs).toBe(0);
  });
});
