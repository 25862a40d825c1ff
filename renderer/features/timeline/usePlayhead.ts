import { useEffect, useState } from 'react';
import { replayPositionMs, type TileReplay } from '#contract/replay';

/** Often enough that the clock of a fast replay does not seem to stumble. */
const everyMs = 250;

/** Where a tile is: live now, else where its replay is. */
export const playheadAt = (replay: TileReplay | null, nowMs: number): number =>
  replay === null ? nowMs : Math.round(replayPositionMs(replay, nowMs));

/** Where a tile is, as time goes on. */
export function usePlayhead(replay: TileReplay | null): number {
  const [atMs, setAtMs] = useState(() => playheadAt(replay, Date.now()));
  useEffect(() => {
    const look = (): void => setAtMs(playheadAt(replay, Date.now()));
    look();
    if (replay?.rate === 0) return undefined;
    const timer = setInterval(look, everyMs);
    return () => clearInterval(timer);
  }, [replay]);
  return atMs;
}
