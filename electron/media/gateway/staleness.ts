import type { Playlist } from './playlist';

/** A playlist that names no target duration may rest that long. */
const defaultLimitMs = 12_000;
/** A live playlist grows every target duration; after three it has stopped. */
const targetsAllowed = 3;
const maxWatched = 32;

/** Notices that a live playlist, though answered every time, has stopped growing. */
export class StaleWatch {
  readonly #seen = new Map<string, { mark: string; sinceMs: number }>();

  /** Takes what a playlist looks like now; true when it has not grown for too long. */
  isStale(url: string, playlist: Playlist, nowMs: number): boolean {
    if (!playlist.isMedia || playlist.isEnded) return false;
    const before = this.#seen.get(url);
    if (before?.mark !== playlist.mark) {
      if (before === undefined && this.#seen.size >= maxWatched) this.#seen.clear();
      this.#seen.set(url, { mark: playlist.mark, sinceMs: nowMs });
      return false;
    }
    const { targetSeconds } = playlist;
    const limitMs =
      targetSeconds === null ? defaultLimitMs : Math.max(targetSeconds, 1) * targetsAllowed * 1_000;
    return nowMs - before.sinceMs > limitMs;
  }
}
