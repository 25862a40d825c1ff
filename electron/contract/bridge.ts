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
  /**
   * Asks main. Never rejects: what may go wrong comes as a Fault. A string is the same outcome as
   * JSON: see `textAnswers`.
   */
  request<Channel extends RequestChannel>(
    channel: Channel,
    args: RequestArgs<Channel>,
  ): Promise<Outcome<RequestAnswer<Channel>> | string>;
  /** Listens to a push; the answer unsubscribes. */
  subscribe<Channel extends PushChannel>(
    channel: Channel,
    listener: (payload: PushPayload<Channel>) => void,
  ): () => void;
}

/**
 * Answers with so many parts that copying them one by one into the page takes longer than the
 * search; they cross as JSON, which is one part.
 */
export const textAnswers: ReadonlySet<RequestChannel> = new Set(['alarm:history'] as const);

/** The single IPC channel under all requests, and the prefix of pushes. */
export const ipcNames = { request: 'wall:request', push: 'wall:push' } as const;
