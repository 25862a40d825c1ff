import * as http from 'node:http';
import type { AddressInfo } from 'node:net';

import { matched, type Reply, type Route } from './routing';
import type { FakeState } from './state';

/** The front desk of the fake: who may ask, which route answers, and how it is written. */
export interface WvpServer {
  url: string;
  port: number;
  cut: () => void;
  close: () => Promise<void>;
}

interface ServerOptions {
  port: number;
  keepAliveMs: number;
}

const withoutNulls = (_key: string, value: unknown): unknown =>
  value === null ? undefined : value;

const isAdmitted = (state: FakeState, request: http.IncomingMessage, query: URLSearchParams) => {
  const header = request.headers['access-token'];
  const token = typeof header === 'string' ? header : query.get('access-token');
  if (token !== null && state.tokens.has(token)) return true;
  return state.features.hasApiKey && request.headers['api-key'] === state.apiKey;
};

const writeJson = (
  state: FakeState,
  response: http.ServerResponse,
  status: number,
  body: unknown,
): void => {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json;charset=UTF-8');
  response.end(
    state.features.omitsNulls ? JSON.stringify(body, withoutNulls) : JSON.stringify(body),
  );
};

const openEvents = (state: FakeState, response: http.ServerResponse, keepAliveMs: number): void => {
  response.setHeader('content-type', 'text/event-stream;charset=UTF-8');
  response.flushHeaders();
  const tell = (event: string): void => {
    response.write(event);
  };
  // 2.7.0 to 2.7.2 keep alive by comments, 2.6.9 not by name.
  const sign = state.features.sse === 'html' ? ':alive\n\n' : 'event:keepalive\ndata:alive\n\n';
  const beat = setInterval(() => {
    tell(sign);
  }, keepAliveMs);
  state.listeners.add(tell);
  response.on('close', () => {
    clearInterval(beat);
    state.listeners.delete(tell);
  });
};

const write = (
  state: FakeState,
  response: http.ServerResponse,
  reply: Reply,
  keepAliveMs: number,
): void => {
  switch (reply.kind) {
    case 'data':
      writeJson(state, response, 200, { code: 0, msg: '成功', data: reply.data });
      break;
    case 'login':
      response.setHeader('access-token', reply.token);
      writeJson(state, response, 200, { code: 0, msg: '成功', data: reply.data });
      break;
    case 'code':
      writeJson(state, response, reply.status ?? 200, {
        code: reply.code,
        msg: reply.msg,
        data: null,
      });
      break;
    case 'bytes':
      response.setHeader('content-type', reply.type);
      response.end(reply.bytes);
      break;
    case 'empty':
      response.statusCode = 204;
      response.end();
      break;
    case 'events':
      openEvents(state, response, keepAliveMs);
      break;
  }
};

const notFound = (state: FakeState, response: http.ServerResponse, path: string): void => {
  const body = state.features.wrapsNotFound
    ? { code: 404, msg: '资源未找到', data: null }
    : { timestamp: '2026-01-05 09:00:00', status: 404, error: 'Not Found', path };
  writeJson(state, response, 404, body);
};

const findRoute = (state: FakeState, routes: readonly Route[], method: string, path: string) => {
  for (const route of routes) {
    const params = route.method === method ? matched(route.path, path) : undefined;
    if (params !== undefined && route.isThere(state)) return { route, params };
  }
  return undefined;
};

const answer = async (
  state: FakeState,
  routes: readonly Route[],
  keepAliveMs: number,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> => {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
  const { paths } = state.account;
  paths.set(pathname, (paths.get(pathname) ?? 0) + 1);
  const spoiled = state.spoil(pathname);
  if (spoiled !== undefined) {
    response.statusCode = spoiled.status ?? 200;
    response.setHeader('content-type', 'application/json;charset=UTF-8');
    response.end(spoiled.body);
    return;
  }
  const found = findRoute(state, routes, request.method ?? 'GET', pathname);
  // The newest generation has no event stream any more, and still lets everybody ask for it.
  const isOpen = found?.route.isOpen === true || pathname === '/api/emit';
  if (!isOpen && !isAdmitted(state, request, searchParams)) {
    writeJson(state, response, 401, { code: 401, msg: '请登录后重新请求', data: null });
  } else if (found === undefined) notFound(state, response, pathname);
  else {
    const { route, params } = found;
    const { headers } = request;
    const reply = await route.answer(state, { query: searchParams, params, headers });
    write(state, response, reply, keepAliveMs);
  }
};

/** Starts it. */
export const startWvpServer = async (
  state: FakeState,
  routes: readonly Route[],
  { port, keepAliveMs }: ServerOptions,
): Promise<WvpServer> => {
  const server = http.createServer((request, response) => {
    void answer(state, routes, keepAliveMs, request, response);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(bound)}`,
    port: bound,
    cut: () => {
      server.closeAllConnections();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
};
