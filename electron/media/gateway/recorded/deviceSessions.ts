import type { RecordedStretch } from '../../../wall/ports/recordingPort';
import { DeviceSession, type StreamFollower } from './deviceSession';

type SessionStretch = Extract<RecordedStretch, { form: 'session' }>;

/** The sessions of devices that are read here, each once for everybody. */
export class DeviceSessions {
  readonly #follower: StreamFollower;
  readonly #now: () => number;
  readonly #sessions = new Map<string, DeviceSession>();

  constructor(follower: StreamFollower, now: () => number) {
    this.#follower = follower;
    this.#now = now;
  }

  /** Reads it from now on: what nobody reads at the beginning is gone. */
  of({ upstream, speed }: SessionStretch): DeviceSession {
    const known = this.#sessions.get(upstream.url);
    if (known !== undefined) return known;
    const session = new DeviceSession(
      this.#follower,
      { upstream, speed },
      {
        now: this.#now,
        onEnd: () => {
          if (this.#sessions.get(upstream.url) === session) this.#sessions.delete(upstream.url);
        },
      },
    );
    this.#sessions.set(upstream.url, session);
    return session;
  }

  close(): void {
    for (const session of [...this.#sessions.values()]) session.close();
  }
}
