import type { CameraId } from '#contract/ids';

interface Stay {
  readonly cameraId: CameraId;
  readonly sinceMs: number;
}

/** Counts how long each camera was shown, by who shows what from when on. */
export class ShownBook {
  readonly #overMs = new Map<CameraId, number>();
  #now = new Map<string, Stay>();

  /** These places show these cameras from now on; all others show none. */
  show(shown: Iterable<readonly [place: string, cameraId: CameraId | null]>, nowMs: number): void {
    const next = new Map<string, Stay>();
    for (const [place, cameraId] of shown) {
      if (cameraId === null) continue;
      const before = this.#now.get(place);
      const isSame = before?.cameraId === cameraId;
      next.set(place, isSame ? before : { cameraId, sinceMs: nowMs });
    }
    for (const [place, { cameraId, sinceMs }] of this.#now) {
      if (next.get(place)?.cameraId === cameraId) continue;
      this.#overMs.set(cameraId, (this.#overMs.get(cameraId) ?? 0) + nowMs - sinceMs);
    }
    this.#now = next;
  }

  /** Stays that are over and those that go on. */
  shownMs(nowMs: number): Map<CameraId, number> {
    const all = new Map(this.#overMs);
    for (const { cameraId, sinceMs } of this.#now.values()) {
      all.set(cameraId, (all.get(cameraId) ?? 0) + Math.max(0, nowMs - sinceMs));
    }
    return all;
  }
}
