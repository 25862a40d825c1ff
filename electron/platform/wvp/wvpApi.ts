import type * as z from 'zod';

import { failure, success, type Fault, type Outcome } from '#contract/outcome';

import type { BoundedAnswer, BoundedFetch } from '../common/boundedFetch';
import { readJson } from '../common/readAnswer';
import { absentCall, faultOfCode } from './wvpFaults';
import type { WvpSession } from './wvpSession';
import { wvpEnvelopeSchema } from './wvpWire';

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
  async send(path: string, query: WvpQuery, extra: Extra = {}): Promise<Outcome<unknown>> {
    for (let attempt = 1; ; attempt += 1) {
      const headers = await this.#parts.session.headers();
      if (!headers.ok) return headers;
      const answer = await this.#fetch(path, query, extra, headers.value);
      if (!answer.ok) return answer;
      const data = unwrap(answer.value);
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

/** The status first, then the code: most refusals come with HTTP 200. */
const unwrap = (answer: BoundedAnswer): Outcome<unknown> => {
  const { status } = answer;
  if (status === 401) return failure('platform/login-expired');
  if (status === 404) return absentCall;
  const json = readJson(answer);
  if (!json.ok)
    return status >= 500 ? failure('platform/failed', `status ${String(status)}`) : json;
  const envelope = wvpEnvelopeSchema.safeParse(json.value);
  if (!envelope.success) {
    if (status >= 500) return failure('platform/failed', `status ${String(status)}`);
    return failure('platform/bad-answer', 'an answer without code');
  }
  const { code, msg, data } = envelope.data;
  if (code === 0) return success(data);
  return faultOfCode(code, msg);
};
