/** What is known of one tile of a window. */
export interface TileCount {
  readonly key: string;
  /** Frames presented, and all that came out of the decoder. */
  readonly shown: number;
  readonly total: number;
  /** Wall clock of the first presented frame; null before. */
  readonly firstAtMs: number | null;
  /** Wall clock of the first presented frame since the last reset; null before. */
  readonly movedAtMs: number | null;
  /** Longest time between two changes of `shown` since the last reset. */
  readonly longestGapMs: number;
  /** Time beyond the allowed gap since the last reset. */
  readonly stalledMs: number;
}

/** How a window is watched. */
export interface WatchWishes {
  readonly everyMs: number;
  /** Two frame intervals and 500 ms. */
  readonly allowedGapMs: number;
  /** Asks for the very first frame of every new video; costs something, so only where it counts. */
  readonly catchesFirst: boolean;
  /** Tiles that move already at the first look count as first seen then; long ago otherwise. */
  readonly countsPresent?: boolean;
}

/**
 * Runs inside a page: counts the pictures of every tile. It reads `brightwallTiles()` where the
 * page offers it (a window that decodes by itself) and the video elements otherwise.
 */
export async function watchTiles(wishes: WatchWishes): Promise<void> {
  interface Seen {
    shown: number;
    total: number;
    baseShown: number;
    baseTotal: number;
    changedAt: number;
    firstAtMs: number | null;
    movedAtMs: number | null;
    longestGapMs: number;
    stalledMs: number;
    /** How often the painter was asked since the reset. */
    asked: number;
  }
  interface OwnTile {
    playKey: string;
    shown: number;
    decoded: number;
    path?: string;
    longestGapMs?: number;
    /** Wall clock of its first picture on the wall; 0 before, and where it is not known. */
    firstPaintedAtMs?: number;
  }
  const page = window as unknown as {
    benchWatch?: {
      stop: () => void;
      read: () => unknown;
      reset: () => void;
      forget: (key: string) => void;
    };
    brightwallTiles?: () => OwnTile[] | Promise<OwnTile[]>;
  };
  page.benchWatch?.stop();
  const seen = new Map<string, Seen>();
  const asked = new WeakSet<HTMLVideoElement>();
  let isReading = false;
  let isFirstLook = true;

  const keyOf = (video: HTMLVideoElement): string =>
    video.dataset['bench'] ??
    video.closest<HTMLElement>('[data-picture]')?.dataset['picture'] ??
    '';
  /** A painter knows when it painted first, however seldom it is asked. */
  const firstOf = (firstPaintedAtMs = 0): number =>
    firstPaintedAtMs > 0 ? firstPaintedAtMs : Date.now();
  const note = (
    key: string,
    shown: number,
    total: number,
    { now, firstPaintedAtMs }: { now: number; firstPaintedAtMs?: number | undefined },
  ): void => {
    let tile = seen.get(key);
    if (tile === undefined) {
      tile = {
        ...{ shown: 0, total: 0, baseShown: shown, baseTotal: total, changedAt: now },
        ...{ firstAtMs: null, movedAtMs: null, longestGapMs: 0, stalledMs: 0, asked: 0 },
      };
      seen.set(key, tile);
    }
    // A player made anew counts from zero again.
    if (total < tile.total) {
      tile.baseShown -= tile.shown;
      tile.baseTotal -= tile.total;
    }
    if (shown > 0 && tile.firstAtMs === null) {
      tile.firstAtMs = isFirstLook && wishes.countsPresent !== true ? 0 : firstOf(firstPaintedAtMs);
    }
    if (shown !== tile.shown) {
      tile.movedAtMs ??= Date.now();
      // What lies between two looks may be one look shorter than it seems.
      const gap = now - tile.changedAt - wishes.everyMs;
      if (gap > wishes.allowedGapMs) tile.stalledMs += gap - wishes.allowedGapMs;
      tile.longestGapMs = Math.max(tile.longestGapMs, gap);
      tile.changedAt = now;
    }
    tile.shown = shown;
    tile.total = total;
  };
  /** A painter knows its gaps exactly, since the last asking; what was before a reset is left out. */
  const noteGap = ({ playKey, path, longestGapMs = 0 }: OwnTile): void => {
    const tile = seen.get(playKey);
    if (tile === undefined || path !== 'canvas') return;
    if (tile.asked > 1) tile.longestGapMs = Math.max(tile.longestGapMs, longestGapMs);
    tile.asked += 1;
  };
  const catchFirst = (video: HTMLVideoElement, key: string): void => {
    if (asked.has(video)) return;
    asked.add(video);
    video.requestVideoFrameCallback(() => {
      const tile = seen.get(key);
      if (tile !== undefined) tile.firstAtMs ??= Date.now();
    });
  };
  const read = async (): Promise<void> => {
    if (isReading) return;
    isReading = true;
    try {
      const own = await page.brightwallTiles?.();
      const now = performance.now();
      for (const tile of own ?? []) {
        const { playKey, shown, decoded, firstPaintedAtMs } = tile;
        note(playKey, shown, decoded, { now, firstPaintedAtMs });
        noteGap(tile);
      }
      const ownKeys = new Set((own ?? []).map(({ playKey }) => playKey));
      for (const video of document.querySelectorAll('video')) {
        const key = keyOf(video);
        if (key === '' || ownKeys.has(key)) continue;
        const { totalVideoFrames, droppedVideoFrames } = video.getVideoPlaybackQuality();
        note(key, totalVideoFrames - droppedVideoFrames, totalVideoFrames, { now });
        if (wishes.catchesFirst) catchFirst(video, key);
      }
    } finally {
      isReading = false;
      isFirstLook = false;
    }
  };
  await read();
  const timer = setInterval(() => void read(), wishes.everyMs);
  page.benchWatch = {
    stop: () => clearInterval(timer),
    forget: (key) => seen.delete(key),
    reset: () => {
      const now = performance.now();
      for (const tile of seen.values()) {
        Object.assign(tile, { baseShown: tile.shown, baseTotal: tile.total, changedAt: now });
        Object.assign(tile, { movedAtMs: null, longestGapMs: 0, stalledMs: 0, asked: 0 });
      }
    },
    read: () => {
      const now = performance.now();
      return [...seen].map(([key, tile]) => {
        const open = Math.max(0, now - tile.changedAt - wishes.everyMs);
        return {
          key,
          shown: tile.shown - tile.baseShown,
          total: tile.total - tile.baseTotal,
          firstAtMs: tile.firstAtMs,
          movedAtMs: tile.movedAtMs,
          longestGapMs: Math.max(tile.longestGapMs, open),
          stalledMs: tile.stalledMs + Math.max(0, open - wishes.allowedGapMs),
        };
      });
    },
  };
}
