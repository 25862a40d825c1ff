import type { ViewPatch } from '#contract/view';
import { request, subscribe } from '../bridge/bridge';
import { viewPatched, viewReceived } from '../bridge/viewEvents';
import type { WallStore } from './store';

/** How many tiles of this window play and how many failed. */
export interface Counts {
  playing: number;
  failed: number;
}

const firstRetryMs = 200;
const longestRetryMs = 5000;
const countsPauseMs = 500;

/**
 * Keeps the mirror: asks for the whole view at the start and whenever a revision is missing, folds
 * patches, and tells main what is shown. Main sends the next patch only after that.
 * The answer stops it.
 */
export function startFeed(store: WallStore, countTiles: () => Counts): () => void {
  const feed = new Feed(store, countTiles);
  feed.start();
  return () => feed.stop();
}

class Feed {
  readonly #store: WallStore;
  readonly #countTiles: () => Counts;
  #unsubscribes: (() => void)[] = [];
  #isStopped = false;
  #isJoining = false;
  #told = '';
  #countsTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(store: WallStore, countTiles: () => Counts) {
    this.#store = store;
    this.#countTiles = countTiles;
  }

  start(): void {
    this.#unsubscribes = [
      subscribe('view:patched', (patch) => this.#take(patch)),
      this.#store.subscribe(() => this.#watchCounts()),
    ];
    void this.#join();
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#countsTimer);
    for (const unsubscribe of this.#unsubscribes) unsubscribe();
  }

  #revision(): number | undefined {
    return this.#store.getState().view.view?.revision;
  }

  #take(patch: ViewPatch): void {
    const revision = this.#revision();
    if (revision === undefined || this.#isJoining) return;
    if (patch.from === revision) {
      this.#store.dispatch(viewPatched(patch));
      void this.#tellShown();
    } else if (patch.to > revision) {
      void this.#join();
    }
  }

  async #join(): Promise<void> {
    if (this.#isJoining) return;
    this.#isJoining = true;
    for (
      let waitMs = firstRetryMs;
      !this.#isStopped;
      waitMs = Math.min(waitMs * 2, longestRetryMs)
    ) {
      const outcome = await request('view:join', {});
      if (outcome.ok) {
        this.#store.dispatch(viewReceived(outcome.value));
        break;
      }
      await pause(waitMs);
    }
    this.#isJoining = false;
    if (!this.#isStopped) await this.#tellShown();
  }

  async #tellShown(): Promise<void> {
    await painted();
    if (!this.#isStopped) this.#tell();
  }

  #tell(): void {
    const revision = this.#revision();
    if (revision === undefined) return;
    const counts = this.#countTiles();
    this.#told = JSON.stringify(counts);
    void request('view:shown', { revision, ...counts });
  }

  #watchCounts(): void {
    if (this.#countsTimer !== undefined || this.#revision() === undefined) return;
    if (JSON.stringify(this.#countTiles()) === this.#told) return;
    this.#countsTimer = setTimeout(() => {
      this.#countsTimer = undefined;
      if (JSON.stringify(this.#countTiles()) !== this.#told) this.#tell();
    }, countsPauseMs);
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** After the next frame; a covered window gets no frames, so after 100 ms at the latest. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 100);
    requestAnimationFrame(() => setTimeout(resolve, 0));
  });
}
