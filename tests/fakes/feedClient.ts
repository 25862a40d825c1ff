import { get, type IncomingMessage } from 'node:http';

import { FeedReader, type FeedMessage, type FeedSample } from '#contract/feed';

/** A page that reads one feed and keeps everything. */
export interface FeedClient {
  status: number;
  fault: string | undefined;
  messages: FeedMessage[];
  /** Milliseconds from asking to the first message. */
  firstMs: () => number | undefined;
  samples: () => FeedSample[];
  until: (isEnough: (messages: readonly FeedMessage[]) => boolean, ms?: number) => Promise<void>;
  /** Nothing is read as long as it is paused. */
  pause: () => void;
  resume: () => void;
  close: () => void;
}

/** Opens a feed or a moment; resolves when its head is there. */
export const readFeed = async (
  url: string,
  headers: Record<string, string> = { origin: 'app://brightwall' },
): Promise<FeedClient> => {
  const askedAt = performance.now();
  let firstMs: number | undefined;
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { headers }, resolve).on('error', reject);
  });
  const reader = new FeedReader();
  const messages: FeedMessage[] = [];
  const status = response.statusCode ?? 0;
  if (status === 200) {
    response.on('data', (piece: Buffer) => {
      const read = reader.push(Uint8Array.from(piece));
      if (read === undefined) throw new Error('a broken feed');
      if (read.length > 0) firstMs ??= performance.now() - askedAt;
      messages.push(...read);
    });
  } else response.resume();
  response.on('error', () => undefined);
  return {
    status,
    fault: response.headers['x-brightwall-fault'] as string | undefined,
    messages,
    firstMs: () => firstMs,
    samples: () => messages.filter((message) => message.kind === 'sample'),
    until: async (isEnough, ms = 8_000) => {
      const end = performance.now() + ms;
      while (!isEnough(messages)) {
        if (performance.now() > end) {
          const kinds = messages.map(({ kind }) => kind).join(' ');
          throw new Error(`not within ${String(ms)} ms; so far: ${kinds.slice(-300)}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    pause: () => response.pause(),
    resume: () => response.resume(),
    close: () => response.destroy(),
  };
};
