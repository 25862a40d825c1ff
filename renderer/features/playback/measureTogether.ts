/** An element, and who wants to know its size. */
interface Wish {
  element: HTMLElement;
  tell: (rect: DOMRect) => void;
}

let wishes: Wish[] = [];

/**
 * Measures at the end of this turn, all elements that asked in it before any of them is told: each
 * measurement after a change of the page would lay out the whole page again.
 */
export function measureTogether(element: HTMLElement, tell: (rect: DOMRect) => void): void {
  wishes.push({ element, tell });
  if (wishes.length === 1) queueMicrotask(measureAll);
}

function measureAll(): void {
  const now = wishes;
  wishes = [];
  const rects = now.map(({ element }) => element.getBoundingClientRect());
  now.forEach(({ tell }, index) => {
    const rect = rects[index];
    if (rect !== undefined) tell(rect);
  });
}
