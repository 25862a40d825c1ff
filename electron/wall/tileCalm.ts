import type { Alarm } from '#contract/alarm';
import type { ScreenId } from '#contract/ids';

/** A tile on a screen, by its index in reading order. */
export interface TileSpot {
  screenId: ScreenId;
  index: number;
}

/** When alarms last changed what a tile shows. */
export interface TileChange extends TileSpot {
  atMs: number;
}

/** How often the wall may change by itself. */
export const calmLimits = {
  /** An alarm does not change a tile that changed less than this ago: people must be able to look. */
  dwellMs: 15_000,
  /** A Critical waits no longer than this. */
  criticalDwellMs: 3_000,
} as const;
const { dwellMs, criticalDwellMs } = calmLimits;

export const spotKey = ({ screenId, index }: TileSpot): string => `${screenId} ${String(index)}`;

/** How calm a tile must be kept. */
export class TileCalm {
  readonly #changes: Map<string, TileChange>;
  readonly #nowMs: number;

  constructor(changes: readonly TileChange[], nowMs: number) {
    this.#nowMs = nowMs;
    this.#changes = new Map(
      changes
        .filter(({ atMs }) => nowMs < atMs + dwellMs)
        .map((change) => [spotKey(change), change]),
    );
  }

  /** Whether that alarm, or null for giving the tile back, may change it now. */
  mayChange(tile: TileSpot, alarm: Alarm | null): boolean {
    const last = this.#changes.get(spotKey(tile));
    const restMs = alarm?.priority === 'critical' ? criticalDwellMs : dwellMs;
    return last === undefined || this.#nowMs >= last.atMs + restMs;
  }

  changed({ screenId, index }: TileSpot): void {
    this.#changes.set(spotKey({ screenId, index }), { screenId, index, atMs: this.#nowMs });
  }

  /** Still to be remembered. */
  changes(): TileChange[] {
    return [...this.#changes.values()];
  }

  /** When one of the tiles may change that may not now; null when all may. */
  nextAtMs(): number | null {
    const ends = this.changes().flatMap(({ atMs }) => [atMs + criticalDwellMs, atMs + dwellMs]);
    const ahead = ends.filter((atMs) => atMs > this.#nowMs);
    return ahead.length === 0 ? null : Math.min(...ahead);
  }
}
