import type {
  PushChannel,
  PushPayload,
  RequestAnswer,
  RequestArgs,
  RequestChannel,
} from '#contract/channels';
import type { WallBridge } from '#contract/bridge';
import type { Outcome } from '#contract/outcome';

declare global {
  interface Window {
    /** Put there by the preload script; the only way out of a window. */
    readonly wall: WallBridge;
  }
}

/** Asks main; never rejects, what may go wrong comes as a Fault. */
export async function request<Channel extends RequestChannel>(
  channel: Channel,
  args: RequestArgs<Channel>,
): Promise<Outcome<RequestAnswer<Channel>>> {
  const answer = await window.wall.request(channel, args);
  return typeof answer === 'string'
    ? (JSON.parse(answer) as Outcome<RequestAnswer<Channel>>)
    : answer;
}

/** Listens to a push; the answer unsubscribes. */
export function subscribe<Channel extends PushChannel>(
  channel: Channel,
  listener: (payload: PushPayload<Channel>) => void,
): () => void {
  return window.wall.subscribe(channel, listener);
}
