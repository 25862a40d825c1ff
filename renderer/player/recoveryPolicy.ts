import { faultTable, type Fault, type FaultCode } from '#contract/outcome';

/**
 * What to do about a failed picture: the same address again, a new lease, a lease of a smaller
 * profile, or the other path of play with the lease that there is.
 */
export type RecoveryAction = 'reload' | 'reopen' | 'smaller' | 'other-path';

export interface Recovery {
  action: RecoveryAction;
  waitMs: number;
}

/** A failure, and what has been tried. */
export interface Failure {
  fault: Fault;
  /** How often in a row it has happened; the first is 1. */
  attempt: number;
  /** The other path can still be tried for this picture. */
  hasOtherPath?: boolean;
  /** It came by WebRTC: a new lease comes as HLS. */
  isWhep?: boolean;
  /** There is a smaller profile than the one that failed. */
  hasSmaller?: boolean;
}

const quickTries = 8;
const firstWaitMs = 1000;
const longestQuickWaitMs = 15_000;
const slowWaitMs = 60_000;
/** A camera that is off is called when its platform says that it is on, and only then at once. */
const offlineWaitMs = 4000;
const jitter = 0.2;
/** Nothing has to come back for the other path to work. */
const otherPathWaitMs = 50;
/** The address is still good in these cases; asking for another changes nothing at first. */
const addressStaysGood: ReadonlySet<FaultCode> = new Set([
  'stream/interrupted',
  'stream/decode',
  'stream/stale-playlist',
  'stream/no-answer',
]);
const reloadsBeforeReopen = 2;
/** A stream that cannot be decoded so often may be too much, or broken in this profile only. */
const failuresBeforeSmaller = 3;

/**
 * Decides the next try. It never ends: 1 to 15 s for eight tries, then once a minute. `random`
 * (0–1) spreads the tries of many tiles, so that a returning platform is not run over.
 */
export function decideRecovery(failure: Failure, random: number): Recovery {
  const action = actionFor(failure);
  if (action === 'other-path' || isOtherWay(failure)) return { action, waitMs: otherPathWaitMs };
  const spread = 1 + jitter * (2 * random - 1);
  const waitMs = action === 'smaller' ? quickWaitMs(failure.attempt) : baseWaitMs(failure);
  return { action, waitMs: Math.round(waitMs * spread) };
}

/** What says nothing about the way: it would fail on any other, too. */
const notOfTheWay: ReadonlySet<FaultCode> = new Set([
  'stream/lease-ended',
  'stream/offline',
  'stream/queued',
  'stream/unauthorized',
  'media/gateway-down',
]);

const isOtherWay = ({ isWhep, attempt, fault }: Failure): boolean =>
  isWhep === true && attempt === 1 && !notOfTheWay.has(fault.code);

function actionFor(failure: Failure): RecoveryAction {
  const { fault, attempt, hasOtherPath, hasSmaller } = failure;
  if (isOtherWay(failure)) return 'reopen';
  const isCodec = fault.code === 'stream/codec';
  const isDecoding = fault.code === 'stream/decode';
  if (hasOtherPath === true && (isCodec || (isDecoding && attempt > 1))) return 'other-path';
  if (hasSmaller === true && (isCodec || (isDecoding && attempt >= failuresBeforeSmaller))) {
    return 'smaller';
  }
  const isReload = addressStaysGood.has(fault.code) && attempt <= reloadsBeforeReopen;
  return isReload ? 'reload' : 'reopen';
}

function baseWaitMs({ fault, attempt }: Failure): number {
  if (fault.code === 'stream/offline') return attempt > 1 ? slowWaitMs : offlineWaitMs;
  if (!faultTable[fault.code].isPassing || attempt > quickTries) return slowWaitMs;
  return quickWaitMs(attempt);
}

const quickWaitMs = (attempt: number): number =>
  Math.min(firstWaitMs * 2 ** (attempt - 1), longestQuickWaitMs);
