import type { Page } from '@playwright/test';

declare global {
  var journeyFlashes: number[] | undefined;
  var journeySounds: { atMs: number; what: string }[] | undefined;
}

/** Notes, in a window, every time at which something that flashes became lighter or darker. */
export function watchFlashes(page: Page): Promise<void> {
  return page.evaluate(() => {
    const changes: number[] = [];
    const lights = new WeakMap<Element, string>();
    globalThis.journeyFlashes = changes;
    const look = (): void => {
      // The time for which styles hold, not the one at which a busy machine came to look.
      const atMs = performance.timeOrigin + Number(document.timeline.currentTime);
      for (const animation of document.getAnimations()) {
        const target = (animation.effect as KeyframeEffect | null)?.target;
        if (!target || animation.effect?.getTiming().iterations !== Infinity) continue;
        const { opacity, visibility } = getComputedStyle(target);
        const light = `${opacity} ${visibility}`;
        if ((lights.get(target) ?? light) !== light) changes.push(atMs);
        lights.set(target, light);
      }
      requestAnimationFrame(look);
    };
    look();
  });
}

/** How many flashes there were in the worst second, over all windows together; and changes in all. */
export async function countFlashes(
  pages: readonly Page[],
): Promise<{ worst: number; all: number }> {
  const told = await Promise.all(
    pages.map((page) => page.evaluate(() => globalThis.journeyFlashes)),
  );
  // What is seen within a tenth of a second on several elements and windows is one change.
  const changes: number[] = [];
  for (const atMs of told.flatMap((some) => some ?? []).sort((a, b) => a - b)) {
    if (atMs - (changes.at(-1) ?? 0) > 100) changes.push(atMs);
  }
  const inSecond = changes.map(
    (from) => changes.filter((atMs) => atMs >= from && atMs < from + 1_000).length,
  );
  return { worst: Math.max(0, ...inSecond) / 2, all: changes.length };
}

/** Notes when the desk began to sound, and what for. */
export function watchSounds(desk: Page): Promise<void> {
  return desk.evaluate(() => {
    const sounds: { atMs: number; what: string }[] = [];
    globalThis.journeySounds = sounds;
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (when) {
      const what = document.documentElement.dataset['sounding'] ?? '';
      const last = sounds.at(-1);
      // The tones of one pattern are started together.
      if (last?.what !== what || Date.now() - last.atMs > 500)
        sounds.push({ atMs: Date.now(), what });
      start.call(this, when);
    };
  });
}

export async function readSounds(desk: Page): Promise<{ atMs: number; what: string }[]> {
  return (await desk.evaluate(() => globalThis.journeySounds)) ?? [];
}
