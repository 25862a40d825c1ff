import type { IncomingMessage, ServerResponse } from 'node:http';

import type { LiveClip } from '../liveClip';
import { isKnown, refuse, sendBytes, sendError, sendJson, type World } from './world';

const mostSeconds = 60;

/** The playback server: what was recorded, and stretches of it as one MP4. */
export const servePlayback = (
  world: World,
  clip: LiveClip,
  request: IncomingMessage,
  response: ServerResponse,
): void => {
  if (world.spoil(request, response)) return;
  if (!isKnown(world, request)) {
    refuse(response);
    return;
  }
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
  const path = world.paths.get(searchParams.get('path') ?? '');
  if (pathname === '/list') list(path?.records ?? [], searchParams, request, response);
  else if (pathname === '/get') get(path?.records ?? [], clip, searchParams, response);
  else sendError(response, 404, 'not found');
};

const list = (
  records: readonly { startMs: number; seconds: number }[],
  query: URLSearchParams,
  { headers }: IncomingMessage,
  response: ServerResponse,
): void => {
  const [fromMs, untilMs] = [timeOf(query, 'start', -Infinity), timeOf(query, 'end', Infinity)];
  if (Number.isNaN(fromMs) || Number.isNaN(untilMs)) {
    sendError(response, 400, 'invalid start');
    return;
  }
  const found = records.filter(
    ({ startMs, seconds }) => startMs < untilMs && startMs + seconds * 1_000 > fromMs,
  );
  if (found.length === 0) {
    sendError(response, 404, 'no recording segments found');
    return;
  }
  const path = query.get('path') ?? '';
  const rows = found.map(({ startMs, seconds }) => {
    const start = localTime(startMs);
    const asked = new URLSearchParams({ duration: String(seconds), path, start });
    return { start, duration: seconds, url: `http://${headers.host ?? ''}/get?${String(asked)}` };
  });
  sendJson(response, rows);
};

const get = (
  records: readonly { startMs: number; seconds: number }[],
  clip: LiveClip,
  query: URLSearchParams,
  response: ServerResponse,
): void => {
  const startMs = timeOf(query, 'start', NaN);
  const seconds = Number(query.get('duration'));
  // A `+` that was not encoded comes as a space, and no time can be read.
  if (Number.isNaN(startMs) || !(seconds > 0)) {
    sendError(response, 400, 'invalid start');
    return;
  }
  const isThere = records.some(
    (record) => startMs >= record.startMs - 1 && startMs < record.startMs + record.seconds * 1_000,
  );
  if (!isThere) {
    sendError(response, 404, 'no recording segments found');
    return;
  }
  const count = Math.ceil((Math.min(seconds, mostSeconds) * 1_000) / clip.segmentMs);
  const pieces = Array.from({ length: count }, (_, n) => clip.segment(n));
  sendBytes(response, 'video/mp4', Buffer.concat([clip.init, ...pieces]));
};

const timeOf = (query: URLSearchParams, name: string, otherwise: number): number => {
  const text = query.get(name);
  return text === null ? otherwise : Date.parse(text);
};

/** As a server in China tells a time. */
const localTime = (atMs: number): string =>
  `${new Date(atMs + 8 * 3_600_000).toISOString().slice(0, -1)}+08:00`;
