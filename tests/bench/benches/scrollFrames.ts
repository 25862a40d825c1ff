import type { Page } from '@playwright/test';

/** What scrolling a list cost, frame by frame. */
export interface ScrollFrames {
  /** Milliseconds of script and layout in each frame that scrolled. */
  readonly costs: number[];
  /** The share of frames of the display that were left out. */
  readonly missedShare: number;
}

interface ScrollWish {
  readonly selector: string;
  readonly seconds: number;
  readonly pxPerFrame: number;
}

/**
 * Scrolls a list a little with each frame. What the page does about it lies between the scroll
 * event and the end of the layout, which is asked for in the animation callback behind it.
 */
export const scrollFrames = (page: Page, wish: ScrollWish): Promise<ScrollFrames> =>
  page.evaluate(async ({ selector, seconds, pxPerFrame }) => {
    const scroller = document.querySelector<HTMLElement>(selector);
    if (scroller === null) throw new Error(`there is no ${selector}`);
    const costs: number[] = [];
    const gaps: number[] = [];
    let beganAt = 0;
    const begin = (): void => {
      beganAt = performance.now();
    };
    // Before any listener of the page.
    window.addEventListener('scroll', begin, { capture: true });
    const nextFrame = (): Promise<number> =>
      new Promise((done) => {
        requestAnimationFrame(done);
      });
    let drawnAt = await nextFrame();
    const endAt = drawnAt + seconds * 1000;
    while (drawnAt < endAt) {
      scroller.scrollTop += pxPerFrame;
      const frameAt = await nextFrame();
      if (beganAt > 0) {
        scroller.getBoundingClientRect();
        costs.push(performance.now() - beganAt);
        beganAt = 0;
      }
      gaps.push(frameAt - drawnAt);
      drawnAt = frameAt;
    }
    window.removeEventListener('scroll', begin, { capture: true });
    const sorted = [...gaps].sort((a, b) => a - b);
    const interval = Math.max(1000 / 60, sorted[Math.floor(sorted.length / 4)] ?? 0);
    const missed = gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / interval) - 1), 0);
    return { costs, missedShare: missed / Math.max(1, missed + gaps.length) };
  }, wish);
