import { failure, type Fault, type Outcome } from '#contract/outcome';

// WVP answers most refusals with HTTP 200 and a code of its own; only who is not logged in, and
// what is not there, shows in the status.

/** Detail of the fault when a generation does not have that call. */
const absent = 'no such call in this version';

export const absentCall: Outcome<never> = failure('platform/refused', absent);

/** Whether it failed because this generation does not have the call at all. */
export const isAbsent = ({ code, detail }: Fault): boolean =>
  code === 'platform/refused' && detail === absent;

/** Codes of `InviteSessionStatus`: how the talk with the device ended. */
const inviteFaults = new Map<number, Fault['code']>([
  [-1, 'stream/no-answer'],
  [-2, 'stream/no-answer'],
  [-3, 'stream/queued'],
  [-8, 'stream/queued'],
]);

/** What a code other than 0 means. `msg` may be missing: then the code speaks for itself. */
export const faultOfCode = (code: number, msg: string): Outcome<never> => {
  const detail = msg === '' ? `code ${String(code)}` : msg;
  if (code < 0) return failure(inviteFaults.get(code) ?? 'stream/server-error', detail);
  if (code === 401) return failure('platform/login-expired', detail);
  if (code === 404) return absentCall;
  if (code === 408 || code === 486) return failure('platform/timeout', detail);
  if (code >= 500) return failure('platform/failed', detail);
  return failure('platform/refused', detail);
};

/** "Timed out", which the earlier call for playing says with the code of any refusal. */
// eslint-disable-next-line house/words-in-text-room -- looked for in what the platform says, shown to nobody
const timedOut = '超时';

/** The device did not answer in the time that the platform gives it, whatever the code. */
export const isTimedOut = ({ code, detail = '' }: Fault): boolean =>
  code === 'platform/timeout' ||
  (code === 'platform/refused' && (detail.includes(timedOut) || /time-?out/i.test(detail)));

/** What can go better next time: the device was slow, not unwilling. */
export const isWorthRepeating = ({ code, detail }: Fault): boolean =>
  code === 'stream/no-answer' || code === 'platform/failed' || isTimedOut({ code, detail });
