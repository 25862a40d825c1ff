import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { alarmRoutes } from './alarmRoutes';
import { buildCity, type BuiltCity } from './buildCity';
import { catalogRoutes } from './catalogRoutes';
import { EventSocket } from './eventSocket';
import { bearerOf, readBody, refuse, RouteTable, send, type Reply } from './http';
import { incidentRoutes } from './incidentRoutes';
import { liveRoutes } from './liveRoutes';
import { withDefaults, type CityWish } from './options';
import { ptzRoutes } from './ptzRoutes';
import { recordingRoutes } from './recordingRoutes';
import { refused } from './refusal';
import { rehearsalRoutes } from './rehearsalRoutes';
import { sessionRoutes } from './sessionRoutes';

const base = '/vnp/v1';
const tickMs = 200;

export interface RunningCity {
  port: number;
  /** `http://127.0.0.1:port`, without the path of the protocol. */
  url: string;
  close: () => Promise<void>;
}

/** Starts a whole platform on loopback. */
export async function startCity(wish: CityWish): Promise<RunningCity> {
  const options = withDefaults(wish);
  const built = await buildCity(options);
  const server = createServer();
  const socket = new EventSocket(built.city);
  serve(server, built, socket);
  await listen(server, options.port);
  const { port } = server.address() as AddressInfo;
  const ticking = setInterval(() => {
    built.city.happenings.tick();
  }, tickMs);
  const close = async () => {
    clearInterval(ticking);
    built.city.ptz.close();
    socket.close();
    await built.state?.close();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  };
  return { port, url: `http://127.0.0.1:${port}`, close };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
}

function serve(server: Server, { city }: BuiltCity, socket: EventSocket): void {
  server.keepAliveTimeout = 60_000;
  const routes = new RouteTable([
    ...liveRoutes(city),
    ...recordingRoutes(city),
    ...sessionRoutes(city),
    ...catalogRoutes(city),
    ...ptzRoutes(city),
    ...alarmRoutes(city),
    ...incidentRoutes(city),
    ...rehearsalRoutes(city),
  ]);
  server.on('request', (request, response) => {
    void answer(city, routes, request).then(
      (reply) => {
        finish(response, reply);
      },
      () => {
        finish(response, refuse(refused(500, 'internal', 'the city stumbled').refusal));
      },
    );
  });
  server.on('upgrade', (request, connection, head) => {
    if (pathOf(request).pathname === `${base}/events`) socket.upgrade(request, connection, head);
    else connection.destroy();
  });
}

async function answer(
  city: BuiltCity['city'],
  routes: RouteTable,
  request: IncomingMessage,
): Promise<Reply> {
  const { pathname, searchParams } = pathOf(request);
  if (!pathname.startsWith(`${base}/`)) {
    return refuse(refused(404, 'not-found', `everything is under ${base}`).refusal);
  }
  const found = routes.find(request.method ?? 'GET', pathname.slice(base.length));
  if (!found.ok) return refuse(found.refusal);
  const { route, params } = found.value;
  if (route.isOpen !== true) {
    const session = city.sessions.check(bearerOf(request));
    if (!session.ok) return refuse(session.refusal);
  }
  const body =
    route.method === 'GET'
      ? { ok: true as const, value: {} }
      : await readBody(request, route.bodyLimit);
  if (!body.ok) return refuse(body.refusal);
  const origin = `http://${request.headers.host ?? '127.0.0.1'}`;
  const key = keyOf(request);
  return route.handle({ params, query: searchParams, body: body.value, key, origin });
}

function finish(response: ServerResponse, reply: Reply): void {
  if (!response.headersSent && !response.destroyed) send(response, reply);
}

function pathOf(request: IncomingMessage): URL {
  try {
    return new URL(request.url ?? '/', 'http://city');
  } catch {
    return new URL('http://city/');
  }
}

function keyOf(request: IncomingMessage): string | null {
  const key = request.headers['idempotency-key'];
  return typeof key === 'string' && key.length >= 8 && key.length <= 100 ? key : null;
}
