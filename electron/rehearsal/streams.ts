import { randomBytes } from 'node:crypto';
import type { CityCamera } from './city';
import { done, refused, type Result } from './refusal';
import type { Profile } from './wire';

export interface OpenStream {
  streamId: string;
  one: CityCamera;
  profile: Profile;
  token: string;
  expiresAtMs: number;
}

export const maxStreams = 1024;
/** How long an ended stream is remembered, so that a late reader is told why. */
const tombstoneMs = 10 * 60_000;

/** The streams that are handed out: each with a token of its own and an end. */
export class Streams {
  private readonly open = new Map<string, OpenStream>();

  constructor(private readonly lifeMs: number) {}

  get count(): number {
    return this.open.size;
  }

  hand(one: CityCamera, profile: Profile, nowMs: number): Result<OpenStream> {
    this.prune(nowMs, this.open.size >= maxStreams ? 0 : tombstoneMs);
    if (this.open.size >= maxStreams) {
      return refused(429, 'too-many-streams', `no more than ${maxStreams} streams at a time`);
    }
    const stream: OpenStream = {
      streamId: randomBytes(9).toString('base64url'),
      one,
      profile,
      token: randomBytes(18).toString('base64url'),
      expiresAtMs: nowMs + this.lifeMs,
    };
    this.open.set(stream.streamId, stream);
    return done(stream);
  }

  renew(streamId: string, nowMs: number): Result<OpenStream> {
    const stream = this.open.get(streamId);
    if (!stream) return refused(404, 'unknown-stream', 'closed or over; open another');
    stream.expiresAtMs = nowMs + this.lifeMs;
    return done(stream);
  }

  close(streamId: string): void {
    this.open.delete(streamId);
  }

  /** Ends every stream of a camera: who watches must ask anew and is told what it is now. */
  closeOf(cameraId: string): void {
    for (const [id, { one }] of this.open) if (one.camera.id === cameraId) this.open.delete(id);
  }

  /** Who may read: the bearer of the stream's own token, until its end. */
  admit(streamId: string, token: string | null, nowMs: number): Result<OpenStream> {
    const stream = this.open.get(streamId);
    if (!stream) return refused(410, 'unknown-stream', 'closed or over; open another');
    if (token !== stream.token) return refused(401, 'bad-token', 'the token is not of this stream');
    if (nowMs >= stream.expiresAtMs) {
      return refused(401, 'expired-token', 'the stream ran out; renew it');
    }
    return done(stream);
  }

  private prune(nowMs: number, graceMs: number): void {
    for (const [id, stream] of this.open) {
      if (nowMs > stream.expiresAtMs + graceMs) this.open.delete(id);
    }
  }
}
