import { describe, expect, it } from 'vitest';

import { StallWatch, unexplained } from './stalls';

const look = (pictures: number) => [{ tile: '1', party: 'wvp', pictures }];

describe('stalls of the mixed wall', () => {
  it('are waits of three seconds and more', () => {
    const watch = new StallWatch();
    for (const [pictures, atMs] of [
      [1, 0],
      [2, 2_900],
      [2, 4_000],
      [3, 5_900],
    ] as const) {
      watch.look(look(pictures), atMs);
    }
    watch.end(9_000);
    expect(watch.stalls).toEqual([
      { tile: '1', party: 'wvp', fromMs: 2_900, toMs: 5_900 },
      { tile: '1', party: 'wvp', fromMs: 5_900, toMs: 9_000 },
    ]);
  });

  it('are explained by an outage of their own platform only, and only for a while', () => {
    const outages = [{ party: 'wvp', downMs: 10_000, backMs: 30_000 }];
    const stall = { tile: '1', party: 'wvp', fromMs: 9_000, toMs: 35_000 };
    expect(unexplained([stall], outages, 10_000)).toEqual([]);
    expect(unexplained([{ ...stall, party: 'list' }], outages, 10_000)).toHaveLength(1);
    expect(unexplained([{ ...stall, toMs: 41_000 }], outages, 10_000)).toHaveLength(1);
    expect(unexplained([{ ...stall, fromMs: 5_000 }], outages, 10_000)).toHaveLength(1);
  });
});
