import { createHash } from 'node:crypto';

import { failure, success, type Outcome } from '#contract/outcome';

import type { ClockPort } from '../../wall/ports';
import type { BoundedFetch } from '../common/boundedFetch';
import { parseJson, readJson } from '../common/readAnswer';
import { wvpEnvelopeSchema, wvpLoginSchema } from './wvpWire';

export interface WvpSessionParts {
  /** Address of the platform, without a slash at its end. */
  root: string;
  /** Empty: the password is an API key. */
  user: string;
  password: string;
  ask: BoundedFetch;
  clock: ClockPort;
  /** A token died before its time: the platform was started anew. */
  onForgotten: () => void;
}

interface Held {
  token: string;
  renewAtMs: number;
}

const limitMs = 8_000;
/** A refused log-in is not repeated sooner: some platforms lock an account after a few. */
const refusalMs = 30_000;
/** A token that tells no end is good until it is refused. */
const endless = Number.POSITIVE_INFINITY;

/** When a token ends, in seconds since 1970; undefined where it does not say. */
export const tokenEnd = (token: string): number | undefined => {
  const claims = parseJson(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
  if (typeof claims !== 'object' || claims === null || !('exp' in claims)) return undefined;
  return typeof claims.exp === 'number' && Number.isFinite(claims.exp) ? claims.exp : undefined;
};

/**
 * The log-in at one platform. There is no renewal: after four fifths of a token's life, and when it
 * is refused, the log-in is done again. The platform wants the MD5 of the password; nobody else
 * sees either.
 */
export class WvpSession {
  readonly #parts: WvpSessionParts;
  #held: Held | undefined;
  #pending: Promise<Outcome<Record<string, string>>> | undefined;
  #refusal: { outcome: Outcome<never>; untilMs: number } | undefined;

  constructor(parts: WvpSessionParts) {
    this.#parts = parts;
  }

  /** What goes with every request. */
  headers(): Promise<Outcome<Record<string, string>>> {
    const { user, password, clock } = this.#parts;
    if (user === '') return Promise.resolve(success({ 'api-key': password }));
    const held = this.#held;
    if (held !== undefined && clock.now() < held.renewAtMs) {
      return Promise.resolve(success({ 'access-token': held.token }));
    }
    this.#pending ??= this.#logIn().finally(() => {
      this.#pending = undefined;
    });
    return this.#pending;
  }

  /** These were refused. True: the next ones are others, so that asking again makes sense. */
  refused(headers: Readonly<Record<string, string>>): boolean {
    const token = headers['access-token'];
    if (token === undefined) return false;
    if (this.#held?.token === token) {
      this.#held = undefined;
      this.#parts.onForgotten();
    }
    return true;
  }

  async #logIn(): Promise<Outcome<Record<string, string>>> {
    const { clock } = this.#parts;
    if (this.#refusal !== undefined && clock.now() < this.#refusal.untilMs) {
      return this.#refusal.outcome;
    }
    const token = await this.#ask();
    if (!token.ok) {
      const isRefused = token.fault.code === 'platform/login-refused';
      if (isRefused) this.#refusal = { outcome: token, untilMs: clock.now() + refusalMs };
      return token;
    }
    this.#refusal = undefined;
    const end = tokenEnd(token.value);
    const now = clock.now();
    // Their clock may be wrong: a token that ends in the past is kept until it is refused.
    const lifeMs = end === undefined ? 0 : end * 1_000 - now;
    this.#held = { token: token.value, renewAtMs: lifeMs > 0 ? now + lifeMs * 0.8 : endless };
    return success({ 'access-token': token.value });
  }

  async #ask(): Promise<Outcome<string>> {
    const { root, user, password, ask } = this.#parts;
    const digest = createHash('md5').update(password).digest('hex');
    const query = new URLSearchParams({ username: user, password: digest });
    const answer = await ask({ url: `${root}/api/user/login?${query.toString()}`, limitMs });
    if (!answer.ok) return answer;
    const { status } = answer.value;
    if (status === 401 || status === 403) return failure('platform/login-refused');
    if (status >= 500) return failure('platform/failed', `log-in: status ${String(status)}`);
    const json = readJson(answer.value);
    if (!json.ok) return json;
    const envelope = wvpEnvelopeSchema.safeParse(json.value);
    if (!envelope.success) return failure('platform/bad-answer', 'log-in');
    // A wrong password is answered with HTTP 200.
    const { code, msg, data } = envelope.data;
    if (code >= 500) return failure('platform/failed', msg);
    if (code !== 0) return failure('platform/login-refused', msg);
    const login = wvpLoginSchema.safeParse(data);
    return login.success
      ? success(login.data.accessToken)
      : failure('platform/bad-answer', 'log-in');
  }
}
