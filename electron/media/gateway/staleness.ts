import { newestOf } from './playlist/freshness';
import type { MediaPlaylist } from './playlist/shapes';

/** A live playlist grows every target duration; after three it has stopped. */
const targetsAllowed = 3;
const maxWatched = 4_096;

/** Notices that a live playlist, though answered every time, has stopped growing. */
export class StaleWatch {
  readonly #seen = new Map<string, { mark: string; sinceMs: number }>();

  /** Takes what a playlist looks like now; true when it has not grown for too long. */
  isStale(url: string, playlist: MediaPlaylist, nowMs: number): boolean {
    if (playlist.isEnded) return false;
    const mark = markOf(playlist);
    const before = this.#seen.get(url);
    // A clock that was set back must not keep a stream from being called stale for hours.
    if (before?.mark !== mark || nowMs < before.sinceMs) {
      this.#note(url, { mark, sinceMs: nowMs });
      return false;
    }
    const limitMs = Math.max(playlist.targetSeconds, 1) * targetsAllowed * 1_000;
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

/** Changes whenever the playlist grows, and not when only tokens do. */
const markOf = (playlist: MediaPlaylist): string => {
  const last = playlist.segments.at(-1);
  return `${newestOf(playlist)} ${last?.url.split('?', 1)[0] ?? ''}`;
};
