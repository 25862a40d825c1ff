import { failure, success, type Fault, type Outcome } from '#contract/outcome';

import type { ClockPort } from '../../wall/ports';
import type { AskHttp } from '../http';
import { faultOfRefusal } from './vnpFaults';
import { wireSessionSchema, type WireSession } from './vnpWire';

export interface VnpSessionParts {
  /** Address of the protocol's root, without a slash at its end. */
  root: string;
  user: string;
  password: string;
  ask: AskHttp;
  clock: ClockPort;
}

interface Held extends WireSession {
  /** Both on this station's clock. */
  takenAtMs: number;
  endsAtMs: number;
}

const limitMs = 8_000;
/** A refused log-in is not repeated sooner: some platforms lock an account after a few. */
const refusalMs = 30_000;

const isAway = ({ code }: Fault): boolean =>
  code === 'platform/unreachable' || code === 'platform/timeout' || code === 'platform/failed';

/**
 * The log-in at one platform: one at a time, renewed before its end, repeated when the platform
 * has forgotten it. Nobody else sees the password.
 */
export class VnpSession {
  readonly #parts: VnpSessionParts;
  #held: Held | undefined;
  #pending: Promise<Outcome<string>> | undefined;
  /** Platform clock minus ours; ends of tokens are told on the platform's clock. */
  #offsetMs = 0;
  #refusal: { outcome: Outcome<string>; untilMs: number } | undefined;

  constructor(parts: VnpSessionParts) {
    this.#parts = parts;
  }

  /** Learns the platform's clock from any answer that tells it. */
  setPlatformTime(serverTimeMs: number): void {
    this.#offsetMs = serverTimeMs - this.#parts.clock.now();
  }

  /** A time of the platform on this station's clock. */
  toLocalMs(platformMs: number): number {
    return platformMs - this.#offsetMs;
  }

  /** A token that is good for a while; logs in or renews when needed. */
  token(): Promise<Outcome<string>> {
    const held = this.#held;
    if (held !== undefined && this.#parts.clock.now() < this.renewalDueAtMs()) {
      return Promise.resolve(success(held.accessToken));
    }
    // Many ask at once after a pause: all wait for the same log-in.
    this.#pending ??= this.#take().finally(() => {
      this.#pending = undefined;
    });
    return this.#pending;
  }

  /** When `token` will renew: after four fifths of the token's life, a minute before at most. */
  renewalDueAtMs(): number {
    const held = this.#held;
    if (held === undefined) return 0;
    const margin = Math.min((held.endsAtMs - held.takenAtMs) / 5, 60_000);
    return held.endsAtMs - margin;
  }

  /** The platform did not take this token; the next `token` brings another. */
  forget(token: string, isRenewable: boolean): void {
    if (this.#held?.accessToken !== token) return;
    this.#held = isRenewable ? { ...this.#held, endsAtMs: 0, takenAtMs: 0 } : undefined;
  }

  async #take(): Promise<Outcome<string>> {
    const { user, password, clock } = this.#parts;
    const renewToken = this.#held?.renewToken;
    if (renewToken !== undefined) {
      const renewed = await this.#ask('/login/renew', { renewToken });
      if (renewed.ok || isAway(renewed.fault)) return renewed;
      // A renew token works once; whatever else was wrong with it, only a log-in helps.
      this.#held = undefined;
    }
    if (this.#refusal !== undefined && clock.now() < this.#refusal.untilMs) {
      return this.#refusal.outcome;
    }
    const taken = await this.#ask('/login', { user, password });
    const isRefused = !taken.ok && taken.fault.code === 'platform/login-refused';
    this.#refusal = isRefused ? { outcome: taken, untilMs: clock.now() + refusalMs } : undefined;
    return taken;
  }

  async #ask(path: string, body: unknown): Promise<Outcome<string>> {
    const { ask, clock, root } = this.#parts;
    const answer = await ask({ method: 'POST', url: root + path, body, limitMs });
    if (!answer.ok) return answer;
    const { status, body: answered } = answer.value;
    if (status === 401 || status === 403) {
      const fault = faultOfRefusal(status, answered).fault;
      return failure('platform/login-refused', fault.detail);
    }
    if (status !== 200) return faultOfRefusal(status, answered);
    const session = wireSessionSchema.safeParse(answered);
    if (!session.success) return failure('platform/bad-answer', 'log-in');
    const takenAtMs = clock.now();
    const endsAtMs = this.toLocalMs(session.data.expiresAtMs);
    this.#held = { ...session.data, takenAtMs, endsAtMs };
    return success(session.data.accessToken);
  }
}
