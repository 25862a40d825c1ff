import type { IncomingMessage, ServerResponse } from 'node:http';
import { done, refused, type Refusal, type Result } from './refusal';

export const bodyLimit = 64 * 1024;
const dripBytes = 128;
const dripEveryMs = 250;

export interface Asked {
  params: Record<string, string>;
  query: URLSearchParams;
  body: unknown;
  /** The Idempotency-Key, if one came. */
  key: string | null;
  /** `http://host:port` as the client wrote it. */
  origin: string;
}

export type Reply =
  | { kind: 'json'; status: number; value: unknown }
  | { kind: 'empty' }
  | { kind: 'bytes'; type: string; parts: Buffer[]; cache: string }
  /** A few hundred bytes a second. */
  | { kind: 'drip'; type: string; parts: Buffer[] }
  | { kind: 'hang' }
  | { kind: 'cut' };

export type Handler = (asked: Asked) => Reply;

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Like `/alarms/:alarmId`, below `/vnp/v1`. */
  path: string;
  isOpen?: boolean;
  /** How large a body may be, where it is not the usual size. */
  bodyLimit?: number;
  handle: Handler;
}

export const json = (value: unknown, status = 200): Reply => ({ kind: 'json', status, value });
export const empty: Reply = { kind: 'empty' };

export function refuse({ status, code, message, detail }: Refusal): Reply {
  return json({ error: { code, message, ...(detail ? { detail } : {}) } }, status);
}

/** The value of a result as JSON, or its refusal. */
export function replyWith<T>(result: Result<T>, shape: (value: T) => unknown = (v) => v): Reply {
  return result.ok ? json(shape(result.value)) : refuse(result.refusal);
}

/** Finds the route of a request; tells a wrong method from a wrong path. */
export class RouteTable {
  private readonly entries: { route: Route; parts: string[] }[];

  constructor(routes: readonly Route[]) {
    this.entries = routes.map((route) => ({ route, parts: route.path.split('/').slice(1) }));
  }

  find(method: string, path: string): Result<{ route: Route; params: Record<string, string> }> {
    const parts = path.split('/').slice(1);
    let pathIsKnown = false;
    for (const entry of this.entries) {
      const params = matched(entry.parts, parts);
      if (!params) continue;
      pathIsKnown = true;
      if (entry.route.method === method) return done({ route: entry.route, params });
    }
    return pathIsKnown
      ? refused(405, 'method-not-allowed', 'not with this method')
      : refused(404, 'not-found', 'no such address');
  }
}

function matched(
  pattern: readonly string[],
  parts: readonly string[],
): Record<string, string> | null {
  if (pattern.length !== parts.length) return null;
  const params: Record<string, string> = {};
  for (const [index, wanted] of pattern.entries()) {
    const part = parts[index] ?? '';
    if (!wanted.startsWith(':')) {
      if (wanted !== part) return null;
      continue;
    }
    const value = decoded(part);
    if (value === null || value === '') return null;
    params[wanted.slice(1)] = value;
  }
  return params;
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

/** The body of a request as JSON; nothing at all counts as an empty object. */
export async function readBody(
  request: IncomingMessage,
  limit = bodyLimit,
): Promise<Result<unknown>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) {
      return refused(400, 'too-large', `no more than ${limit} bytes`);
    }
    chunks.push(chunk);
  }
  if (size === 0) return done({});
  try {
    return done(JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown);
  } catch {
    return refused(400, 'bad-request', 'the body is not JSON', { at: '/' });
  }
}

export function bearerOf(request: IncomingMessage): string | null {
  return /^Bearer ([\w-]{1,400})$/.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

export function send(response: ServerResponse, reply: Reply): void {
  switch (reply.kind) {
    case 'hang':
      return;
    case 'cut':
      response.destroy();
      return;
    case 'drip':
      drip(response, reply.type, Buffer.concat(reply.parts));
      return;
    case 'empty':
      response.writeHead(204).end();
      return;
    case 'json': {
      const text = JSON.stringify(reply.value);
      const length = Buffer.byteLength(text);
      const type = 'application/json; charset=utf-8';
      response.writeHead(reply.status, {
        'content-type': type,
        'content-length': length,
        'cache-control': 'no-store',
      });
      response.end(text);
      return;
    }
    case 'bytes': {
      const length = reply.parts.reduce((sum, part) => sum + part.length, 0);
      response.writeHead(200, {
        'content-type': reply.type,
        'content-length': length,
        'cache-control': reply.cache,
      });
      response.cork();
      for (const part of reply.parts) response.write(part);
      response.end();
      response.uncork();
    }
  }
}

/** Never quite stops, and takes minutes for what should take an instant. */
function drip(response: ServerResponse, type: string, bytes: Buffer): void {
  response.writeHead(200, { 'content-type': type, 'content-length': bytes.length });
  let at = 0;
  const timer = setInterval(() => {
    response.write(bytes.subarray(at, at + dripBytes));
    at += dripBytes;
    if (at < bytes.length) return;
    clearInterval(timer);
    response.end();
  }, dripEveryMs);
  response.once('close', () => clearInterval(timer));
}

/** A page size from the query; null when it is not one. */
export function limitOf(query: URLSearchParams, usual = 500, most = 5000): number | null {
  const word = query.get('limit');
  if (word === null) return usual;
  const limit = Number(word);
  return Number.isInteger(limit) && limit >= 1 && limit <= most ? limit : null;
}

export const badParameter = (at: string): Reply =>
  refuse({
    status: 400,
    code: 'bad-request',
    message: 'a parameter is not as described',
    detail: { at },
  });
