const flashName = 'flash';
const flashingClass = 'flashing';
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
    if (typeof now !== 'number') return;
    // The time line stands still while a frame is made: on a busy machine for a long time.
    const clockMs = Date.now() - (performance.now() - now);
    animation.startTime = flashStart(clockMs, now);
  };
  const alignAll = (): void => page.getAnimations().filter(isFlash).forEach(align);
  const onStart = (event: AnimationEvent): void => {
    if (event.animationName === flashName && event.target instanceof Element) {
      event.target.getAnimations({ subtree: true }).filter(isFlash).forEach(align);
    }
  };
  page.addEventListener('animationstart', onStart);
  // Before its first frame: one frame of light in the dark half would be a flash of its own.
  const newcomers = new MutationObserver((records) => {
    for (const flashing of records.flatMap(flashingIn)) {
      flashing.getAnimations().filter(isFlash).forEach(align);
    }
  });
  newcomers.observe(page, { subtree: true, childList: true, attributeFilter: ['class'] });
  // Clocks are corrected now and then; the page's time line is not.
  const timer = setInterval(alignAll, resyncMs);
  return () => {
    page.removeEventListener('animationstart', onStart);
    newcomers.disconnect();
    clearInterval(timer);
  };
}

const isFlash = (animation: Animation): boolean =>
  animation instanceof CSSAnimation && animation.animationName === flashName;

/** What a change of the page gave the class of what flashes. */
const flashingIn = ({ type, target, addedNodes }: MutationRecord): Element[] => {
  if (type === 'attributes') return [target].filter(isFlashing);
  return [...addedNodes].flatMap((node) =>
    node instanceof Element
      ? [node, ...node.getElementsByClassName(flashingClass)].filter(isFlashing)
      : [],
  );
};

const isFlashing = (node: Node): node is Element =>
  node instanceof Element && node.classList.contains(flashingClass);
