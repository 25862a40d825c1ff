import type { WallBridge } from '#contract/bridge';
import type {
  PushChannel,
  PushPayload,
  RequestAnswer,
  RequestArgs,
  RequestChannel,
} from '#contract/channels';
import { failure, success, type Outcome } from '#contract/outcome';

type Answer<Channel extends RequestChannel> = (
  args: RequestArgs<Channel>,
) => Outcome<RequestAnswer<Channel>> | Promise<Outcome<RequestAnswer<Channel>>>;

/** One request as it was asked. */
export interface AskedRequest {
  channel: RequestChannel;
  args: unknown;
}

/** A bridge for tests of windows: answers as told, keeps what was asked, pushes on demand. */
export interface FakeBridge extends WallBridge {
  readonly asked: AskedRequest[];
  /** What was asked on one channel, oldest first. */
  askedOn<Channel extends RequestChannel>(channel: Channel): RequestArgs<Channel>[];
  /** Answers this channel from now on. */
  answer<Channel extends RequestChannel>(channel: Channel, answer: Answer<Channel>): void;
  push<Channel extends PushChannel>(channel: Channel, payload: PushPayload<Channel>): void;
  listeners(): number;
}

const quietChannels: readonly RequestChannel[] = [
  'view:shown',
  'stream:release',
  'stream:report',
  'stream:hint',
];

/** Makes a bridge; without an answer a request fails as an unknown channel. */
export function fakeBridge(): FakeBridge {
  const asked: AskedRequest[] = [];
  const answers = new Map<RequestChannel, Answer<never>>();
  const listeners = new Map<PushChannel, Set<(payload: never) => void>>();
  for (const channel of quietChannels) answers.set(channel, () => success(null) as never);
  return {
    asked,
    askedOn: (channel) =>
      asked.filter((one) => one.channel === channel).map((one) => one.args as never),
    answer: (channel, answer) => answers.set(channel, answer),
    request: async (channel, args) => {
      asked.push({ channel, args });
      const answer = answers.get(channel) as unknown as Answer<typeof channel> | undefined;
      return answer === undefined ? failure('request/unknown-channel', channel) : answer(args);
    },
    subscribe: (channel, listener) => {
      const set = listeners.get(channel) ?? new Set();
      listeners.set(channel, set);
      set.add(listener);
      return () => void set.delete(listener);
    },
    push: (channel, payload) => {
      for (const listener of [...(listeners.get(channel) ?? [])]) listener(payload as never);
    },
    listeners: () => [...listeners.values()].reduce((sum, set) => sum + set.size, 0),
  };
}

/** Puts a bridge where the preload script would; the answer takes it away. */
export function installBridge(bridge: WallBridge): () => void {
  Object.defineProperty(window, 'wall', { value: bridge, configurable: true, writable: true });
  return () => void Reflect.deleteProperty(window, 'wall');
}
