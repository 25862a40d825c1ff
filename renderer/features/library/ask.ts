import type { RequestAnswer, RequestArgs, RequestChannel } from '#contract/channels';
import type { Outcome } from '#contract/outcome';

/** Asks main; whoever gives it shows refusals. */
export type Ask = <Channel extends RequestChannel>(
  channel: Channel,
  args: RequestArgs<Channel>,
) => Promise<Outcome<RequestAnswer<Channel>>>;
