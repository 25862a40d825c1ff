import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { Cadence } from './cadence';

interface Trace {
  asked: number[];
  /** How long after it was published each segment was seen. */
  lates: number[];
}

/** Lets the cadence ask a server that publishes segment n at `publishedAt(n)`. */
const follow = (
  publishedAt: (n: number) => number,
  options: { durationMs: number; forMs: number; hasClock?: boolean; firstMs?: number },
): Trace => {
  const { durationMs, forMs } = options;
  const cadence = new Cadence();
  const asked: number[] = [];
  const lates: number[] = [];
  let now = options.firstMs ?? 0;
  let newest = 0;
  while (publishedAt(newest + 1) <= now) newest += 1;
  const end = options.hasClock === true ? publishedAt(newest) : null;
  cadence.begin(now, durationMs, durationMs, end);
  const stopAt = now + forMs;
  while (now < stopAt) {
    now += Math.max(cadence.waitMs(now), 0.001);
    asked.push(now);
    let grown = 0;
    while (publishedAt(newest + 1) <= now) {
      newest += 1;
      grown += 1;
      lates.push(now - publishedAt(newest));
    }
    if (grown > 0) cadence.found(now, grown, durationMs, durationMs);
    else cadence.missed(now);
  }
  return { asked, lates };
};

describe('when a classic playlist is asked for again', () => {
  it('comes soon after each segment and hardly ever in vain', () => {
    const { asked, lates } = follow((n) => n * 2_000 - 700, { durationMs: 2_000, forMs: 120_000 });
    expect(Math.max(...lates.slice(10))).toBeLessThanOrEqual(110);
    expect(asked.length / lates.length).toBeLessThan(1.2);
  });

  it('hits at once when the source has a clock that goes right', () => {
    const options = { durationMs: 2_000, forMs: 40_000, hasClock: true, firstMs: 1_300 };
    const { asked, lates } = follow((n) => n * 2_000, options);
    expect(Math.max(...lates)).toBeLessThan(30);
    expect(asked.length).toBeLessThanOrEqual(lates.length + 1);
  });

  it('is never faster than a few times a second and never slower than the target', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 500, max: 10_000 }),
        fc.array(fc.integer({ min: 0, max: 3_000 }), { minLength: 40, maxLength: 40 }),
        fc.integer({ min: 0, max: 20_000 }),
        fc.boolean(),
        (durationMs, jitters, firstMs, hasClock) => {
          const publishedAt = (n: number): number =>
            n * durationMs + ((jitters[n % jitters.length] ?? 0) % durationMs);
          const { asked } = follow(publishedAt, { durationMs, forMs: 60_000, firstMs, hasClock });
          asked.slice(1).forEach((at, n) => {
            const apart = at - (asked[n] ?? 0);
            expect(apart).toBeGreaterThanOrEqual(99.9);
            expect(apart).toBeLessThanOrEqual(durationMs + 0.1);
          });
          asked.slice(4).forEach((at, n) => {
            expect(at - (asked[n] ?? 0)).toBeGreaterThanOrEqual(500);
          });
        },
      ),
      { numRuns: 200 },
    );
  });

  it('follows a server whose clock drifts', () => {
    const { lates } = follow((n) => n * 2_000 * 1.000_2, { durationMs: 2_000, forMs: 600_000 });
    const late = [...lates.slice(20)].sort((one, other) => one - other);
    expect(late[Math.floor(late.length * 0.95)]).toBeLessThan(130);
  });
});

describe('when a playlist is asked for again after an outage', () => {
  it.each([61_350, 61_900, 62_100, 63_250])('is when it would have been at %d ms', (backAtMs) => {
    const publishedAt = (n: number): number => n * 2_000 - 700;
    const cadence = new Cadence();
    cadence.begin(1_300, 2_000, 2_000, publishedAt(1));
    for (let n = 2; n < 20; n += 1) cadence.found(publishedAt(n) + 30, 1, 2_000, 2_000);
    cadence.takeUp(backAtMs, 1);
    cadence.found(backAtMs, 1, 2_000, 2_000);
    const next = Math.floor((backAtMs + 700) / 2_000) + 1;
    const lateMs = backAtMs + cadence.waitMs(backAtMs) - publishedAt(next);
    expect(lateMs).toBeGreaterThan(0);
    expect(lateMs).toBeLessThanOrEqual(150);
  });
});
