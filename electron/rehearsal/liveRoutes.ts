import { BodyReader } from './bodyReader';
import type { CityState } from './cityState';
import type { CityCamera } from './city';
import { empty, json, refuse, type Asked, type Reply, type Route } from './http';
import { drawnFault, type FaultKind } from './faults';
import { foreignCodec, serveLive } from './liveFiles';
import { refused, unknownCamera, type Refusal } from './refusal';
import type { StreamAddress } from './options';
import type { OpenStream } from './streams';

const profileChoices = ['main', 'sub', 'small'] as const;

export function liveRoutes(city: CityState): Route[] {
  return [
    { method: 'POST', path: '/streams', handle: (asked) => openStream(city, asked) },
    {
      method: 'POST',
      path: '/streams/:streamId/renew',
      handle: ({ params, origin }) => {
        const renewed = city.streams.renew(params['streamId'] ?? '', city.now());
        return renewed.ok ? json(describe(city, renewed.value, origin)) : refuse(renewed.refusal);
      },
    },
    {
      method: 'DELETE',
      path: '/streams/:streamId',
      handle: ({ params }) => {
        city.streams.close(params['streamId'] ?? '');
        return empty;
      },
    },
    {
      method: 'GET',
      path: '/live/:streamId/:file',
      isOpen: true,
      handle: ({ params, query }) =>
        serveLive(city, params['streamId'] ?? '', params['file'] ?? '', query.get('token')),
    },
    {
      method: 'GET',
      path: '/cameras/:cameraId/snapshot',
      handle: ({ params }) => snapshot(city, params['cameraId'] ?? ''),
    },
    {
      method: 'GET',
      path: '/pictures/:file',
      handle: ({ params }) => {
        const bytes = city.shelf.read(params['file'] ?? '');
        if (!bytes) return refuse(refused(404, 'not-found', 'no such picture').refusal);
        return {
          kind: 'bytes',
          type: 'image/jpeg',
          parts: [bytes],
          cache: 'private, max-age=86400',
        };
      },
    },
  ];
}

function openStream(city: CityState, { body, origin }: Asked): Reply {
  const read = new BodyReader(body);
  const cameraId = read.text('cameraId', 1, 40);
  const profile = read.oneOf('profile', profileChoices);
  const wrong = read.refusal();
  if (wrong) return refuse(wrong.refusal);
  const one = city.catalog.find(cameraId);
  if (!one) return refuse(unknownCamera(cameraId).refusal);
  if (!one.camera.online) return refuse(offline(one));
  const stream = city.streams.hand(one, profile, city.now());
  return stream.ok ? json(describe(city, stream.value, origin), 201) : refuse(stream.refusal);
}

function snapshot(city: CityState, cameraId: string): Reply {
  const one = city.catalog.find(cameraId);
  if (!one) return refuse(unknownCamera(cameraId).refusal);
  if (!one.camera.online) return refuse(offline(one));
  const still = city.origin.still(one, city.now());
  if (!still) return refuse(refused(404, 'not-found', 'no picture of it').refusal);
  return { kind: 'bytes', type: 'image/jpeg', parts: [still], cache: 'no-store' };
}

function offline(one: CityCamera): Refusal {
  const { id, offlineSinceMs } = one.camera;
  return refused(409, 'camera-offline', 'the camera is offline', {
    cameraId: id,
    sinceMs: offlineSinceMs,
  }).refusal;
}

function describe(city: CityState, stream: OpenStream, origin: string): unknown {
  const { streamId, one, profile, expiresAtMs } = stream;
  const address = city.streamAddress?.(one.camera.id) ?? ownAddress(city, stream, origin);
  const transport = 'hls';
  const cameraId = one.camera.id;
  // A rehearsed lie is to be found out, so it must not be passed over as a drawing.
  const demo = city.isDemo && drawnFault(city.faults.of(cameraId)?.fault) === null;
  return { streamId, cameraId, transport, expiresAtMs, profile, demo, ...address };
}

function ownAddress(city: CityState, stream: OpenStream, origin: string): StreamAddress {
  const { streamId, one, profile, token } = stream;
  const facts = city.origin.clipOf(one).renditions[profile];
  const fault = city.faults.of(one.camera.id)?.fault;
  const server = serverOf(city, fault, origin);
  return {
    url: `${server}/vnp/v1/live/${streamId}/index.m3u8?token=${token}`,
    codecs: fault === 'unplayable-codec' ? foreignCodec : facts.codecs,
    width: facts.width,
    height: facts.height,
    framesPerSecond: facts.fps,
  };
}

/** Where a stream is said to be; what listens here speaks no TLS. */
function serverOf(city: CityState, fault: FaultKind | undefined, origin: string): string {
  if (fault === 'refused') return `http://127.0.0.1:${city.closedPort}`;
  return fault === 'tls' ? origin.replace('http:', 'https:') : origin;
}
