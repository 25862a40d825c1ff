import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { done, refused, type Result } from './refusal';

export interface Session {
  accessToken: string;
  expiresAtMs: number;
  renewToken: string;
  renewUntilMs: number;
}

const renewFactor = 24;
const maxSessions = 2000;

/** Who is logged in. Kept in memory only: after a restart everybody logs in again. */
export class Sessions {
  private readonly access = new Map<string, number>();
  private readonly renewals = new Map<string, number>();

  constructor(
    private readonly account: { user: string; password: string },
    private readonly lifeMs: number,
    private readonly now: () => number,
  ) {}

  login(user: string, password: string): Result<Session> {
    const known = same(user, this.account.user) && same(password, this.account.password);
    return known ? done(this.begin()) : refused(401, 'bad-login', 'unknown user or wrong password');
  }

  renew(renewToken: string): Result<Session> {
    const untilMs = this.renewals.get(renewToken);
    if (untilMs === undefined) return refused(401, 'bad-token', 'unknown or used; log in again');
    this.renewals.delete(renewToken);
    if (this.now() >= untilMs) return refused(401, 'expired-token', 'too late; log in again');
    return done(this.begin());
  }

  /** When the token ends, or why it is not good. */
  check(accessToken: string | null): Result<number> {
    const untilMs = accessToken === null ? undefined : this.access.get(accessToken);
    if (untilMs === undefined) return refused(401, 'bad-token', 'unknown token; log in');
    if (this.now() >= untilMs) return refused(401, 'expired-token', 'the token ran out; renew it');
    return done(untilMs);
  }

  private begin(): Session {
    const expiresAtMs = this.now() + this.lifeMs;
    const renewUntilMs = this.now() + this.lifeMs * renewFactor;
    const accessToken = randomBytes(24).toString('base64url');
    const renewToken = randomBytes(24).toString('base64url');
    this.access.set(accessToken, expiresAtMs);
    this.renewals.set(renewToken, renewUntilMs);
    forgetOldest(this.access);
    forgetOldest(this.renewals);
    return { accessToken, expiresAtMs, renewToken, renewUntilMs };
  }
}

function forgetOldest(tokens: Map<string, number>): void {
  for (const token of tokens.keys()) {
    if (tokens.size <= maxSessions) return;
    tokens.delete(token);
  }
}

function same(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
