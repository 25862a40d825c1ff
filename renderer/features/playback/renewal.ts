const shortestWaitMs = 2000;
const share = 0.6;

/** How long to wait before a lease is renewed: well before its end, so that one failure is no harm. */
export const renewalWaitMs = (restMs: number): number =>
  Math.min(Math.max(shortestWaitMs, restMs * share), 2 ** 31 - 1);
