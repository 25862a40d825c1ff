/** One platform away, on purpose; `backMs` is when it was started anew. */
export interface Outage {
  readonly party: string;
  readonly downMs: number;
  readonly backMs: number;
}

/** A tile that showed no new picture from then to then. */
export interface Stall {
  readonly tile: string;
  readonly party: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** A tile is stalled when it had no new picture for so long (words of the figures). */
export const stalledMs = 3_000;

/** Follows the pictures of every tile: the longest waits, each with its platform. */
export class StallWatch {
  readonly #moved = new Map<string, { party: string; pictures: number; atMs: number }>();
  readonly stalls: Stall[] = [];

  /** What a look found: pictures counted so far, by tile. */
  look(tiles: readonly { tile: string; party: string; pictures: number }[], nowMs: number): void {
    for (const { tile, party, pictures } of tiles) {
      const was = this.#moved.get(tile);
      if (was !== undefined && was.pictures === pictures) continue;
      if (was !== undefined) this.#note(tile, was, nowMs);
      this.#moved.set(tile, { party, pictures, atMs: nowMs });
    }
  }

  /** Also what stands still at the end. */
  end(nowMs: number): void {
    for (const [tile, was] of this.#moved) this.#note(tile, was, nowMs);
  }

  #note(tile: string, was: { party: string; atMs: number }, toMs: number): void {
    if (toMs - was.atMs < stalledMs) return;
    this.stalls.push({ tile, party: was.party, fromMs: was.atMs, toMs });
  }
}

/** Stalls that no outage of their own platform explains, coming back included. */
export function unexplained(
  stalls: readonly Stall[],
  outages: readonly Outage[],
  returnsWithinMs: number,
): Stall[] {
  return stalls.filter(
    ({ party, fromMs, toMs }) =>
      !outages.some(
        (one) =>
          one.party === party &&
          fromMs >= one.downMs - stalledMs &&
          toMs <= one.backMs + returnsWithinMs,
      ),
  );
}
