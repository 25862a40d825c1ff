import type { Page } from '@playwright/test';

/** What is wrong with words of a wall: smaller than its unit, or cut at an edge. */
export function wrongWords(wall: Page): Promise<string[]> {
  return wall.evaluate(() => {
    const root = document.querySelector<HTMLElement>('.wall');
    if (root === null) return ['no wall'];
    const unit = parseFloat(root.style.getPropertyValue('--u'));
    const clips = (element: Element): boolean => getComputedStyle(element).overflow !== 'visible';
    const cutBy = (rect: DOMRect, from: Element): string | undefined => {
      for (let at: Element | null = from; at !== null && root.contains(at); at = at.parentElement) {
        if (!clips(at)) continue;
        const edge = at.getBoundingClientRect();
        const beyond = Math.max(
          edge.left - rect.left,
          rect.right - edge.right,
          // Lines are higher than what is written in them.
          edge.top - rect.top - rect.height / 4,
          rect.bottom - edge.bottom - rect.height / 4,
        );
        if (beyond > 1.5) return `${at.className} by ${beyond.toFixed(0)} px`;
      }
      return undefined;
    };
    const wrong: string[] = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      // The digit of a symbol is part of its shape, which tells the priority without it.
      if (parent === null || text === '' || parent.closest('[data-symbol]') !== null) continue;
      if (!parent.checkVisibility({ visibilityProperty: true })) continue;
      const size = parseFloat(getComputedStyle(parent).fontSize);
      const where = `"${text}" (${parent.className || parent.parentElement?.className || ''})`;
      if (size < unit - 0.01) wrong.push(`${where} is ${(size / unit).toFixed(2)} u`);
      const range = document.createRange();
      range.selectNodeContents(node);
      const cut = cutBy(range.getBoundingClientRect(), parent);
      if (cut !== undefined) wrong.push(`${where} is cut by ${cut}`);
    }
    return [...new Set(wrong)];
  });
}
