import { failure, success, type Outcome } from '#contract/outcome';

import type { BoundedAnswer } from '../common/boundedFetch';
import { readJson, type Reading } from '../common/readAnswer';
import { absentCall, faultOfCode } from './wvpFaults';
import { wvpEnvelopeSchema } from './wvpWire';

/** What is read of an answer; plain, so that another thread can be asked. */
export type WvpAnswer = Pick<BoundedAnswer, 'status' | 'bytes'>;

/** What stood in the envelope. The status first, then the code: most refusals come with HTTP 200. */
export const unwrap = (answer: WvpAnswer): Outcome<unknown> => unwrapBy(answer);

/** {@link unwrap} for who knows more of the bytes. */
export const unwrapBy = (answer: WvpAnswer, reading?: Reading): Outcome<unknown> => {
  const { status } = answer;
  if (status === 401) return failure('platform/login-expired');
  if (status === 404) return absentCall;
  const json = readJson(answer, reading);
  if (!json.ok)
    return status >= 500 ? failure('platform/failed', `status ${String(status)}`) : json;
  const envelope = wvpEnvelopeSchema.safeParse(json.value);
  if (!envelope.success) {
    if (status >= 500) return failure('platform/failed', `status ${String(status)}`);
    return failure('platform/bad-answer', 'an answer without code');
  }
  const { code, msg, data } = envelope.data;
  if (code === 0) return success(data);
  return faultOfCode(code, msg);
};
