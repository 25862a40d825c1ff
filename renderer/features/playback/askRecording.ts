import type { RequestAnswer, RequestArgs } from '#contract/channels';
import type { Outcome } from '#contract/outcome';
import { request } from '../../bridge/bridge';

/** When a camera was recorded. */
export const askSpans = (
  asked: RequestArgs<'recording:spans'>,
): Promise<Outcome<RequestAnswer<'recording:spans'>>> => request('recording:spans', asked);

/** Where the pictures of a recorded stretch come from. */
export const askStretch = (
  asked: RequestArgs<'recording:stretch'>,
): Promise<Outcome<RequestAnswer<'recording:stretch'>>> => request('recording:stretch', asked);
