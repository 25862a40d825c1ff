import type { TileReading } from './tileReading';
import { windowCanvas } from './windowCanvas';
import { windowPlayers } from './windowPlayers';

declare global {
  /** Set in what runs from source and in test packages only. */
  var brightwallTiles: (() => Promise<TileReading[]>) | undefined;
  /** What proof of live has cost on the painting worker, and since when (Unix time). */
  var brightwallProof: (() => Promise<{ cpuMs: number; sinceMs: number }>) | undefined;
}

/** Lets benches and journeys read the tiles of this window; a release has no such door. */
export function offerTileReadings(): void {
  if (__FLAVOUR__ === 'release') return;
  globalThis.brightwallTiles = async () => {
    await windowCanvas.askStatus();
    return windowPlayers.read();
  };
  globalThis.brightwallProof = async () => {
    await windowCanvas.askStatus();
    return { cpuMs: windowCanvas.proofCpuMs(), sinceMs: performance.timeOrigin };
  };
}
