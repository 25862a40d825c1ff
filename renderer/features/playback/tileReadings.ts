import type { TileReading } from './tileReading';
import { windowCanvas } from './windowCanvas';
import { windowPlayers } from './windowPlayers';

declare global {
  /** Set in what runs from source and in test packages only. */
  var brightwallTiles: (() => Promise<TileReading[]>) | undefined;
}

/** Lets benches and journeys read the tiles of this window; a release has no such door. */
export function offerTileReadings(): void {
  if (__FLAVOUR__ === 'release') return;
  globalThis.brightwallTiles = async () => {
    await windowCanvas.askStatus();
    return windowPlayers.read();
  };
}
