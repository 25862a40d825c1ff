import type * as z from 'zod';

import { failure, success, type Fault, type Outcome } from '#contract/outcome';

import type { BoundedAnswer, BoundedFetch } from '../common/boundedFetch';
import { unwrap } from './wvpAnswer';
import type { WvpSession } from './wvpSession';

export type WvpQuery = Readonly<Record<string, string | number | boolean>>;

interface Extra {
  method?: 'GET' | 'POST';
  limitMs?: number;
}

export interface WvpApiParts {
  root: string;
  ask: BoundedFetch;
  session: WvpSession;
  /** Told of every answer, or of none, for the health light. */
  onAnswer: (took: { tookMs: number } | { fault: Fault }) => void;
}

const defaultLimitMs = 10_000;

/** Asks one platform, logged in, and unwraps what it says. */
export class WvpApi {
  readonly #parts: WvpApiParts;

  constructor(parts: WvpApiParts) {
    this.#parts = parts;
  }

  /** The data of an answer in the shape that is expected. */
  async ask<Schema extends z.ZodType>(
    path: string,
    query: WvpQuery,
    schema: Schema,
    extra: Extra = {},
  ): Promise<Outcome<z.infer<Schema>>> {
    const data = await this.send(path, query, extra);
    if (!data.ok) return data;
    const parsed = schema.safeParse(data.value);
    return parsed.success ? success(parsed.data) : failure('platform/bad-answer', path);
  }

  /** Whatever stood in the envelope. */
  send(path: string, query: WvpQuery, extra: Extra = {}): Promise<Outcome<unknown>> {
    return this.read(path, query, unwrap, extra);
  }

  /** What `read` makes of the answer; it tells a refusal as {@link unwrap} does. */
  async read<Value>(
    path: string,
    query: WvpQuery,
    read: (answer: BoundedAnswer) => Outcome<Value> | Promise<Outcome<Value>>,
    extra: Extra = {},
  ): Promise<Outcome<Value>> {
    for (let attempt = 1; ; attempt += 1) {
      const headers = await this.#parts.session.headers();
      if (!headers.ok) return headers;
      const answer = await this.#fetch(path, query, extra, headers.value);
      if (!answer.ok) return answer;
      const data = await read(answer.value);
      const isForgotten = !data.ok && data.fault.code === 'platform/login-expired';
      if (!isForgotten) return data;
      // A restart forgets every token: log in again once, then give up.
      const isRenewable = this.#parts.session.refused(headers.value);
      if (!isRenewable) return failure('platform/login-refused', 'the API key is not taken');
      if (attempt > 1) return data;
    }
  }

  async #fetch(
    path: string,
    query: WvpQuery,
    { method = 'GET', limitMs = defaultLimitMs }: Extra,
    headers: Record<string, string>,
  ): Promise<Outcome<BoundedAnswer>> {
    const { root, ask, onAnswer } = this.#parts;
    const words = Object.entries(query).map(([name, value]) => [name, String(value)] as const);
    const asked = new URLSearchParams(Object.fromEntries(words)).toString();
    const url = `${root}${path}${asked === '' ? '' : `?${asked}`}`;
    const answer = await ask({ method, url, headers, limitMs });
    // A call that waits for a device says nothing about the platform.
    if (limitMs <= defaultLimitMs) {
      onAnswer(answer.ok ? { tookMs: answer.value.tookMs } : { fault: answer.fault });
    }
    return answer;
  }
}
