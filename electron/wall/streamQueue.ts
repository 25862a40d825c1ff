import type { CameraId, LeaseId, PlatformId, WindowId } from '#contract/ids';

/** Tiles of a window whose stream is there again. */
export interface Returned {
  windowId: WindowId;
  leaseIds: LeaseId[];
  /** Of tiles that hold no lease. */
  cameraIds: CameraId[];
  /** They try again spread over this time. */
  withinMs: number;
}

interface Waiting {
  windowId: WindowId;
  cameraId: CameraId;
  platformId: PlatformId;
}

/** Those called try again within this time. */
const withinMs = 1_000;

/** Tiles that wait until their platform gives another stream. */
export class StreamQueue {
  #waiting: Waiting[] = [];

  wait({ windowId, cameraId, platformId }: Waiting): void {
    const isKnown = this.#waiting.some(
      (one) => one.windowId === windowId && one.cameraId === cameraId,
    );
    if (!isKnown) this.#waiting.push({ windowId, cameraId, platformId });
  }

  /** Whoever waits for that platform is called, and waits anew if it comes in vain. */
  call(platformId: PlatformId): Returned[] {
    const called = this.#waiting.filter((one) => one.platformId === platformId);
    this.#waiting = this.#waiting.filter((one) => one.platformId !== platformId);
    return [...new Set(called.map(({ windowId }) => windowId))].map((windowId) => ({
      windowId,
      leaseIds: [],
      cameraIds: called.filter((one) => one.windowId === windowId).map((one) => one.cameraId),
      withinMs,
    }));
  }
}
