const flashName = 'flash';
const resyncMs = 60_000;

/**
 * Where on the page's time line a flash must have begun so that it is on during the first half of
 * every full second of the station's clock.
 */
export const flashStart = (clockMs: number, timelineMs: number): number =>
  -((((clockMs - timelineMs) % 1000) + 1000) % 1000);

/**
 * Keeps every flash of this window in step with the clock, and so with all other windows and
 * machines: a CSS delay alone cannot, because each animation starts when its element appears.
 */
export function keepFlashInStep(page: Document): () => void {
  const align = (animation: Animation): void => {
    const now = page.timeline.currentTime;
    if (typeof now === 'number') animation.startTime = flashStart(Date.now(), now);
  };
  const alignAll = (): void => page.getAnimations().filter(isFlash).forEach(align);
  const onStart = (event: AnimationEvent): void => {
    if (event.animationName === flashName && event.target instanceof Element) {
      event.target.getAnimations({ subtree: true }).filter(isFlash).forEach(align);
    }
  };
  page.addEventListener('animationstart', onStart);
  // Clocks are corrected now and then; the page's time line is not.
  const timer = setInterval(alignAll, resyncMs);
  return () => {
    page.removeEventListener('animationstart', onStart);
    clearInterval(timer);
  };
}

const isFlash = (animation: Animation): boolean =>
  animation instanceof CSSAnimation && animation.animationName === flashName;
