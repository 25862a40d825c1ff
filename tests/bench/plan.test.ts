import { describe, expect, it } from 'vitest';

import { benchNames } from './benchNames';
import { fullLengths } from './lengths';
import { fullSeconds, planFor, secondsOf } from './plan';

const wholeOf = (plan: ReturnType<typeof planFor>): number =>
  plan.reduce((sum, { seconds }) => sum + seconds, 0);

describe('dividing a budget over the benches', () => {
  it('never plans more than there is', () => {
    for (let minutes = 0; minutes <= 400; minutes += 5) {
      expect(wholeOf(planFor(benchNames, minutes * 60))).toBeLessThanOrEqual(minutes * 60);
    }
  });

  it('has every bench in an hour, in the order of the names', () => {
    expect(planFor(benchNames, 3600).map(({ name }) => name)).toEqual([...benchNames]);
  });

  it('leaves out what does not fit at its least', () => {
    const names = planFor(benchNames, 600).map(({ name }) => name);
    expect(names.length).toBeGreaterThan(0);
    expect(names.length).toBeLessThan(benchNames.length);
  });

  it('measures longer when there is more time, up to what is asked in full', () => {
    const drift = (minutes: number): number =>
      planFor(benchNames, minutes * 60).find(({ name }) => name === 'latency')?.lengths
        .driftMinutes ?? 0;
    expect(drift(60)).toBeLessThan(drift(600));
    const rich = planFor(benchNames, 24 * 3600);
    for (const { lengths } of rich) {
      expect(lengths.longMinutes).toBeLessThanOrEqual(fullLengths.longMinutes);
      expect(lengths.rounds).toBeLessThanOrEqual(fullLengths.rounds);
    }
    expect(drift(24 * 60)).toBe(fullLengths.driftMinutes);
  });

  it('gives the time that a bench left over to those that follow', () => {
    const later = benchNames.slice(4);
    const early = planFor(benchNames, 3900).filter(({ name }) => later.includes(name));
    const late = planFor(later, 3900);
    expect(wholeOf(late)).toBeGreaterThan(wholeOf(early));
  });

  it('knows that full length is a matter of hours', () => {
    expect(fullSeconds(benchNames)).toBeGreaterThan(2 * 3600);
    expect(secondsOf('start', fullLengths)).toBeLessThan(200);
  });
});
