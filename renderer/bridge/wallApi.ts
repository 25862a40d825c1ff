import { createApi, type BaseQueryFn } from '@reduxjs/toolkit/query/react';
import type { RequestAnswer, RequestArgs, RequestChannel } from '#contract/channels';
import type { Fault } from '#contract/outcome';
import { request } from './bridge';

/** One request, ready for the bridge. */
export interface BridgeCall {
  channel: RequestChannel;
  args: unknown;
}

/** Names a request with arguments that fit its channel: `query: (args) => call('scene:list', args)`. */
export const call = <Channel extends RequestChannel>(
  channel: Channel,
  args: RequestArgs<Channel>,
): BridgeCall => ({ channel, args });

/** What a request answers, for the types of an endpoint. */
export type AnswerOf<Channel extends RequestChannel> = RequestAnswer<Channel>;

const askMain: BaseQueryFn<BridgeCall, unknown, Fault> = async ({ channel, args }) => {
  const outcome = await request(channel, args as RequestArgs<typeof channel>);
  return outcome.ok ? { data: outcome.value } : { error: outcome.fault };
};

/** What people asked for, cached. Features add their endpoints with `injectEndpoints`. */
export const wallApi = createApi({
  reducerPath: 'wallApi',
  baseQuery: askMain,
  tagTypes: ['Catalog', 'Settings', 'Scenes', 'Actions'],
  endpoints: () => ({}),
});
