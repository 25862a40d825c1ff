import { randomBytes } from 'node:crypto';
import type { CityCamera } from './city';
import { recordedRuns, spanOf, type Span } from './recordedClock';
import { done, refused, type Result } from './refusal';
import type { Profile } from './wire';

export interface RecordedStretch {
  recordingId: string;
  one: CityCamera;
  profile: Profile;
  token: string;
  expiresAtMs: number;
  /** Which segment of the camera is at each place. */
  segments: number[];
  /** From when to when the places go, in order. */
  parts: Span[];
}

/** The longest stretch that is given out at once. */
export const longestStretchMs = 5 * 60_000;
const lifeMs = 2 * 60_000;
const maxStretches = 4_096;

/** Stretches of what was recorded that were given out: each with a token of its own and an end. */
export class RecordedStretches {
  private readonly open = new Map<string, RecordedStretch>();

  hand(one: CityCamera, profile: Profile, span: Span, nowMs: number): Result<RecordedStretch> {
    this.prune(nowMs);
    if (this.open.size >= maxStretches) {
      return refused(429, 'too-many-streams', `no more than ${maxStretches} stretches at a time`);
    }
    const runs = recordedRuns(one.camera, span, nowMs);
    if (runs.length === 0) return refused(404, 'nothing-recorded', 'nothing was recorded then');
    const stretch: RecordedStretch = {
      recordingId: randomBytes(9).toString('base64url'),
      one,
      profile,
      token: randomBytes(18).toString('base64url'),
      expiresAtMs: nowMs + lifeMs,
      segments: runs.flatMap(({ first, last }) =>
        Array.from({ length: last - first + 1 }, (_, index) => first + index),
      ),
      parts: runs.map((run) => spanOf(one.camera.id, run)),
    };
    this.open.set(stretch.recordingId, stretch);
    return done(stretch);
  }

  /** Who may read: the bearer of the stretch's own token, until its end. */
  admit(recordingId: string, token: string | null, nowMs: number): Result<RecordedStretch> {
    const stretch = this.open.get(recordingId);
    if (!stretch) return refused(410, 'unknown-stream', 'over; ask for another');
    if (token !== stretch.token) {
      return refused(401, 'bad-token', 'the token is not of this stretch');
    }
    if (nowMs < stretch.expiresAtMs) return done(stretch);
    return refused(401, 'expired-token', 'the stretch ran out; ask for another');
  }

  /** All live equally long, so the oldest end first. */
  private prune(nowMs: number): void {
    for (const [id, { expiresAtMs }] of this.open) {
      if (expiresAtMs + lifeMs > nowMs) break;
      this.open.delete(id);
    }
  }
}
