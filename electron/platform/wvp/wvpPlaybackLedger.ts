import type { CameraId } from '#contract/ids';
import type { ReplayRate } from '#contract/replay';

import type { ClockPort } from '../../wall/ports';
import type { KnownChannel } from './wvpKnown';

/** A session that this station began, and therefore ends. */
export interface PlayedSession {
  readonly cameraId: CameraId;
  readonly channel: KnownChannel;
  /** Its name at the platform. */
  readonly stream: string;
  readonly speed: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly url: string;
  readonly startedAtMs: number;
  /** When it was last known to be there. */
  seenAtMs: number;
}

interface Wanted {
  fromMs: number;
  speed: number;
  rate: ReplayRate;
  dueInMs: number;
}

/** The gateway keeps so much of what was played; a little less is counted on. */
const keptMs = 90_000;
/** So far ahead it is quicker to wait than to begin anew. */
const aheadMs = 3_000;
/** Pictures take so long from the device to the gateway. */
const onTheWayMs = 700;
const tolerableMs = 500;
/** Nobody asked for more when what was asked for had long been played. */
const idleMs = 20_000;
const most = { ofCamera: 2, inAll: 16 } as const;

/** How far a session should have come. */
const positionOf = ({ fromMs, toMs, startedAtMs, speed }: PlayedSession, nowMs: number): number =>
  Math.min(toMs, fromMs + (nowMs - startedAtMs) * speed);

/** Keeps account of what was begun: nothing that is not in here is ever stopped. */
export class WvpPlaybackLedger {
  readonly #clock: ClockPort;
  readonly #stop: (session: PlayedSession) => Promise<unknown>;
  /** Least lately asked for first. */
  readonly #sessions = new Map<PlayedSession, () => void>();

  constructor(clock: ClockPort, stop: (session: PlayedSession) => Promise<unknown>) {
    this.#clock = clock;
    this.#stop = stop;
  }

  /** The session that has what is wanted, or comes to it in time. */
  near(cameraId: CameraId, wanted: Wanted): PlayedSession | undefined {
    const now = this.#clock.now();
    return [...this.#sessions.keys()].findLast(
      (session) => session.cameraId === cameraId && hasIt(session, wanted, now),
    );
  }

  add(session: PlayedSession, untilMs: number): void {
    const ofCamera = [...this.#sessions.keys()].filter(
      ({ cameraId }) => cameraId === session.cameraId,
    );
    for (const old of ofCamera.slice(0, ofCamera.length + 1 - most.ofCamera)) this.drop(old);
    const [oldest] = this.#sessions.keys();
    if (oldest !== undefined && this.#sessions.size >= most.inAll) this.drop(oldest);
    this.asked(session, untilMs);
  }

  /** It is wanted up to there. */
  asked(session: PlayedSession, untilMs: number): void {
    const now = this.#clock.now();
    this.#sessions.get(session)?.();
    this.#sessions.delete(session);
    const leftMs = Math.max(0, untilMs - positionOf(session, now)) / session.speed;
    const cancel = this.#clock.after(leftMs + idleMs, () => {
      this.drop(session);
    });
    this.#sessions.set(session, cancel);
  }

  /** Ended, whether or not it is still there. */
  drop(session: PlayedSession): void {
    void this.#end(session);
  }

  end(cameraId: CameraId): void {
    for (const session of [...this.#sessions.keys()]) {
      if (session.cameraId === cameraId) this.drop(session);
    }
  }

  async endAll(): Promise<void> {
    await Promise.all([...this.#sessions.keys()].map((session) => this.#end(session)));
  }

  async #end(session: PlayedSession): Promise<void> {
    const cancel = this.#sessions.get(session);
    if (cancel === undefined) return;
    cancel();
    this.#sessions.delete(session);
    await this.#stop(session);
  }
}

const hasIt = (session: PlayedSession, wanted: Wanted, nowMs: number): boolean => {
  const { fromMs, speed, rate, dueInMs } = wanted;
  const isInside = session.fromMs <= fromMs && fromMs < session.toMs;
  if (session.speed !== speed || !isInside) return false;
  const reached = positionOf(session, nowMs);
  if (fromMs < reached - keptMs || fromMs > reached + aheadMs * speed) return false;
  if (rate === 0) return true;
  // One that is behind the clock stays behind it: another one begins further on.
  const comesInMs = (fromMs - reached) / speed + onTheWayMs;
  return comesInMs <= Math.max(0, dueInMs) + tolerableMs;
};
