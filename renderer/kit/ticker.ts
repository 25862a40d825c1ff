import { useSyncExternalStore } from 'react';

/** One timer per window, in step with the second: every clock on it changes at once. */
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;
let nowMs = Date.now();

function tick(): void {
  nowMs = Date.now();
  for (const listener of listeners) listener();
  timer = listeners.size > 0 ? setTimeout(tick, 1000 - (nowMs % 1000) + 5) : undefined;
}

/** Calls at every full second; the answer unsubscribes. */
export function onSecond(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) tick();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && timer !== undefined) {
      clearTimeout(timer);
      timer = undefined;
    }
  };
}

/** What follows from the present time; renders anew only when that has another value. */
export function useEachSecond<Value extends string | boolean>(
  valueAt: (nowMs: number) => Value,
): Value {
  return useSyncExternalStore(onSecond, () => valueAt(nowMs));
}

/** The present time, changing once a second. Use it in small components only: each re-renders. */
export function useSecond(): number {
  return useSyncExternalStore(onSecond, () => nowMs);
}
