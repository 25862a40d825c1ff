import { startBaseline, type BaselineName } from '../engines/baseline';
import type { BenchTile, RunningEngine } from '../engines/engine';
import { allowedGapMs, figuresOf, measure, pause } from '../measure/window';
import { settleSeconds, type Rig } from './rig';

interface Show {
  readonly tiles: readonly BenchTile[];
  readonly fps: number;
}

/** A baseline shows these tiles, settles, and is measured. */
export async function measureBaseline(
  rig: Rig,
  name: BaselineName,
  { tiles, fps }: Show,
): Promise<Record<string, number>> {
  const engine = await startBaseline(name);
  try {
    await engine.show(tiles);
    return await measureSettled(rig, engine, fps, tiles.length);
  } finally {
    await engine.close();
  }
}

export async function measureSettled(
  rig: Rig,
  engine: RunningEngine,
  fps: number,
  tileCount: number,
): Promise<Record<string, number>> {
  await engine.watch({ everyMs: 100, allowedGapMs: allowedGapMs(fps), catchesFirst: false });
  await pause(settleSeconds(rig) * 1000);
  const { seconds } = rig.wishes;
  return figuresOf(await measure({ engine, seconds, fps, tileCount }));
}
