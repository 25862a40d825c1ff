import { faultTable, type Fault, type FaultCode } from '#contract/outcome';

/** What to do about a failed picture: after `waitMs`, the same address again or a new lease. */
export interface Recovery {
  action: 'reload' | 'reopen';
  waitMs: number;
}

/** A failure, and how often in a row it has happened; the first is 1. */
export interface Failure {
  fault: Fault;
  attempt: number;
}

const quickTries = 8;
const firstWaitMs = 1000;
const longestQuickWaitMs = 15_000;
const slowWaitMs = 60_000;
const jitter = 0.2;
/** The address is still good in these cases; asking for another changes nothing at first. */
const addressStaysGood: ReadonlySet<FaultCode> = new Set([
  'stream/interrupted',
  'stream/decode',
  'stream/stale-playlist',
  'stream/no-answer',
]);
const reloadsBeforeReopen = 2;

/**
 * Decides the next try. It never ends: 1 to 15 s for eight tries, then once a minute. `random`
 * (0–1) spreads the tries of many tiles, so that a returning platform is not run over.
 */
export function decideRecovery({ fault, attempt }: Failure, random: number): Recovery {
  const isReload = addressStaysGood.has(fault.code) && attempt <= reloadsBeforeReopen;
  const spread = 1 + jitter * (2 * random - 1);
  return {
    action: isReload ? 'reload' : 'reopen',
    waitMs: Math.round(baseWaitMs(fault, attempt) * spread),
  };
}

function baseWaitMs(fault: Fault, attempt: number): number {
  if (!faultTable[fault.code].isPassing || attempt > quickTries) return slowWaitMs;
  return Math.min(firstWaitMs * 2 ** (attempt - 1), longestQuickWaitMs);
}
