import type * as z from 'zod';

import { failure, success, type Fault, type Outcome } from '#contract/outcome';

import type { ClockPort, Upstream } from '../../wall/ports';
import type { AskHttp, HttpRequest } from '../http';
import { faultOfRefusal, readProblem, type Refusals } from './vnpFaults';
import type { VnpSession } from './vnpSession';

/** One request of the protocol. */
export interface VnpRequest {
  method: HttpRequest['method'];
  /** Below the root, with its query. */
  path: string;
  body?: unknown;
  /** Makes repeats of an answer harmless. */
  idempotencyKey?: string;
  refusals?: Refusals;
  limitMs?: number;
  /** `/info` and nothing else is asked without a token. */
  isOpen?: boolean;
}

export interface VnpApiParts {
  root: string;
  ask: AskHttp;
  session: VnpSession;
  clock: ClockPort;
  /** Told after every answer: how long it took, or that none came. */
  onAnswer: (took: { tookMs: number } | { fault: Fault }) => void;
}

const defaultLimitMs = 8_000;

/** Speaks the protocol: adds the token, renews it once when it is over, names every refusal. */
export class VnpApi {
  readonly #parts: VnpApiParts;

  constructor(parts: VnpApiParts) {
    this.#parts = parts;
  }

  /** Asks and parses. */
  async ask<Schema extends z.ZodType>(
    request: VnpRequest,
    schema: Schema,
  ): Promise<Outcome<z.infer<Schema>>> {
    const answer = await this.#askTwice(request);
    if (!answer.ok) return answer;
    const parsed = schema.safeParse(answer.value);
    if (!parsed.success) return failure('platform/bad-answer', request.path.split('?')[0]);
    return success(parsed.data);
  }

  /** Asks where no content is expected. */
  async send(request: VnpRequest): Promise<Outcome<null>> {
    const answer = await this.#askTwice(request);
    return answer.ok ? success(null) : answer;
  }

  /** A picture's address for the gateway; the token goes along only to the platform itself. */
  async upstream(reference: string): Promise<Outcome<Upstream>> {
    const { root, session } = this.#parts;
    if (!URL.canParse(reference, `${root}/`)) return failure('media/no-picture');
    const url = new URL(reference, `${root}/`);
    if (!/^https?:$/.test(url.protocol)) return failure('media/no-picture');
    if (url.origin !== new URL(root).origin) return success({ url: url.href, headers: {} });
    const token = await session.token();
    if (!token.ok) return token;
    return success({ url: url.href, headers: { authorization: `Bearer ${token.value}` } });
  }

  async #askTwice(request: VnpRequest): Promise<Outcome<unknown>> {
    const first = await this.#askOnce(request);
    if (first.ok || first.fault.code !== 'platform/login-expired') return first;
    return this.#askOnce(request);
  }

  async #askOnce(request: VnpRequest): Promise<Outcome<unknown>> {
    const { root, ask, session, onAnswer } = this.#parts;
    const headers: Record<string, string> = {};
    let token: string | undefined;
    if (request.isOpen !== true) {
      const taken = await session.token();
      if (!taken.ok) {
        onAnswer({ fault: taken.fault });
        return taken;
      }
      token = taken.value;
      headers['authorization'] = `Bearer ${token}`;
    }
    if (request.idempotencyKey !== undefined) headers['idempotency-key'] = request.idempotencyKey;
    const answer = await ask({
      method: request.method,
      url: root + request.path,
      headers,
      ...(request.body === undefined ? {} : { body: request.body }),
      limitMs: request.limitMs ?? defaultLimitMs,
    });
    if (!answer.ok) {
      onAnswer({ fault: answer.fault });
      return answer;
    }
    const { status, body, tookMs } = answer.value;
    onAnswer({ tookMs });
    if (status >= 200 && status < 300) return success(body);
    if (status === 401 && token !== undefined) {
      session.forget(token, readProblem(body)?.code === 'expired-token');
    }
    return faultOfRefusal(status, body, request.refusals);
  }
}
