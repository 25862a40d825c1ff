import type { ClockPort } from '../wall/ports';

const longestTimer = 2 ** 31 - 1;

/** The clock of this machine. */
export const systemClock: ClockPort = {
  now: () => Date.now(),
  after: (delayMs, call) => {
    const timer = setTimeout(call, Math.min(Math.max(delayMs, 0), longestTimer));
    return () => {
      clearTimeout(timer);
    };
  },
};
