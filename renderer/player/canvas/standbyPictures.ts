import type { Standby } from '#contract/stream';
import { leaseBaseOf, liveChecksOf } from '../tilePlayer';
import type { CanvasLayer } from './canvasLayer';
import type { PictureId } from './messages';

/** A set that was replaced stays so long: the call that took one over may still be on its way. */
const lingerMs = 2000;

/** One standby that a player takes over. */
export interface PreparedPicture {
  pictureId: PictureId;
  /** Call it once the worker has been told of the takeover. */
  release: () => void;
}

interface Prepared {
  pictureId: PictureId;
  stop: () => void;
  leaving: ReturnType<typeof setTimeout> | undefined;
}

/** Cameras that the worker of this window decodes and does not show: the next call finds them moving. */
export class StandbyPictures {
  readonly #layer: CanvasLayer;
  readonly #prepared = new Map<string, Prepared>();

  constructor(layer: CanvasLayer) {
    this.#layer = layer;
  }

  /** Holds these ready and no others. */
  keep(standbys: readonly Standby[]): void {
    const wanted = new Set(standbys.map(({ url }) => url));
    for (const [url, prepared] of this.#prepared) {
      if (wanted.has(url)) continue;
      prepared.leaving ??= setTimeout(() => this.#end(url), lingerMs);
    }
    for (const standby of standbys) {
      const prepared = this.#prepared.get(standby.url);
      if (prepared === undefined) this.#prepare(standby);
      else {
        clearTimeout(prepared.leaving);
        prepared.leaving = undefined;
      }
    }
  }

  /** Whether a lease of that address would begin at once. */
  has(url: string): boolean {
    return this.#prepared.has(url);
  }

  /** What is ready under that address, which is the caller's from now on. */
  take(url: string): PreparedPicture | undefined {
    const prepared = this.#prepared.get(url);
    if (prepared === undefined) return undefined;
    this.#prepared.delete(url);
    clearTimeout(prepared.leaving);
    return { pictureId: prepared.pictureId, release: prepared.stop };
  }

  #prepare({ url, leaseId, isDemo, stillForMs }: Standby): void {
    const pictureId = `standby-${leaseId}`;
    const stop = this.#layer.watch({
      pictureId,
      // a standby that fails is none; its camera is opened as any other
      take: () => undefined,
      reopen: () =>
        this.#layer.post({
          kind: 'standby',
          pictureId,
          url: leaseBaseOf(url),
          checks: liveChecksOf(isDemo, stillForMs),
        }),
    });
    this.#prepared.set(url, { pictureId, stop, leaving: undefined });
  }

  #end(url: string): void {
    this.#prepared.get(url)?.stop();
    this.#prepared.delete(url);
  }
}
