import { failure, success, type Fault, type Outcome } from '#contract/outcome';

import type { BoundedAnswer, BoundedFetch, BoundedRequest } from '../common/boundedFetch';
import { readJson } from '../common/readAnswer';

/** What a session is made from. */
export interface FrigateSessionParts {
  root: string;
  user: string;
  password: string;
  ask: BoundedFetch;
  onAnswer: (took: { tookMs: number } | { fault: Fault }) => void;
}

/** One question; the path begins with a slash. */
export interface FrigateRequest extends Pick<BoundedRequest, 'method' | 'body'> {
  path: string;
  /** Past the five seconds for which the platform's own nginx repeats an answer. */
  isFresh?: boolean;
}

const mostCookies = 8;
const longestCookie = 8_192;

/**
 * Log-in of Frigate: a token in a cookie whose name is a setting of theirs, and which any answer
 * may renew. Without a user nobody logs in, as on the port inside its own network.
 */
export class FrigateSession {
  readonly #parts: FrigateSessionParts;
  readonly #cookies = new Map<string, string>();
  #isIn = false;
  #entering: Promise<Outcome<null>> | undefined;

  constructor(parts: FrigateSessionParts) {
    this.#parts = parts;
  }

  /** What a line or a picture needs to be let in. */
  headers(): Record<string, string> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return cookie === '' ? {} : { cookie };
  }

  /** Logs in unless that was done; one at a time. */
  async enter(): Promise<Outcome<null>> {
    if (this.#isIn || this.#parts.user === '') return success(null);
    this.#entering ??= this.#logIn();
    const entered = await this.#entering;
    this.#entering = undefined;
    return entered;
  }

  /** Asks as somebody who is logged in; a token that died meanwhile is replaced once. */
  async ask(request: FrigateRequest): Promise<Outcome<unknown>> {
    for (let attempt = 1; ; attempt += 1) {
      const entered = await this.enter();
      if (!entered.ok) return entered;
      const answer = await this.#send(request);
      if (!answer.ok) return answer;
      const { status } = answer.value;
      if (status === 401 && this.#parts.user !== '' && attempt === 1) {
        this.leave();
        continue;
      }
      const fault = refusalOf(status);
      if (fault !== undefined) return { ok: false, fault };
      return answer.value.bytes.length === 0 ? success(null) : readJson(answer.value);
    }
  }

  /** Forgets the token. */
  leave(): void {
    this.#isIn = false;
    this.#cookies.clear();
  }

  async #logIn(): Promise<Outcome<null>> {
    const { user, password } = this.#parts;
    const body = { json: { user, password } };
    const answer = await this.#send({ method: 'POST', path: '/api/login', body });
    if (!answer.ok) return answer;
    const { status } = answer.value;
    if (status === 401 || status === 403) return failure('platform/login-refused');
    // Log-in is switched off there: everybody is let in.
    if (status !== 404) {
      const fault = refusalOf(status);
      if (fault !== undefined) return { ok: false, fault };
      if (this.#cookies.size === 0) return failure('platform/bad-answer', 'no cookie at log-in');
    }
    this.#isIn = true;
    return success(null);
  }

  async #send({
    method = 'GET',
    path,
    body,
    isFresh,
  }: FrigateRequest): Promise<Outcome<BoundedAnswer>> {
    const { root, ask, onAnswer } = this.#parts;
    const headers = {
      ...this.headers(),
      ...(method === 'GET' ? {} : { 'x-csrf-token': '1' }),
      ...(isFresh === true ? { 'x-cache-bypass': '1' } : {}),
    };
    const answer = await ask({
      method,
      url: `${root}${path}`,
      headers,
      ...(body === undefined ? {} : { body }),
    });
    onAnswer(answer.ok ? answer.value : answer);
    if (answer.ok) this.#keepCookies(answer.value.headers);
    return answer;
  }

  #keepCookies(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [name, value] = /^([\w.-]{1,80})=([^;\s]*)/.exec(line)?.slice(1) ?? [];
      if (name === undefined || value === undefined || value.length > longestCookie) continue;
      if (this.#cookies.size < mostCookies || this.#cookies.has(name)) {
        this.#cookies.set(name, value);
      }
    }
  }
}

const refusalOf = (status: number): Fault | undefined => {
  const detail = `status ${String(status)}`;
  if (status === 401 || status === 403) return { code: 'platform/login-refused', detail };
  if (status === 429 || status >= 500) return { code: 'platform/failed', detail };
  if (status >= 300) return { code: 'platform/refused', detail };
  return undefined;
};
