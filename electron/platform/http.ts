import { failure, success, type Outcome } from '#contract/outcome';

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

const maxAnswerBytes = 32 * 1024 * 1024;

const isTimeout = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');

/** The system's word for what failed (`ECONNREFUSED`), which fetch hides one level down. */
const systemCode = (error: unknown): string => {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = (cause as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : 'no answer';
};

const readBounded = async (response: Response): Promise<string | undefined> => {
  const declared = Number(response.headers.get('content-length') ?? 0);
  if (declared > maxAnswerBytes || response.body === null) return declared > 0 ? undefined : '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > maxAnswerBytes) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
};

/**
 * The real AskHttp. A platform that redirects its interface elsewhere is not followed: the
 * bearer token would go along.
 *
 * @param now monotonic or wall milliseconds, to measure how long answers take
 */
export const askHttp =
  (now: () => number): AskHttp =>
  async ({ method, url, headers, body, limitMs }) => {
    const startedAtMs = now();
    try {
      const response = await fetch(url, {
        method,
        redirect: 'manual',
        signal: AbortSignal.timeout(limitMs),
        headers: {
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await readBounded(response);
      if (text === undefined) return failure('platform/bad-answer', 'the answer is too large');
      const answer = { status: response.status, tookMs: now() - startedAtMs };
      if (text === '') return success({ ...answer, body: undefined });
      try {
        return success({ ...answer, body: JSON.parse(text) as unknown });
      } catch {
        return failure('platform/bad-answer', `status ${String(response.status)} without JSON`);
      }
    } catch (error) {
      if (isTimeout(error)) return failure('platform/timeout');
      return failure('platform/unreachable', systemCode(error));
    }
  };
