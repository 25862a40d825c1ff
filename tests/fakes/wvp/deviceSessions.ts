import type { ServerResponse } from 'node:http';

import { openLiveClip, type LiveClip } from '../liveClip';

interface Session {
  begunAtMs: number;
  lengthMs: number;
  /** From when on it plays how fast, and which picture it had come to then. */
  pace: { sinceMs: number; picture: number; speed: number };
  readAtMs: number;
  readers: Set<() => void>;
}

/** Sessions of devices at the media node: fragmented MP4 over HTTP, from their beginning once only. */
export interface FakeDeviceSessions {
  begin: (stream: string, lengthMs: number) => void;
  quicken: (stream: string, speed: number) => void;
  seconds: (stream: string) => number | undefined;
  end: (stream: string) => void;
  /** Whether the address was one of these. */
  serve: (pathname: string, response: ServerResponse) => boolean;
  readers: (stream: string) => number;
  close: () => void;
}

let clip: LiveClip | undefined;
const tickMs = 40;

/** @param idleMs a session without a reader ends after this */
export const fakeDeviceSessions = (idleMs: number): FakeDeviceSessions => {
  clip ??= openLiveClip('crossroads-day.small.mp4');
  const { segmentMs, samplesOfSegment, init, picture } = clip;
  const pictureMs = segmentMs / samplesOfSegment;
  const sessions = new Map<string, Session>();
  const reached = ({ pace, lengthMs }: Session): number => {
    const played = pace.picture + ((Date.now() - pace.sinceMs) * pace.speed) / pictureMs;
    return Math.floor(Math.min(played, lengthMs / pictureMs));
  };
  const end = (stream: string): void => {
    const session = sessions.get(stream);
    sessions.delete(stream);
    for (const finish of [...(session?.readers ?? [])]) finish();
  };
  const send = (stream: string, session: Session, response: ServerResponse): void => {
    response.setHeader('content-type', 'video/mp4');
    response.write(init);
    // As its media node does: from the last key picture on, not from the beginning.
    let next = Math.floor(reached(session) / samplesOfSegment) * samplesOfSegment;
    const timer = setInterval(() => {
      session.readAtMs = Date.now();
      for (const last = reached(session); next < last; next += 1) {
        response.write(picture(Math.floor(next / samplesOfSegment), next % samplesOfSegment));
      }
      if (next * pictureMs >= session.lengthMs - pictureMs) end(stream);
    }, tickMs);
    const finish = (): void => {
      clearInterval(timer);
      session.readers.delete(finish);
      response.end();
    };
    session.readers.add(finish);
    response.on('close', finish);
  };
  const sweep = setInterval(
    () => {
      for (const [stream, { readAtMs, readers }] of sessions) {
        if (readers.size === 0 && Date.now() - readAtMs > idleMs) end(stream);
      }
    },
    Math.max(10, idleMs / 10),
  );
  return {
    begin: (stream, lengthMs) => {
      if (sessions.has(stream)) return;
      const now = Date.now();
      const pace = { sinceMs: now, picture: 0, speed: 1 };
      sessions.set(stream, { begunAtMs: now, lengthMs, pace, readAtMs: now, readers: new Set() });
    },
    quicken: (stream, speed) => {
      const session = sessions.get(stream);
      if (session !== undefined) {
        session.pace = { sinceMs: Date.now(), picture: reached(session), speed };
      }
    },
    seconds: (stream) => {
      const session = sessions.get(stream);
      return session && Math.floor((Date.now() - session.begunAtMs) / 1_000);
    },
    end,
    serve: (pathname, response) => {
      const stream = /^\/rtp\/([^/]+)\.live\.mp4$/.exec(pathname)?.[1] ?? '';
      const session = sessions.get(stream);
      if (session !== undefined) send(stream, session, response);
      return session !== undefined;
    },
    readers: (stream) => sessions.get(stream)?.readers.size ?? 0,
    close: () => {
      clearInterval(sweep);
      for (const stream of [...sessions.keys()]) end(stream);
    },
  };
};
