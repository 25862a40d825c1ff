/** Tells whether frames of a video move, without a callback per frame. */
export interface FrameWatch {
  isMoving(): boolean;
  /**
   * Longest time between two movements seen since the last call, as coarse as the beat, and the
   * station clock of the last movement; 0 before.
   */
  takeGaps(): { longestGapMs: number; movedAtMs: number };
  /** Forgets what was seen; used when another address is loaded. */
  reset(): void;
  stop(): void;
}

interface Listeners {
  onMoved: () => void;
  onFrozen: () => void;
}

const beatMs = 500;
/** ux.md §7: no new frame for 3 s. */
export const frozenAfterMs = 3000;

const beats = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let lastPaintMs = -Infinity;

/** One timer for all players of the window; it also learns whether the page is painted at all. */
function onBeat(listener: () => void): () => void {
  beats.add(listener);
  timer ??= setInterval(() => {
    requestAnimationFrame(() => (lastPaintMs = performance.now()));
    for (const beat of [...beats]) beat();
  }, beatMs);
  return () => {
    beats.delete(listener);
    if (beats.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** A covered window is not painted, so it gets no frame callbacks, though its video runs. */
const isPagePainted = (): boolean => performance.now() - lastPaintMs < 3 * beatMs;

/** Asks for one frame callback per beat: 64 tiles cost 128 callbacks a second, not 1,600. */
export function watchFrames(video: HTMLVideoElement, listeners: Listeners): FrameWatch {
  let isMoving = false;
  let isAsked = false;
  let generation = 0;
  let movedAtMs = -Infinity;
  let decoded = 0;
  let longestGapMs = 0;

  const move = (): void => {
    const now = performance.now();
    if (isMoving) longestGapMs = Math.max(longestGapMs, now - movedAtMs);
    movedAtMs = now;
    if (isMoving) return;
    isMoving = true;
    listeners.onMoved();
  };
  const ask = (): void => {
    if (isAsked || typeof video.requestVideoFrameCallback !== 'function') return;
    isAsked = true;
    const asked = generation;
    video.requestVideoFrameCallback(() => {
      isAsked = false;
      if (asked === generation && !video.paused) move();
    });
  };
  const beat = (): void => {
    ask();
    const frames = decodedFrames(video);
    if (!isPagePainted() && frames > decoded) move();
    decoded = frames;
    if (isMoving && performance.now() - movedAtMs >= frozenAfterMs) {
      isMoving = false;
      listeners.onFrozen();
    }
  };

  const stop = onBeat(beat);
  ask();
  return {
    isMoving: () => isMoving,
    takeGaps: () => {
      const gaps = { longestGapMs, movedAtMs: stationClock(movedAtMs) };
      longestGapMs = 0;
      return gaps;
    },
    reset: () => {
      generation += 1;
      isMoving = false;
      isAsked = false;
      decoded = decodedFrames(video);
      ask();
    },
    stop: () => {
      generation += 1;
      stop();
    },
  };
}

const stationClock = (atMs: number): number =>
  Number.isFinite(atMs) ? performance.timeOrigin + atMs : 0;

function decodedFrames(video: HTMLVideoElement): number {
  return typeof video.getVideoPlaybackQuality === 'function'
    ? video.getVideoPlaybackQuality().totalVideoFrames
    : 0;
}
