import {
  requestChannels,
  requestLimits,
  type RequestArgs,
  type RequestChannel,
} from '#contract/channels';
import { failure, success, type Outcome } from '#contract/outcome';
import { measure } from './measure';

/** Where pages of ours live; nothing else may ask anything. */
export const pageOrigin = 'app://brightwall/';

/** What the door knows of who asks before it looks at the request. */
export interface Knock {
  /** Undefined when the window is none that we opened. */
  kind: 'wall' | 'desk' | undefined;
  isMainFrame: boolean;
  url: string;
}

/** A request that passed the door. */
export type Admitted = {
  [Channel in RequestChannel]: { channel: Channel; args: RequestArgs<Channel> };
}[RequestChannel];

const isChannel = (channel: unknown): channel is RequestChannel =>
  typeof channel === 'string' && Object.hasOwn(requestChannels, channel);

const checkKind = (knock: Knock, channel: RequestChannel): Outcome<null> => {
  const mayAsk: readonly string[] = requestChannels[channel].from;
  if (knock.kind === undefined || !mayAsk.includes(knock.kind)) {
    return failure('request/foreign-sender', channel);
  }
  return success(null);
};

const isOurPage = (knock: Knock): boolean =>
  knock.kind !== undefined && knock.isMainFrame && knock.url.startsWith(pageOrigin);

/**
 * Lets a request of a window in, or says why not: first who asks, then what, then how large, and
 * only then is it parsed.
 */
export const admit = (knock: Knock, channel: unknown, args: unknown): Outcome<Admitted> => {
  if (!isOurPage(knock)) return failure('request/foreign-sender');
  if (!isChannel(channel)) return failure('request/unknown-channel');
  const sent = checkKind(knock, channel);
  if (!sent.ok) return sent;
  const size = measure(args, requestLimits);
  if (size === 'too-large') return failure('request/too-large', channel);
  if (size === 'not-plain') return failure('request/bad-arguments', channel);
  const parsed = requestChannels[channel].args.safeParse(args);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const where = issue === undefined ? '' : `${issue.path.join('.')} ${issue.code}`;
    return failure('request/bad-arguments', `${channel} ${where}`.trim());
  }
  return success({ channel, args: parsed.data } as Admitted);
};
