import { failure, success, type Outcome } from '#contract/outcome';

import { boundedFetch } from './common/boundedFetch';
import { parseJson, readText } from './common/readAnswer';

/** One request to a platform. */
export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: string;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  limitMs: number;
}

/** What came back, whatever its status; `body` is undefined when there was none. */
export interface HttpAnswer {
  status: number;
  body: unknown;
  tookMs: number;
}

/** Asks a platform. Only the way there and back can fail; a refusal is an answer. */
export type AskHttp = (request: HttpRequest) => Promise<Outcome<HttpAnswer>>;

/**
 * The real AskHttp. A platform that redirects its interface elsewhere is not followed: the
 * bearer token would go along.
 *
 * @param now monotonic or wall milliseconds, to measure how long answers take
 */
export const askHttp = (now: () => number): AskHttp => {
  const ask = boundedFetch(now);
  return async ({ method, url, headers, body, limitMs }) => {
    const answer = await ask({
      method,
      url,
      limitMs,
      headers: { accept: 'application/json', ...headers },
      ...(body === undefined ? {} : { body: { json: body } }),
    });
    if (!answer.ok) return answer;
    const { status, tookMs } = answer.value;
    const text = readText(answer.value);
    if (text === '') return success({ status, tookMs, body: undefined });
    const json = parseJson(text);
    if (json !== undefined) return success({ status, tookMs, body: json });
    return failure('platform/bad-answer', `status ${String(status)} without JSON`);
  };
};
