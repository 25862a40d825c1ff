import { BodyReader } from './bodyReader';
import type { CityState } from './cityState';
import type { CityCamera } from './city';
import { empty, json, refuse, replyWith, type Asked, type Reply, type Route } from './http';
import { presets } from './ptz';
import { refused, unknownCamera } from './refusal';

export function ptzRoutes(city: CityState): Route[] {
  const on = (path: string, handle: (one: CityCamera, read: BodyReader) => Reply): Route => ({
    method: 'POST',
    path: `/cameras/:cameraId/ptz${path}`,
    handle: (asked) => withCamera(city, asked, (one) => handle(one, new BodyReader(asked.body))),
  });
  return [
    on('/lease', (one, read) => take(city, one, read)),
    on('/lease/renew', (one, read) =>
      withLease(read, (lease) => replyWith(city.ptz.renew(one.camera.id, lease))),
    ),
    on('/lease/release', (one, read) =>
      withLease(read, (lease) => {
        city.ptz.release(one.camera.id, lease);
        return empty;
      }),
    ),
    on('/move', (one, read) => {
      const pan = read.number('pan', -1, 1);
      read.number('tilt', -1, 1);
      read.number('zoom', -1, 1);
      return withLease(read, (lease) => replyWith(city.ptz.move(one.camera.id, lease, pan)));
    }),
    on('/stop', (one, read) =>
      withLease(read, (lease) => replyWith(city.ptz.stop(one.camera.id, lease))),
    ),
    on('/presets/goto', (one, read) => {
      const preset = read.text('presetId', 1, 100);
      return withLease(read, (lease) => replyWith(city.ptz.goTo(one.camera.id, lease, preset)));
    }),
    {
      method: 'GET',
      path: '/cameras/:cameraId/ptz/presets',
      handle: (asked) =>
        withCamera(city, asked, (one) =>
          json({ presets: one.camera.kind === 'ptz' ? presets.map(listed) : [] }),
        ),
    },
  ];
}

function listed({ presetId, name, nameEn }: (typeof presets)[number]): unknown {
  return { presetId, name, nameEn };
}

function withCamera(city: CityState, asked: Asked, act: (one: CityCamera) => Reply): Reply {
  const cameraId = asked.params['cameraId'] ?? '';
  const one = city.catalog.find(cameraId);
  return one ? act(one) : refuse(unknownCamera(cameraId).refusal);
}

function withLease(read: BodyReader, act: (leaseId: string) => Reply): Reply {
  const leaseId = read.text('leaseId', 1, 100);
  const wrong = read.refusal();
  return wrong ? refuse(wrong.refusal) : act(leaseId);
}

function take(city: CityState, one: CityCamera, read: BodyReader): Reply {
  const actor = read.actor();
  const takeOver = read.flag('takeOver');
  const wrong = read.refusal();
  if (wrong) return refuse(wrong.refusal);
  if (!one.camera.online) {
    return refuse(refused(409, 'camera-offline', 'the camera is offline').refusal);
  }
  return replyWith(city.ptz.take(one.camera, actor, takeOver));
}
