import type {
  PushChannel,
  PushPayload,
  RequestAnswer,
  RequestArgs,
  RequestChannel,
} from './channels';
import type { Outcome } from './outcome';

/** The one object that a window sees of the program, as `window.wall`. */
export interface WallBridge {
  /** Asks main. Never rejects: what may go wrong comes as a Fault. */
  request<Channel extends RequestChannel>(
    channel: Channel,
    args: RequestArgs<Channel>,
  ): Promise<Outcome<RequestAnswer<Channel>>>;
  /** Listens to a push; the answer unsubscribes. */
  subscribe<Channel extends PushChannel>(
    channel: Channel,
    listener: (payload: PushPayload<Channel>) => void,
  ): () => void;
}

/** The single IPC channel under all requests, and the prefix of pushes. */
export const ipcNames = { request: 'wall:request', push: 'wall:push' } as const;
