import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { fileKindOf, readPath } from './addresses';
import type { Answer, LiveAnswers } from './liveAnswers';
import type { Tally } from './tally';
import type { Troubles } from './troubles';

export interface OriginParts {
  readonly answers: LiveAnswers;
  readonly troubles: Troubles;
  readonly tally: Tally;
}

/** The most host names that a bench asks for. */
const hosts = 64;

/** The same server at 127.0.0.1 to 127.0.0.64, one port: a browser takes each for another host. */
export async function listenForMedia(parts: OriginParts): Promise<number> {
  let port = 0;
  const servers: Server[] = [];
  for (let host = 1; host <= hosts; host += 1) {
    const server = mediaServer(parts);
    port = await listen(server, `127.0.0.${String(host)}`, port);
    servers.push(server);
  }
  setInterval(() => {
    if (!parts.troubles.isCut(Date.now())) return;
    for (const server of servers) server.closeAllConnections();
  }, 200);
  return port;
}

function mediaServer(parts: OriginParts): Server {
  const server = createServer((request, response) => void serve(parts, request, response));
  server.keepAliveTimeout = 60_000;
  server.on('connection', (socket) => {
    socket.setNoDelay(true);
    if (parts.troubles.isCut(Date.now())) socket.destroy();
  });
  return server;
}

/** Answers the port; 0 takes any. */
export function listen(server: Server, host: string, port = 0): Promise<number> {
  return new Promise((done, refuse) => {
    server.once('error', refuse);
    server.listen(port, host, () => {
      done((server.address() as AddressInfo).port);
    });
  });
}

async function serve(
  { answers, troubles, tally }: OriginParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://origin');
  const asked = readPath(pathname);
  const camera = asked === null || asked.kind === 'file' ? '' : asked.camera;
  tally.asked(camera, asked === null ? 'other' : fileKindOf(asked), Date.now());
  if (asked?.kind === 'segment' || asked?.kind === 'stream') tally.segment(camera, asked.number);
  const blockedUntil = asked === null ? 0 : answers.waitsUntil(asked, searchParams, Date.now());
  await pause(Math.max(troubles.nextDelayMs(), blockedUntil - Date.now()));
  if (troubles.isCut(Date.now())) {
    response.destroy();
    return;
  }
  if (response.destroyed) return;
  const answer = asked && answers.answer(asked, Date.now());
  if (answer === null) {
    response.writeHead(404, { 'access-control-allow-origin': '*' }).end();
    return;
  }
  tally.sent(send(request, response, answer));
}

function send(request: IncomingMessage, response: ServerResponse, answer: Answer): number {
  const whole = answer.chunks.length === 1 ? (answer.chunks[0] ?? Buffer.alloc(0)) : null;
  const headers = {
    'content-type': answer.type,
    'cache-control': answer.isKept ? 'private, max-age=60' : 'no-store',
    'access-control-allow-origin': '*',
    'access-control-expose-headers': '*',
    'accept-ranges': 'bytes',
  };
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
  if (whole !== null && range !== null) {
    const from = Number(range[1]);
    const to = range[2] === '' ? whole.length - 1 : Math.min(Number(range[2]), whole.length - 1);
    const piece = whole.subarray(from, to + 1);
    response.writeHead(206, {
      ...headers,
      'content-length': piece.length,
      'content-range': `bytes ${String(from)}-${String(to)}/${String(whole.length)}`,
    });
    response.end(piece);
    return piece.length;
  }
  const length = answer.chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  response.writeHead(200, { ...headers, 'content-length': length });
  response.cork();
  for (const chunk of answer.chunks) response.write(chunk);
  response.end();
  response.uncork();
  return length;
}

const pause = (ms: number): Promise<void> =>
  ms <= 0 ? Promise.resolve() : new Promise((done) => setTimeout(done, ms));
