import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { Pacer } from './pacer';

/** All want at the same moment; when each goes. */
const rush = (pacer: Pacer, count: number, fromMs: number): number[] =>
  Array.from({ length: count }, () => fromMs + (pacer.takeTurn(fromMs) ?? Number.NaN));

const mostInASecond = (times: readonly number[]): number =>
  Math.max(...times.map((t) => times.filter((u) => u >= t && u < t + 1_000).length));

describe('the pace of a server', () => {
  it('is the mean of the minute before', () => {
    const pacer = new Pacer();
    for (let ms = 0; ms < 90_000; ms += 50) pacer.note(ms);
    expect(pacer.mean(90_000)).toBeCloseTo(20, 0);
  });

  it('is what was asked lately where that is more', () => {
    const pacer = new Pacer();
    for (let ms = 0; ms < 60_000; ms += 1_000) pacer.note(ms);
    for (let ms = 60_000; ms < 70_000; ms += 100) pacer.note(ms);
    expect(pacer.mean(70_000)).toBeCloseTo(10, 0);
  });

  it('does not count a wall that started within the minute as usual', () => {
    const pacer = new Pacer();
    for (let n = 0; n < 400; n += 1) pacer.note(1_000 + n);
    for (let ms = 2_000; ms < 45_000; ms += 20) pacer.note(ms);
    expect(pacer.mean(45_000)).toBeCloseTo(50, 0);
  });

  it('stays what it was while a server that is dying answers fewer and fewer', () => {
    const pacer = new Pacer();
    for (let ms = 0; ms < 50_000; ms += 20) pacer.note(ms);
    for (let ms = 50_000; ms < 60_000; ms += 500) pacer.note(ms);
    expect(pacer.mean(60_000)).toBeCloseTo(50, 0);
  });

  it('is not held back before the server was ever down', () => {
    expect(rush(new Pacer(), 500, 0).at(-1)).toBe(0);
  });

  it('stays within 1.95 times the mean in every second after its return', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 200 }), fc.nat(5_000), (mean, startMs) => {
        const pacer = new Pacer();
        pacer.begin(mean, startMs);
        expect(mostInASecond(rush(pacer, mean * 5, startMs))).toBeLessThanOrEqual(mean * 1.95);
      }),
      { numRuns: 30 },
    );
  });

  it('lets as many as may go in the first second go early in it', () => {
    const pacer = new Pacer();
    pacer.begin(64, 0);
    const times = rush(pacer, 200, 0);
    expect(times[122]).toBeLessThan(350);
    expect(times[123]).toBeGreaterThan(1_000);
    expect(times[130]).toBeLessThan(1_050);
  });

  it('lets a wall that asked hardly anything come back all the same', () => {
    const pacer = new Pacer();
    pacer.begin(0, 0);
    expect(mostInASecond(rush(pacer, 20, 0))).toBeLessThanOrEqual(5);
  });

  it('turns away who would wait too long', () => {
    const pacer = new Pacer();
    pacer.begin(10, 0);
    expect(rush(pacer, 19 * 7, 0).every(Number.isFinite)).toBe(true);
    rush(pacer, 40, 0);
    expect(pacer.takeTurn(0)).toBeUndefined();
  });

  it('is free again after half a minute', () => {
    const pacer = new Pacer();
    pacer.begin(10, 0);
    rush(pacer, 100, 0);
    expect(rush(pacer, 500, 30_000).at(-1)).toBe(30_000);
  });
});
