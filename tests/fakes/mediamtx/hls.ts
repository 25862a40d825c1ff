import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

import type { LiveClip } from '../liveClip';
import { FakeMuxer, type MuxerPosition } from './muxer';
import { isKnown, isSince, refuse, sendBytes, sendError, type FakePath, type World } from './world';

interface Session {
  path: string;
  address: string;
  lastMs: number;
}

const playlistType = 'application/vnd.apple.mpegurl';
const hlsCodecs = new Set(['AV1', 'VP9', 'H265', 'H264', 'Opus', 'MPEG-4 Audio', 'FLAC']);
const muxerLifeMs = 60_000;

const cookieOf = ({ headers }: IncomingMessage, name: string): string | undefined =>
  (headers.cookie ?? '')
    .split(/; */)
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);

/** The HLS server with its session handshake (since 1.18), without it before. */
export class FakeHls {
  readonly #world: World;
  readonly #clip: LiveClip;
  readonly #muxers = new Map<string, { muxer: FakeMuxer; lastMs: number }>();
  readonly sessions = new Map<string, Session>();

  constructor(world: World, clip: LiveClip) {
    this.#world = world;
    this.#clip = clip;
  }

  serve(request: IncomingMessage, response: ServerResponse): void {
    if (this.#world.spoil(request, response)) return;
    response.setHeader('access-control-allow-origin', '*');
    const url = new URL(request.url ?? '', 'http://x');
    const match = /^\/(.+)\/([^/]+)$/.exec(decodeURIComponent(url.pathname));
    if (match === null) {
      sendError(response, 404, 'not found');
      return;
    }
    const [, path = '', file = ''] = match;
    const isIndex = file === 'index.m3u8';
    if (!this.#mayRead(path, isIndex, url, request)) {
      refuse(response);
      return;
    }
    const found = this.#muxerOf(path, response);
    if (found === undefined) return;
    if (isIndex) this.#serveIndex(path, found, url, request, response);
    else this.#serveFile(found, file, url, response);
  }

  /** Since 1.18 the index asks who comes, and everything else for the session that it gave. */
  #mayRead(path: string, isIndex: boolean, url: URL, request: IncomingMessage): boolean {
    if (isIndex || !isSince(this.#world, 18)) return isKnown(this.#world, request);
    const id = url.searchParams.get('session') ?? cookieOf(request, 'hlsSession') ?? '';
    const session = this.sessions.get(id);
    const now = Date.now();
    const isGood =
      session?.path === path &&
      session.address === request.socket.remoteAddress &&
      now - session.lastMs < this.#world.sessionLifeMs;
    if (!isGood) this.sessions.delete(id);
    else session.lastMs = now;
    return isGood;
  }

  #muxerOf(name: string, response: ServerResponse): FakeMuxer | undefined {
    const path = this.#world.paths.get(name);
    if (path === undefined || !(path.isOnline || path.isOnDemand)) {
      if (isSince(this.#world, 18)) {
        sendError(response, 404, `no stream is available on path '${name}'`);
      } else response.writeHead(404).end();
      return undefined;
    }
    if (!hasSupported(path)) {
      sendError(response, 500, 'muxer instance not available');
      return undefined;
    }
    const now = Date.now();
    let entry = this.#muxers.get(name);
    if (entry === undefined || now - entry.lastMs > muxerLifeMs) {
      entry = { muxer: new FakeMuxer(this.#clip, now, this.#muxers.size), lastMs: now };
      this.#muxers.set(name, entry);
    }
    entry.lastMs = now;
    return entry.muxer;
  }

  #serveIndex(
    path: string,
    muxer: FakeMuxer,
    url: URL,
    request: IncomingMessage,
    response: ServerResponse,
  ): void {
    const hasHandshake = isSince(this.#world, 18);
    if (hasHandshake && url.searchParams.get('cookieCheck') === null) {
      url.searchParams.set('cookieCheck', '1');
      // Since 1.20.1 cookies are for secure connections only.
      if (!isSince(this.#world, 20, 1)) response.setHeader('set-cookie', 'cookieCheck=1');
      response.writeHead(302, { location: `${url.pathname}${url.search}` }).end();
      return;
    }
    let query = '';
    if (hasHandshake) {
      const id = randomUUID();
      const address = request.socket.remoteAddress ?? '';
      this.sessions.set(id, { path, address, lastMs: Date.now() });
      if (cookieOf(request, 'cookieCheck') === '1') {
        response.setHeader('set-cookie', `hlsSession=${id}`);
      } else query = `?session=${id}`;
    }
    const codecs = this.#world.paths.get(path)?.codecs ?? [];
    later(muxer.readyInMs(Date.now()), () => {
      sendBytes(response, playlistType, indexOf(codecs, query));
    });
  }

  #serveFile(muxer: FakeMuxer, file: string, url: URL, response: ServerResponse): void {
    const session = url.searchParams.get('session');
    const query = session === null ? '' : `?session=${session}`;
    if (file === 'video1_stream.m3u8') {
      this.#serveList(muxer, query, url.searchParams, response);
      return;
    }
    const found = muxer.file(file);
    const waitMs = (found?.atMs ?? 0) - Date.now();
    // Only promised parts are waited for.
    if (found === undefined || (waitMs > 0 && !found.isPart) || waitMs > 3_000) {
      response.writeHead(404).end();
      return;
    }
    later(waitMs, () => {
      sendBytes(response, 'video/mp4', found.bytes());
    });
  }

  #serveList(
    muxer: FakeMuxer,
    query: string,
    wishes: URLSearchParams,
    response: ServerResponse,
  ): void {
    const now = Date.now();
    const waitMs = Math.max(waitOf(muxer, wishes, now) ?? NaN, muxer.readyInMs(now));
    if (Number.isNaN(waitMs)) {
      response.writeHead(400).end();
      return;
    }
    const isDelta = wishes.get('_HLS_skip') === 'YES';
    later(waitMs, () => {
      sendBytes(response, playlistType, muxer.list(Date.now(), { query, isDelta }));
    });
  }
}

const waitOf = (muxer: FakeMuxer, wishes: URLSearchParams, nowMs: number): number | null => {
  const wanted = wishes.get('_HLS_msn');
  if (wanted === null) return 0;
  const sequence = Number(wanted);
  const part = wishes.get('_HLS_part');
  const position: MuxerPosition =
    part === null ? muxer.lastPart(sequence) : { sequence, part: Number(part) };
  return muxer.waitMs(position, nowMs);
};

const hasSupported = ({ codecs }: FakePath): boolean =>
  codecs.some((codec) => hlsCodecs.has(codec));

const indexOf = (codecs: readonly string[], query: string): string => {
  const hasSound = codecs.includes('MPEG-4 Audio');
  const sound = hasSound
    ? `#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio",NAME="audio2",AUTOSELECT=YES,DEFAULT=YES,URI="audio2_stream.m3u8${query}"\n\n`
    : '';
  const named = hasSound ? 'avc1.64000d,mp4a.40.2' : 'avc1.64000d';
  return (
    '#EXTM3U\n#EXT-X-VERSION:10\n#EXT-X-INDEPENDENT-SEGMENTS\n\n' +
    sound +
    `#EXT-X-STREAM-INF:BANDWIDTH=2100000,AVERAGE-BANDWIDTH=1500000,CODECS="${named}",RESOLUTION=320x180,FRAME-RATE=12.000${hasSound ? ',AUDIO="audio"' : ''}\nvideo1_stream.m3u8${query}\n`
  );
};

const later = (ms: number, answer: () => void): void => {
  if (ms <= 0) answer();
  else setTimeout(answer, Math.min(ms + 2, 10_000));
};
