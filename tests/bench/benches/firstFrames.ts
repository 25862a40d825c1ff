import type { RunningEngine } from '../engines/engine';
import { pause } from '../measure/window';
import { quantile } from '../measure/statistics';

/** Looked at often, because the answer is a moment; our painter remembers it by itself. */
const lookMs = 20;
const ourLookMs = 150;

export const watchForFirst = (
  engine: RunningEngine,
  { countsPresent = false } = {},
): Promise<void> =>
  engine.watch({
    everyMs: engine.name === 'ours' ? ourLookMs : lookMs,
    allowedGapMs: 1000,
    catchesFirst: true,
    countsPresent,
  });

interface Awaited {
  readonly engine: RunningEngine;
  readonly commandAtMs: number;
  readonly tileCount: number;
  readonly limitMs?: number;
}

/** Milliseconds from the command to the first picture of each tile; a tile without one counts whole. */
export async function firstFrames({
  engine,
  commandAtMs,
  tileCount,
  limitMs = 30_000,
}: Awaited): Promise<number[]> {
  let times: number[] = [];
  while (Date.now() < commandAtMs + limitMs) {
    const tiles = await engine.counts();
    times = tiles.flatMap(({ firstAtMs }) =>
      firstAtMs === null || firstAtMs < commandAtMs ? [] : [firstAtMs - commandAtMs],
    );
    if (times.length >= tileCount) break;
    await pause(200);
  }
  const missing = Math.max(0, tileCount - times.length);
  return [...times, ...Array.from({ length: missing }, () => limitMs)].slice(0, tileCount);
}

export const firstFrameFigures = (times: readonly number[]): Record<string, number> => ({
  medianMs: quantile(times, 0.5),
  p95Ms: quantile(times, 0.95),
  lastMs: Math.max(...times),
});
