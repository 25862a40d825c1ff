import { failure, success, type Fault, type Outcome } from '#contract/outcome';

import { isCertificateWord } from '../certificateWord';

/** What is sent with a request. */
export type RequestBody =
  { json: unknown } | { form: Readonly<Record<string, string>> } | { text: string; type: string };

/** One request to a platform; what is left out has a bound all the same. */
export interface BoundedRequest {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  headers?: Readonly<Record<string, string>>;
  body?: RequestBody;
  limitMs?: number;
  /** Counted after unpacking: a small packed answer can be a very large one. */
  maxBytes?: number;
  /** Redirects within the same server that are followed; with none, a redirect is an answer. */
  maxRedirects?: number;
  /** Ends the request early; it is told as a time-out. */
  signal?: AbortSignal;
}

/** What came back, whatever its status. */
export interface BoundedAnswer {
  status: number;
  headers: Headers;
  bytes: Uint8Array;
  tookMs: number;
}

/** Asks a platform. Only the way there and back can fail; a refusal is an answer. */
export type BoundedFetch = (request: BoundedRequest) => Promise<Outcome<BoundedAnswer>>;

const defaultLimitMs = 8_000;
const defaultMaxBytes = 32 * 1024 * 1024;
const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status);

const isTimeout = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');

/** The system's word for what failed (`ECONNREFUSED`), which fetch hides one level down. */
const systemCode = (error: unknown): string => {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = (cause as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : 'no answer';
};

/** A certificate is mended by somebody else than a cable: the two are told apart. */
const codeOf = (word: string): 'platform/certificate' | 'platform/unreachable' =>
  isCertificateWord(word) ? 'platform/certificate' : 'platform/unreachable';

const faultOf = (error: unknown): { ok: false; fault: Fault } =>
  isTimeout(error)
    ? failure('platform/timeout')
    : failure(codeOf(systemCode(error)), systemCode(error));

const encoded = (
  body: RequestBody | undefined,
): { body?: string; headers: Record<string, string> } => {
  if (body === undefined) return { headers: {} };
  if ('json' in body) {
    return { body: JSON.stringify(body.json), headers: { 'content-type': 'application/json' } };
  }
  if ('text' in body) return { body: body.text, headers: { 'content-type': body.type } };
  const type = 'application/x-www-form-urlencoded';
  return { body: new URLSearchParams(body.form).toString(), headers: { 'content-type': type } };
};

/** Undefined: more than may be. The rest is not read, and the connection is given up. */
const readBounded = async (response: Response, most: number): Promise<Uint8Array | undefined> => {
  const declared = Number(response.headers.get('content-length') ?? 0);
  if (declared > most) {
    await response.body?.cancel();
    return undefined;
  }
  if (response.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > most) return undefined;
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks, size);
};

/** Where a redirect within the same server leads; a fault where it leads elsewhere. */
const nextOf = (response: Response, from: string): Outcome<string> => {
  const location = response.headers.get('location') ?? '';
  if (!URL.canParse(location, from)) return failure('platform/bad-answer', 'a redirect to nowhere');
  const next = new URL(location, from);
  // The token, or the password in a form, would go along; and a log-in page of the network is
  // nobody that we know.
  if (next.origin !== new URL(from).origin) {
    return failure('platform/bad-answer', `redirected to ${next.host}`);
  }
  return success(next.href);
};

interface Going {
  init: RequestInit;
  maxRedirects: number;
  send: typeof fetch;
}

const follow = async (url: string, going: Going): Promise<Outcome<Response>> => {
  let at = url;
  for (let followed = 0; ; followed += 1) {
    const response = await going.send(at, going.init);
    if (!isRedirect(response.status) || going.maxRedirects === 0) return success(response);
    await response.body?.cancel();
    if (followed >= going.maxRedirects) {
      return failure('platform/bad-answer', 'redirects do not end');
    }
    const next = nextOf(response, at);
    if (!next.ok) return next;
    at = next.value;
  }
};

/**
 * The real BoundedFetch: ends in time, whatever the other side does, and never holds more than was
 * allowed.
 *
 * @param now milliseconds, to measure how long answers take
 * @param send fetch, or one that trusts further authorities
 */
export const boundedFetch =
  (now: () => number, send: typeof fetch = fetch): BoundedFetch =>
  async (request) => {
    const { method = 'GET', url, headers, limitMs = defaultLimitMs, maxRedirects = 0 } = request;
    const startedAtMs = now();
    const sent = encoded(request.body);
    const late = AbortSignal.timeout(limitMs);
    const init: RequestInit = {
      method,
      redirect: 'manual',
      signal: request.signal === undefined ? late : AbortSignal.any([late, request.signal]),
      headers: { ...sent.headers, ...headers },
      ...(sent.body === undefined ? {} : { body: sent.body }),
    };
    try {
      const response = await follow(url, { init, maxRedirects, send });
      if (!response.ok) return response;
      const bytes = await readBounded(response.value, request.maxBytes ?? defaultMaxBytes);
      if (bytes === undefined) return failure('platform/bad-answer', 'the answer is too large');
      const { status, headers: told } = response.value;
      return success({ status, headers: told, bytes, tookMs: now() - startedAtMs });
    } catch (error) {
      return faultOf(error);
    }
  };
