import type { ReportKeeper } from './reportKeeper';

/** The wall comes first when a program starts. */
const afterMs = 3_000;
/** Short steps with pauses between them: an order that comes meanwhile waits for one at the most. */
const everyMs = 40;
const searches = 150;

/**
 * Makes the likely searches once, after the start, while nobody waits for them; the first letters
 * of an officer are then as quick as the later ones. The answer stops it.
 */
export function rehearse(keeper: Pick<ReportKeeper, 'likelySearches' | 'search'>): () => void {
  let left: string[] | undefined;
  const step = (): void => {
    left ??= keeper.likelySearches(searches);
    const text = left.shift();
    if (text === undefined) return;
    keeper.search(text);
    next = setTimeout(step, everyMs);
  };
  let next = setTimeout(step, afterMs);
  return () => {
    clearTimeout(next);
  };
}
