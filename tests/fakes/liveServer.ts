import type { ServerResponse } from 'node:http';

import { openLiveClip } from './liveClip';
import { startMediaServer, type FakeMediaServer } from './mediaServer';

/** How a live stream of the tests behaves; may be changed while it runs. */
export interface LiveBehaviour {
  /** Low-latency: parts, blocking reload, preload hints. */
  hasParts: boolean;
  hasClock: boolean;
  /** Added to the times in the playlist. */
  clockOffsetMs: number;
  /** The playlist stays as it was then. */
  frozenAtMs: number | undefined;
  /** Added to every sequence number. */
  sequenceOffset: number;
  /** Added to the stream's own time, in segments. */
  timeOffset: number;
  /** Spoils or refuses single files; undefined lets the file through. */
  spoil: (path: string) => Buffer | number | undefined;
  /** Before these segments the playlist says EXT-X-DISCONTINUITY. */
  discontinuities: Set<number>;
  listed: number;
}

/** A live stream on loopback that goes by the real clock, quickly. */
export interface LiveServer {
  url: string;
  segmentMs: number;
  behaviour: LiveBehaviour;
  /** How often each path was asked for, without its query. */
  counts: Map<string, number>;
  /** The segment that is newest now. */
  newest: () => number;
  seen: FakeMediaServer['seen'];
  close: () => Promise<void>;
}

const speed = 8;
const partsOfSegment = 4;
const clip = openLiveClip('crossroads-day.small.mp4', speed);
const { segmentMs } = clip;

/** Starts a stream that has been running for ten segments. Segments last a quarter of a second. */
export const startLiveServer = async (
  options: Partial<LiveBehaviour> = {},
): Promise<LiveServer> => {
  const behaviour: LiveBehaviour = {
    hasParts: false,
    hasClock: true,
    clockOffsetMs: 0,
    frozenAtMs: undefined,
    sequenceOffset: 0,
    timeOffset: 0,
    spoil: () => undefined,
    discontinuities: new Set(),
    listed: 6,
    ...options,
  };
  const startMs = Date.now() - 20 * segmentMs;
  const nowMs = (): number => behaviour.frozenAtMs ?? Date.now();
  const newest = (): number => Math.floor((nowMs() - startMs) / segmentMs) - 1;
  const partMs = segmentMs / partsOfSegment;
  /** How many parts there are of the segment after the newest one. */
  const partsNow = (): number =>
    Math.floor((nowMs() - startMs - (newest() + 1) * segmentMs) / partMs);
  const counts = new Map<string, number>();

  const segmentBytes = (number: number): Buffer => clip.segment(number, behaviour.timeOffset);
  const partBytes = (number: number, part: number): Buffer =>
    clip.part(number, part, partsOfSegment, behaviour.timeOffset);
  const seconds = (ms: number): string => (ms / 1_000).toFixed(4);
  const nameOf = (number: number): string => `s${String(number + behaviour.sequenceOffset)}.m4s`;
  const partName = (number: number, part: number): string =>
    `s${String(number + behaviour.sequenceOffset)}.${String(part)}.m4s`;
  const partLines = (number: number, count: number, query: string): string[] =>
    Array.from({ length: count }, (_, part) => {
      const independent = part === 0 ? ',INDEPENDENT=YES' : '';
      return `#EXT-X-PART:DURATION=${seconds(partMs)},URI="${partName(number, part)}${query}"${independent}`;
    });
  const playlist = (query: string): string => {
    const last = newest();
    const first = last - behaviour.listed + 1;
    const lines = [
      '#EXTM3U',
      '#EXT-X-VERSION:9',
      '#EXT-X-TARGETDURATION:1',
      `#EXT-X-MEDIA-SEQUENCE:${String(first + behaviour.sequenceOffset)}`,
      `#EXT-X-MAP:URI="init.mp4${query}"`,
    ];
    if (behaviour.hasParts) {
      lines.push(
        `#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=${seconds(partMs * 3)}`,
        `#EXT-X-PART-INF:PART-TARGET=${seconds(partMs)}`,
      );
    }
    for (let number = first; number <= last; number += 1) {
      if (behaviour.discontinuities.has(number)) lines.push('#EXT-X-DISCONTINUITY');
      if (behaviour.hasClock) {
        const at = startMs + number * segmentMs + behaviour.clockOffsetMs;
        lines.push(`#EXT-X-PROGRAM-DATE-TIME:${new Date(at).toISOString()}`);
      }
      if (behaviour.hasParts && number > last - 2) {
        lines.push(...partLines(number, partsOfSegment, query));
      }
      lines.push(`#EXTINF:${seconds(segmentMs)},`, `${nameOf(number)}${query}`);
    }
    if (behaviour.hasParts) {
      const count = Math.min(partsNow(), partsOfSegment - 1);
      lines.push(...partLines(last + 1, count, query));
      const hint = partName(last + 1, count);
      lines.push(`#EXT-X-PRELOAD-HINT:TYPE=PART,URI="${hint}${query}"`);
    }
    return `${lines.join('\n')}\n`;
  };
  const when = (number: number, part: number): number =>
    startMs + number * segmentMs + part * partMs - Date.now();
  const later = (ms: number, answer: () => void): void => {
    if (ms <= 0) answer();
    else setTimeout(answer, Math.min(ms + 2, 3_000));
  };
  const send = (response: ServerResponse, type: string, body: Buffer | string): void => {
    response.setHeader('content-type', type);
    response.end(body);
  };
  const sendMedia = (response: ServerResponse, number: number, part: number | undefined): void => {
    const own = number - behaviour.sequenceOffset;
    const waitMs = part === undefined ? when(own + 1, 0) : when(own, part + 1);
    // Only parts are waited for; a segment that is not there is not there.
    if (own < 0 || (part === undefined && waitMs > 0)) {
      response.statusCode = 404;
      response.end();
      return;
    }
    later(waitMs, () => {
      send(response, 'video/mp4', part === undefined ? segmentBytes(own) : partBytes(own, part));
    });
  };

  const server = await startMediaServer((request, response) => {
    const { pathname, search, searchParams } = new URL(request.url ?? '', 'http://x');
    counts.set(pathname, (counts.get(pathname) ?? 0) + 1);
    const spoiled = behaviour.spoil(pathname);
    if (typeof spoiled === 'number') {
      response.statusCode = spoiled;
      response.end();
      return;
    }
    if (spoiled !== undefined) {
      send(response, 'video/mp4', spoiled);
      return;
    }
    const token = searchParams.get('token');
    const query = token === null ? '' : `?token=${token}`;
    const type = 'application/vnd.apple.mpegurl';
    const file = /^\/s(\d+)(?:\.(\d))?\.m4s$/.exec(pathname);
    if (pathname === '/index.m3u8') {
      send(
        response,
        type,
        `#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1,CODECS="avc1.64000d"\nmedia.m3u8${search}\n`,
      );
    } else if (pathname === '/media.m3u8') {
      const sequence = Number(searchParams.get('_HLS_msn') ?? -1) - behaviour.sequenceOffset;
      const part = Number(searchParams.get('_HLS_part') ?? partsOfSegment - 1);
      later(behaviour.hasParts && sequence >= 0 ? when(sequence, part + 1) : 0, () => {
        send(response, type, playlist(query));
      });
    } else if (pathname === '/init.mp4') send(response, 'video/mp4', clip.init);
    else if (file === null) {
      response.statusCode = 404;
      response.end();
    } else
      sendMedia(response, Number(file[1]), file[2] === undefined ? undefined : Number(file[2]));
  });
  return {
    url: `${server.url}/index.m3u8`,
    segmentMs,
    behaviour,
    counts,
    newest,
    seen: server.seen,
    close: server.close,
  };
};
