import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { defaultScreenCare as care } from '#contract/screenCare';
import { anActor, anAlarm } from '../../../tests/builders/happenings';
import { shiftAt, standsSince, Stillness } from './screenCare';

const stepsOfARound = 48;
const timeOf = (step: number): number => step * care.shiftEveryMs;

describe('The place of words and bars', () => {
  it('follows from the time alone and stays for three minutes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), fc.nat(care.shiftEveryMs - 1), (at, more) => {
        const begins = Math.floor(at / care.shiftEveryMs) * care.shiftEveryMs;
        expect(shiftAt(begins + more, care)).toEqual(shiftAt(begins, care));
      }),
    );
  });

  it('is never more than four pixels from any other, and goes by one pixel at a time', () => {
    for (let step = 0; step < 2 * stepsOfARound; step += 1) {
      const [now, next] = [shiftAt(timeOf(step), care), shiftAt(timeOf(step + 1), care)];
      expect(Math.abs(next.x - now.x) + Math.abs(next.y - now.y)).toBe(1);
      for (const length of [now.x, now.y]) expect(Math.abs(length)).toBeLessThanOrEqual(2);
    }
  });

  it('uses every pixel of its square', () => {
    const places = Array.from({ length: stepsOfARound }, (_, step) =>
      JSON.stringify(shiftAt(timeOf(step), care)),
    );
    expect(new Set(places).size).toBe(25);
  });

  it('is always the same when switched off', () => {
    const off = { ...care, shiftPx: 0 };
    for (let step = 0; step < 5; step += 1)
      expect(shiftAt(timeOf(step), off)).toEqual({ x: 0, y: 0 });
  });
});

describe('An alarm', () => {
  it('stands since it last changed in any way', () => {
    const alarm = anAlarm({ raisedAtMs: 1000, lastAtMs: 1000 });
    expect(standsSince(alarm)).toBe(1000);
    expect(standsSince({ ...alarm, lastAtMs: 4000 })).toBe(4000);
    expect(standsSince({ ...alarm, acknowledgement: { actor: anActor(), atMs: 5000 } })).toBe(5000);
    expect(standsSince({ ...alarm, clearedAtMs: 6000 })).toBe(6000);
  });
});

describe('Stillness', () => {
  it('lasts while nothing changes and begins anew with every change', () => {
    const stillness = new Stillness();
    expect(stillness.lasts('live', 1000)).toBe(0);
    expect(stillness.lasts('live', 4000)).toBe(3000);
    expect(stillness.lasts('frozen', 5000)).toBe(0);
    expect(stillness.lasts('live', 6000)).toBe(0);
  });
});
