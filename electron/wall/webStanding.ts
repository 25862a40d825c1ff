import type { PlanWeb } from '#contract/content';
import type { Fault } from '#contract/outcome';

/** How one page of the web does. */
export interface PageStanding extends Pick<PlanWeb, 'state' | 'fault' | 'sinceMs' | 'nextTryAtMs'> {
  /** Rises with every try, so that late news of an earlier one are known as such. */
  readonly attempt: number;
  /** Failures in a row. */
  readonly failures: number;
  /** When time alone changes something; null while it does not. */
  readonly dueAtMs: number | null;
}

/** A page that has not come in this time is not waited for. */
const loadLimitMs = 20_000;
/** Then it is tried again, every time later, and at last every minute. */
const retryDelaysMs = [5_000, 15_000, 30_000, 60_000] as const;
/** A page that was there for so long is well again. */
const recoveredMs = 60_000;

const loading = (nowMs: number, attempt: number, failures: number): PageStanding => ({
  state: 'loading',
  fault: null,
  sinceMs: nowMs,
  nextTryAtMs: null,
  attempt,
  failures,
  dueAtMs: nowMs + loadLimitMs,
});

/** A page is put on the wall. */
export const openedPage = (nowMs: number): PageStanding => loading(nowMs, 1, 0);

const failed = (before: PageStanding, fault: Fault, nowMs: number): PageStanding => {
  const isWell = before.state === 'shown' && nowMs - before.sinceMs >= recoveredMs;
  const failures = (isWell ? 0 : before.failures) + 1;
  const delayMs = retryDelaysMs[Math.min(failures, retryDelaysMs.length) - 1] ?? loadLimitMs;
  const nextTryAtMs = nowMs + delayMs;
  const { attempt } = before;
  return {
    state: 'failed',
    fault,
    sinceMs: nowMs,
    nextTryAtMs,
    attempt,
    failures,
    dueAtMs: nextTryAtMs,
  };
};

/** The page came (null) or failed. */
export const pageTold = (
  before: PageStanding,
  fault: Fault | null,
  nowMs: number,
): PageStanding => {
  if (before.state === 'failed') return before;
  if (fault !== null) return failed(before, fault, nowMs);
  if (before.state === 'shown') return before;
  return { ...before, state: 'shown', sinceMs: nowMs, dueAtMs: null };
};

/** A pure step by time and by the list of sites. */
export const pageAt = (
  before: PageStanding,
  { isListed, nowMs }: { isListed: boolean; nowMs: number },
): PageStanding => {
  if (!isListed) return unlisted(before, nowMs);
  if (before.fault?.code === 'web/not-listed') return loading(nowMs, before.attempt + 1, 0);
  if (before.dueAtMs === null || nowMs < before.dueAtMs) return before;
  if (before.state === 'failed') return loading(nowMs, before.attempt + 1, before.failures);
  return failed(before, { code: 'web/no-answer' }, nowMs);
};

const unlisted = (before: PageStanding, nowMs: number): PageStanding => {
  const fault: Fault = { code: 'web/not-listed' };
  if (before.fault?.code === fault.code) return before;
  const { attempt } = before;
  const never = { nextTryAtMs: null, dueAtMs: null, failures: 0 };
  return { state: 'failed', fault, sinceMs: nowMs, attempt, ...never };
};
