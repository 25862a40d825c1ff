import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { encodeFeedMessage, type FeedConfig } from '#contract/feed';
import type { FaultCode } from '#contract/outcome';

import type { Fetcher } from '../fetch/fetcher';
import { frameSamples, joinMessages, type PlacedSample } from '../live/liveSample';
import { LiveSource } from '../live/source';
import { goneSignal, replyFault } from '../reply';
import type { RecordedOrder } from '../wire';
import type { Batches, Wanted } from './batch';
import type { DeviceSessions } from './deviceSessions';
import { recordedLimits } from './limits';
import { MediaTime } from './mediaTime';
import { mp4Batches } from './mp4Batches';
import { RecordedFile } from './recordedFile';
import { PictureStamp } from './stampPictures';
import { vodBatches } from './vodBatches';

/** Where stretches are read from. */
interface RecordedSources {
  fetcher: Fetcher;
  sessions: DeviceSessions;
}

/** What goes out: pictures, and at last whether something was missing. */
type Outgoing = { placed: PlacedSample[] } | { fault: FaultCode };

/** Sends the coded pictures of a recorded stretch, each with its time, then `end`. */
export const serveRecorded = async (
  sources: RecordedSources,
  order: RecordedOrder,
  response: ServerResponse,
): Promise<void> => {
  const time = new MediaTime(order.stretch.parts);
  if (!time.covers(order.fromMs, order.toMs)) {
    replyFault(response, 'recording/none');
    return;
  }
  const limit = AbortSignal.timeout(recordedLimits.wholeMs);
  const signal = AbortSignal.any([goneSignal(response), limit]);
  const wanted = { fromMs: time.media(order.fromMs), toMs: time.media(order.toMs) };
  const batches = batchesOf(sources, order, wanted, signal);
  const outgoing = picturesOf(batches, new PictureStamp(time, wanted));
  const first = await outgoing.next();
  if (response.destroyed) return;
  if (first.done === true) replyFault(response, 'recording/none');
  else if ('fault' in first.value) replyFault(response, first.value.fault);
  else await send(response, first.value.placed, outgoing);
};

const batchesOf = (
  { fetcher, sessions }: RecordedSources,
  { stretch }: RecordedOrder,
  wanted: Wanted,
  signal: AbortSignal,
): Batches => {
  const { form, upstream } = stretch;
  if (form === 'session') return sessions.of(stretch).batches(wanted, signal);
  return form === 'hls'
    ? vodBatches(new LiveSource(fetcher, upstream, { signal, lease: undefined }), wanted)
    : mp4Batches(new RecordedFile(fetcher, upstream, signal), wanted);
};

async function* picturesOf(
  batches: Batches,
  stamp: PictureStamp,
): AsyncGenerator<Outgoing, void, undefined> {
  for await (const batch of batches) {
    if (!batch.ok) {
      yield { fault: batch.fault.code };
      return;
    }
    const placed = stamp.take(batch.value);
    if (placed.length > 0) yield { placed };
    if (stamp.isOver) return;
  }
  const rest = stamp.flush();
  if (rest.length > 0) yield { placed: rest };
}

const send = async (
  response: ServerResponse,
  first: PlacedSample[],
  rest: AsyncGenerator<Outgoing, void, undefined>,
): Promise<void> => {
  response.statusCode = 200;
  response.setHeader('content-type', 'application/octet-stream');
  try {
    await pipeline(Readable.from(messagesOf(first, rest)), response);
  } catch {
    // The page has what it wanted, or is gone.
    response.destroy();
  }
};

async function* messagesOf(
  first: PlacedSample[],
  rest: AsyncGenerator<Outgoing, void, undefined>,
): AsyncGenerator<Uint8Array, void, undefined> {
  let config: FeedConfig | undefined;
  let covers = coverOf(first, undefined);
  yield aboutOf(covers);
  let next: IteratorResult<Outgoing, void> = { done: false, value: { placed: first } };
  for (; next.done !== true; next = await rest.next()) {
    if ('fault' in next.value) {
      yield encodeFeedMessage({ kind: 'fault', code: next.value.fault });
      return;
    }
    const { placed } = next.value;
    covers = coverOf(placed, covers);
    for (const run of runsOf(placed)) {
      const [{ config: needed }] = run;
      if (needed !== config) yield encodeFeedMessage({ kind: 'config', config: needed });
      config = needed;
      yield joinMessages(frameSamples(run));
    }
  }
  // Where the pictures ended is known only now: the next stretch is asked for from there on.
  yield aboutOf(covers);
  yield encodeFeedMessage({ kind: 'end' });
}

/** Neighbours that one decoder set-up serves. */
function* runsOf(
  placed: readonly PlacedSample[],
): Generator<[PlacedSample, ...PlacedSample[]], void, undefined> {
  for (let from = 0; from < placed.length;) {
    const [first, ...others] = placed.slice(from);
    if (first === undefined) return;
    const end = others.findIndex(({ config }) => config !== first.config);
    const run = end < 0 ? others : others.slice(0, end);
    yield [first, ...run];
    from += 1 + run.length;
  }
}

interface Cover {
  fromMs: number;
  toMs: number;
}

const coverOf = (placed: readonly PlacedSample[], before: Cover | undefined): Cover => {
  let { fromMs, toMs } = before ?? { fromMs: Infinity, toMs: -Infinity };
  for (const { pictureAtMs, durationUs } of placed) {
    fromMs = Math.min(fromMs, pictureAtMs);
    toMs = Math.max(toMs, pictureAtMs + durationUs / 1_000);
  }
  return { fromMs, toMs };
};

const aboutOf = (covers: Cover): Uint8Array =>
  encodeFeedMessage({
    kind: 'about',
    about: { isLowLatency: false, targetDurationMs: 1_000, holdBackMs: 0, clock: 'source', covers },
  });
