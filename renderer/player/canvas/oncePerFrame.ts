const frameMs = 16;

/**
 * Runs `work` at the end of this turn, and then at most once a frame however often it is asked.
 * By time, not by animation frames: a covered window gets none, and its pictures go on.
 */
export function oncePerFrame(work: () => void, now: () => number): () => void {
  let isPlanned = false;
  let lastMs = -Infinity;
  const run = (): void => {
    isPlanned = false;
    lastMs = now();
    work();
  };
  return () => {
    if (isPlanned) return;
    isPlanned = true;
    const restMs = lastMs + frameMs - now();
    if (restMs <= 0) queueMicrotask(run);
    else setTimeout(run, restMs);
  };
}
