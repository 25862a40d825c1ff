import { clipOf } from '../clips/clipList';
import { startBaseline, type BaselineEngine, type BaselineName } from '../engines/baseline';
import type { BenchTile, RunningEngine } from '../engines/engine';
import { startOurs, type OurEngine, type OurWishes } from '../engines/ours';
import { allowedGapMs, figuresOf, measure, pause, type Measured } from '../measure/window';
import type { Figures } from '../result';
import { mayRun, settleSeconds, tilesOf, type Rig } from './rig';
import type { Turn } from './rounds';

export async function withBaseline<T>(
  name: BaselineName,
  use: (engine: BaselineEngine) => Promise<T>,
): Promise<T> {
  const engine = await startBaseline(name);
  try {
    return await use(engine);
  } finally {
    await engine.close();
  }
}

export async function withOurs<T>(
  wishes: OurWishes,
  use: (engine: OurEngine) => Promise<T>,
): Promise<T> {
  const engine = await startOurs(wishes);
  try {
    return await use(engine);
  } finally {
    await engine.close();
  }
}

interface Settled {
  readonly fps: number;
  readonly tileCount: number;
  readonly settleS?: number;
  readonly seconds?: number;
}

/** In a quick run a page of the yardsticks settles at once; the program starts a whole station. */
const settleOf = (rig: Rig, engine: string): number =>
  rig.isQuick && engine === 'ours' ? 4 : settleSeconds(rig);

/** Watches, lets it settle, measures. */
export async function measureSettled(
  rig: Rig,
  engine: RunningEngine,
  { fps, tileCount, settleS = settleOf(rig, engine.name), seconds = rig.lengths.seconds }: Settled,
): Promise<Measured> {
  await engine.watch({ everyMs: 200, allowedGapMs: allowedGapMs(fps), catchesFirst: false });
  await pause(settleS * 1000);
  return measure({ engine, seconds, fps, tileCount });
}

/** A baseline shows these tiles, settles, and is measured. */
export const baselineTurn = (
  rig: Rig,
  name: BaselineName,
  tiles: readonly BenchTile[],
  fps: number,
  settleS?: number,
): Turn => ({
  engine: name,
  run: () =>
    withBaseline(name, async (engine) => {
      await engine.show(tiles);
      const settled = {
        fps,
        tileCount: tiles.length,
        ...(settleS === undefined ? {} : { settleS }),
      };
      return figuresOf(await measureSettled(rig, engine, settled));
    }),
});

/** The same engine once more: the A/A pair of a round. */
export const again = (turn: Turn): Turn => ({ ...turn, engine: `${turn.engine} again` });

const pairSeconds = 8;
const pairSettleS = 4;

/** The A/A pair where no engine of a bench runs twice anyway: the looping file, measured twice. */
export function pairOf(rig: Rig): Turn[] {
  if (rig.isQuick || !mayRun(rig, 'b0')) return [];
  const { fps } = clipOf('180');
  const tiles = tilesOf(rig, 64);
  const run = (): Promise<readonly [Figures, Figures]> =>
    withBaseline('b0', async (engine) => {
      await engine.show(tiles);
      const stretch = { fps, tileCount: tiles.length, seconds: pairSeconds };
      const first = await measureSettled(rig, engine, { ...stretch, settleS: pairSettleS });
      const second = await measureSettled(rig, engine, { ...stretch, settleS: 0 });
      return [figuresOf(first), figuresOf(second)];
    });
  return [{ engine: 'b0', run }];
}

/** The program shows one screen, settles, and is measured. */
export const oursTurn = (
  rig: Rig,
  wishes: OurWishes,
  settled: Settled,
  more: (measured: Measured, engine: OurEngine) => Figures | Promise<Figures> = () => ({}),
): Turn => ({
  engine: 'ours',
  run: () =>
    withOurs(wishes, async (engine) => {
      const measured = await measureSettled(rig, engine, settled);
      return { ...figuresOf(measured), ...(await more(measured, engine)) };
    }),
});
