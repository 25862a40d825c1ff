import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';

import { startMediaServer, type FakeMediaServer } from '../mediaServer';
import { fakeDeviceSessions } from './deviceSessions';
import { readTsClip, type TsClip } from '../tsClip';

/** The ZLMediaKit behind the platform: HLS of transport stream, gone when nobody reads it. */
export interface FakeMediaNode {
  url: string;
  /** Publishes a stream; one that is there goes on. */
  publish: (stream: string) => void;
  unpublish: (stream: string) => void;
  isLive: (stream: string) => boolean;
  /** A device begins to play: a session, which one that is there already goes on. */
  playBack: (stream: string, lengthMs: number) => void;
  quicken: (stream: string, speed: number) => void;
  /** How long a session has been there. */
  sessionSeconds: (stream: string) => number | undefined;
  sessionReaders: (stream: string) => number;
  /** Different query strings that asked for a stream's playlist: its viewers, as ZLM counts them. */
  viewers: (stream: string) => number;
  seen: FakeMediaServer['seen'];
  close: () => Promise<void>;
}

export interface MediaNodeOptions {
  /** A stream without a reader ends after this. */
  idleMs: number;
  /** Told of a stream that ended for lack of readers. */
  onIdle: (stream: string) => void;
}

interface Published {
  startedAtMs: number;
  readAtMs: number;
  queries: Set<string>;
}

const listed = 3;
const kept = 8;
/** A stream is told of once its first segments are there. */
const headStartMs = 6_000;

let clip: TsClip | undefined;

const two = (value: number): string => String(value).padStart(2, '0');

const nameOf = (startedAtMs: number, n: number, segmentMs: number): string => {
  const at = new Date(startedAtMs + n * segmentMs);
  const day = `${String(at.getUTCFullYear())}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`;
  const minute = `${two(at.getUTCMinutes())}-${two(at.getUTCSeconds())}`;
  return `${day}/${two(at.getUTCHours())}/${minute}_${String(n)}.ts`;
};

const playlist = ({ startedAtMs }: Published, nowMs: number, segmentMs: number): string => {
  const complete = Math.floor((nowMs - startedAtMs) / segmentMs);
  const first = Math.max(0, complete - listed);
  const lines = [
    '#EXTM3U',
    '#EXT-X-VERSION:4',
    `#EXT-X-TARGETDURATION:${String(segmentMs / 1_000)}`,
    `#EXT-X-MEDIA-SEQUENCE:${String(first)}`,
  ];
  for (let n = first; n < complete; n += 1) {
    lines.push(`#EXTINF:${(segmentMs / 1_000).toFixed(3)},`, nameOf(startedAtMs, n, segmentMs));
  }
  return `${lines.join('\n')}\n`;
};

/** What the file of every record holds. */
export const recordedMs = 8_000;
const recordFile = join(
  import.meta.dirname,
  '../../../electron/media/gateway/recorded/fixtures/index-last.mp4',
);

/** A file with its index at the end, as the media node writes it, in pieces where they are wanted. */
const sendRecord = (range: string | undefined, response: ServerResponse): void => {
  const bytes = readFileSync(recordFile);
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
  response.setHeader('content-type', 'video/mp4');
  if (from === undefined) {
    response.end(bytes);
    return;
  }
  const last = Math.min(bytes.length - 1, to === '' ? Infinity : Number(to));
  const [total, begin] = [String(bytes.length), Number(from)];
  response.statusCode = 206;
  response.setHeader('content-range', `bytes ${from}-${String(last)}/${total}`);
  response.end(bytes.subarray(begin, last + 1));
};

/** Starts it on a port of its own. */
export const startMediaNode = async ({
  idleMs,
  onIdle,
}: MediaNodeOptions): Promise<FakeMediaNode> => {
  clip ??= readTsClip('crossroads-day.small.mp4');
  const { segmentMs, segment } = clip;
  const streams = new Map<string, Published>();
  const sessions = fakeDeviceSessions(idleMs);
  const server = await startMediaServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '', 'http://x');
    const match = /^\/rtp\/([^/]+)\/(?:(hls\.m3u8)|.*_(\d+)\.ts)$/.exec(decodeURI(pathname));
    if (pathname.startsWith('/record/')) {
      sendRecord(request.headers.range, response);
      return;
    }
    if (sessions.serve(pathname, response)) return;
    const stream = streams.get(match?.[1] ?? '');
    const now = Date.now();
    const n = match?.[3] === undefined ? -1 : Number(match[3]);
    const complete = stream && Math.floor((now - stream.startedAtMs) / segmentMs);
    const isHere = n < 0 || (n < (complete ?? 0) && n >= (complete ?? 0) - kept);
    response.setHeader('access-control-allow-origin', '*');
    if (stream === undefined || !isHere) {
      response.statusCode = 404;
      response.end('<html><body><h1>404 Not Found</h1></body></html>');
      return;
    }
    stream.readAtMs = now;
    if (n >= 0) {
      response.setHeader('content-type', 'video/mp2t');
      response.end(segment(n));
      return;
    }
    stream.queries.add(search);
    response.setHeader('content-type', 'application/vnd.apple.mpegurl');
    response.end(playlist(stream, now, segmentMs));
  });
  const sweep = setInterval(
    () => {
      const now = Date.now();
      for (const [name, { readAtMs }] of streams) {
        if (now - readAtMs < idleMs) continue;
        streams.delete(name);
        onIdle(name);
      }
    },
    Math.max(10, idleMs / 10),
  );
  return {
    url: server.url,
    publish: (name) => {
      if (streams.has(name)) return;
      const now = Date.now();
      streams.set(name, { startedAtMs: now - headStartMs, readAtMs: now, queries: new Set() });
    },
    unpublish: (name) => {
      streams.delete(name);
      sessions.end(name);
    },
    isLive: (name) => streams.has(name),
    playBack: sessions.begin,
    quicken: sessions.quicken,
    sessionSeconds: sessions.seconds,
    sessionReaders: sessions.readers,
    viewers: (name) => streams.get(name)?.queries.size ?? 0,
    seen: server.seen,
    close: async () => {
      clearInterval(sweep);
      sessions.close();
      await server.close();
    },
  };
};
