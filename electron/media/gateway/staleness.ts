import type { Playlist } from './playlist/rewritePlaylist';

/** A playlist that names no target duration may rest that long. */
const defaultLimitMs = 12_000;
/** A live playlist grows every target duration; after three it has stopped. */
const targetsAllowed = 3;
const maxWatched = 4_096;

/** Notices that a live playlist, though answered every time, has stopped growing. */
export class StaleWatch {
  readonly #seen = new Map<string, { mark: string; sinceMs: number }>();

  /** Takes what a playlist looks like now; true when it has not grown for too long. */
  isStale(url: string, playlist: Playlist, nowMs: number): boolean {
    if (!playlist.isMedia || playlist.isEnded) return false;
    const before = this.#seen.get(url);
    if (before?.mark !== playlist.mark) {
      this.#note(url, { mark: playlist.mark, sinceMs: nowMs });
      return false;
    }
    const { targetSeconds } = playlist;
    const limitMs =
      targetSeconds === null ? defaultLimitMs : Math.max(targetSeconds, 1) * targetsAllowed * 1_000;
    return nowMs - before.sinceMs > limitMs;
  }

  /** Keeps what changed last; what has been still for longest is forgotten first. */
  #note(url: string, seen: { mark: string; sinceMs: number }): void {
    this.#seen.delete(url);
    this.#seen.set(url, seen);
    const oldest = this.#seen.keys().next();
    if (this.#seen.size > maxWatched && oldest.done !== true) this.#seen.delete(oldest.value);
  }
}
