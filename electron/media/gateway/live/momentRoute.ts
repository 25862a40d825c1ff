import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { encodeFeedMessage, type FeedAbout, type FeedMessage } from '#contract/feed';

import { replyFault, replyRefusal } from '../reply';
import { numberOf, type Asked } from './feedRoute';
import { beginning, joinMessages, type LiveSample } from './liveSample';

/** A stream that is not followed is given that long for its first picture. */
const longestWaitMs = 4_000;
/** Pieces in which a long stretch goes out, as the reader takes them. */
const samplesAtOnce = 64;

interface Stretch {
  fromMs: number;
  toMs: number;
}

/** Sends the coded pictures of a stretch of the last two minutes, then `end`. */
export const serveMoment = async (asked: Asked, wishes: URLSearchParams): Promise<void> => {
  const { response } = asked;
  const fromMs = numberOf(wishes, 'from') ?? NaN;
  const toMs = numberOf(wishes, 'to') ?? NaN;
  if (!(fromMs <= toMs)) {
    replyRefusal(response, 400);
    return;
  }
  const found = await findStretch(asked, { fromMs, toMs });
  if (response.destroyed) return;
  const { about, samples } = found;
  if (about === undefined || samples.length === 0) replyFault(response, 'media/no-picture');
  else await send(response, about, beginning(samples));
};

/** From the ring; where it does not reach back far enough, with what the server still lists. */
const findStretch = async (
  { lease, followers, response }: Asked,
  { fromMs, toMs }: Stretch,
): Promise<{ about: FeedAbout | undefined; samples: LiveSample[] }> => {
  const kept = followers.ring(lease.upstream);
  const isHere = (): boolean => (kept?.oldest?.pictureAtMs ?? Infinity) <= fromMs;
  if (kept !== undefined && isHere()) {
    return { about: kept.about, samples: kept.between(fromMs, toMs) };
  }
  const { follower, release } = followers.open(lease.upstream, { lease: lease.secret });
  response.once('close', release);
  try {
    await withinTime(follower.ready);
    await withinTime(
      follower.reachBack(() => (follower.ring.oldest?.pictureAtMs ?? -Infinity) <= fromMs),
    );
    return { about: follower.about, samples: follower.ring.between(fromMs, toMs) };
  } finally {
    release();
  }
};

const withinTime = async (work: Promise<unknown>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise((resolve) => {
    timer = setTimeout(resolve, longestWaitMs);
  });
  await Promise.race([work, limit]);
  clearTimeout(timer);
};

const send = async (
  response: ServerResponse,
  about: FeedAbout,
  samples: readonly LiveSample[],
): Promise<void> => {
  response.statusCode = 200;
  response.setHeader('content-type', 'application/octet-stream');
  try {
    await pipeline(Readable.from(pieces(about, samples)), response);
  } catch {
    // The page has what it wanted, or is gone.
    response.destroy();
  }
};

function* pieces(about: FeedAbout, samples: readonly LiveSample[]): Generator<Uint8Array> {
  yield encode({ kind: 'about', about: { ...about, covers: coverOf(samples) } });
  for (let from = 0; from < samples.length;) {
    const config = samples[from]?.config;
    if (config === undefined) break;
    if (config !== samples[from - 1]?.config) yield encode({ kind: 'config', config });
    let to = from + 1;
    while (to < samples.length && to - from < samplesAtOnce && samples[to]?.config === config) {
      to += 1;
    }
    yield joinMessages(samples.slice(from, to));
    from = to;
  }
  yield encode({ kind: 'end' });
}

const encode = (message: FeedMessage): Uint8Array => encodeFeedMessage(message);

const coverOf = (samples: readonly LiveSample[]): { fromMs: number; toMs: number } => {
  const last = samples.at(-1);
  return {
    fromMs: samples[0]?.pictureAtMs ?? 0,
    toMs: (last?.pictureAtMs ?? 0) + (last?.durationUs ?? 0) / 1_000,
  };
};
