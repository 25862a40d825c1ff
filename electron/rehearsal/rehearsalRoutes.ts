import { BodyReader } from './bodyReader';
import type { CityState } from './cityState';
import type { CityCamera } from './city';
import { drawnFault, faultKinds } from './faults';
import { happeningKind, type HappeningKind } from './happeningKinds';
import { empty, json, refuse, replyWith, type Asked, type Reply, type Route } from './http';
import { refused, unknownCamera, type Result } from './refusal';
import type { CatalogChange } from './wire';

const levels = [1, 2, 3, 4] as const;
const dayMs = 86_400_000;
const changeKinds = ['online', 'offline', 'added', 'removed', 'renamed'] as const;

/** The extension for rehearsals and tests; a real platform has none of it. */
export function rehearsalRoutes(city: CityState): Route[] {
  return [
    { method: 'GET', path: '/rehearsal/state', handle: () => json(stateOf(city)) },
    { method: 'PUT', path: '/rehearsal/rate', handle: (asked) => setRate(city, asked) },
    ...faultRoutes(city),
    ...channelRoutes(city),
    { method: 'POST', path: '/rehearsal/alarms', handle: (asked) => raiseAlarm(city, asked) },
    {
      method: 'POST',
      path: '/rehearsal/alarms/:alarmId/clear',
      handle: ({ params }) => replyWith(city.alarms.clear(params['alarmId'] ?? '')),
    },
    { method: 'POST', path: '/rehearsal/incidents', handle: (asked) => raiseIncident(city, asked) },
    {
      method: 'POST',
      path: '/rehearsal/incidents/:incidentId/sign',
      handle: ({ params }) => {
        const signed = city.work.sign(params['incidentId'] ?? '');
        if (signed.ok) city.happenings.expectArrival(signed.value);
        return replyWith(signed);
      },
    },
    {
      method: 'POST',
      path: '/rehearsal/incidents/:incidentId/feedback',
      handle: ({ params }) => replyWith(city.happenings.reportDone(params['incidentId'] ?? '')),
    },
    { method: 'POST', path: '/rehearsal/catalog', handle: (asked) => changeCatalog(city, asked) },
    {
      method: 'GET',
      path: '/rehearsal/ptz/:cameraId',
      handle: ({ params }) => json({ orders: city.ptz.ordersOf(params['cameraId'] ?? '') }),
    },
    {
      method: 'GET',
      path: '/rehearsal/answers',
      handle: () => json({ answers: city.answers.list() }),
    },
  ];
}

function faultRoutes(city: CityState): Route[] {
  return [
    {
      method: 'GET',
      path: '/rehearsal/faults',
      handle: () => json({ faults: city.faults.list() }),
    },
    {
      method: 'DELETE',
      path: '/rehearsal/faults',
      handle: () => {
        for (const { cameraId } of city.faults.list()) lift(city, cameraId);
        return empty;
      },
    },
    {
      method: 'PUT',
      path: '/rehearsal/faults/:cameraId',
      handle: ({ params, body }) => setFault(city, params['cameraId'] ?? '', body),
    },
    {
      method: 'DELETE',
      path: '/rehearsal/faults/:cameraId',
      handle: ({ params }) => {
        lift(city, params['cameraId'] ?? '');
        return empty;
      },
    },
  ];
}

/** A word of a platform that has lost its mind may be long. */
const wordBytes = 8 * 1024 * 1024;

function channelRoutes(city: CityState): Route[] {
  return [
    {
      method: 'PUT',
      path: '/rehearsal/channel',
      handle: ({ body }) => {
        const read = new BodyReader(body);
        const isCut = read.flag('isCut');
        const wrong = read.refusal();
        if (wrong) return refuse(wrong.refusal);
        city.channel.set(isCut);
        return empty;
      },
    },
    {
      method: 'POST',
      path: '/rehearsal/channel',
      bodyLimit: wordBytes,
      handle: ({ body }) => {
        const read = new BodyReader(body);
        const text = read.text('text', 0, wordBytes);
        const times = read.has('times') ? read.whole('times', 1, 100_000) : 1;
        const wrong = read.refusal();
        if (wrong) return refuse(wrong.refusal);
        city.channel.say(text, times);
        return empty;
      },
    },
  ];
}

function setFault(city: CityState, cameraId: string, body: unknown): Reply {
  const read = new BodyReader(body);
  const fault = read.oneOf('fault', faultKinds);
  const wrong = read.refusal();
  if (wrong) return refuse(wrong.refusal);
  if (!city.catalog.find(cameraId)) return refuse(unknownCamera(cameraId).refusal);
  lift(city, cameraId);
  if (fault === 'offline') city.catalog.setOnline(cameraId, false, city.now());
  if (drawnFault(fault) || fault === 'tls') city.streams.closeOf(cameraId);
  return json(city.faults.set(cameraId, fault, city.now()));
}

function lift(city: CityState, cameraId: string): void {
  const lifted = city.faults.lift(cameraId);
  if (lifted?.fault === 'offline') city.catalog.setOnline(cameraId, true, city.now());
  if (drawnFault(lifted?.fault) || lifted?.fault === 'tls') city.streams.closeOf(cameraId);
}

function stateOf(city: CityState): unknown {
  return {
    script: city.script,
    alarmsPerHour: city.happenings.alarmsPerHour,
    nextHappeningAtMs: whole(city.happenings.nextHappeningAtMs),
    openAlarms: city.alarms.list('open').length,
    openIncidents: city.incidents.list('open').length,
    openStreams: city.streams.count,
    faults: city.faults.list().length,
  };
}

function whole(value: number | null): number | null {
  return value === null ? null : Math.round(value);
}

function setRate(city: CityState, { body }: Asked): Reply {
  const read = new BodyReader(body);
  const alarmsPerHour = read.number('alarmsPerHour', 0, 36_000);
  const wrong = read.refusal();
  if (wrong) return refuse(wrong.refusal);
  city.happenings.setRate(alarmsPerHour);
  return json(stateOf(city));
}

function raiseAlarm(city: CityState, { body }: Asked): Reply {
  const read = new BodyReader(body);
  const level = read.maybeOneOf('level', levels);
  const isTimed = read.has('clearAfterMs') && !read.isNull('clearAfterMs');
  const clearAfterMs = isTimed
    ? read.whole('clearAfterMs', 0, dayMs)
    : read.isNull('clearAfterMs')
      ? null
      : undefined;
  const isRehearsal = read.flag('isRehearsal');
  return withHappening(city, read, (one, kind) =>
    json(
      isRehearsal
        ? city.happenings.rehearse(one, kind)
        : city.happenings.raiseAlarm(one, kind, { level, clearAfterMs }),
      201,
    ),
  );
}

function raiseIncident(city: CityState, { body }: Asked): Reply {
  const read = new BodyReader(body);
  const level = read.maybeOneOf('level', levels);
  return withHappening(city, read, (one, kind) =>
    json(city.happenings.raiseIncident(one, kind, level), 201),
  );
}

function withHappening(
  city: CityState,
  read: BodyReader,
  act: (one: CityCamera, kind: HappeningKind) => Reply,
): Reply {
  const cameraId = read.text('cameraId', 1, 40);
  const kind = happeningKind(read.text('kind', 1, 80));
  const wrong = read.refusal();
  if (wrong) return refuse(wrong.refusal);
  if (!kind) {
    const at = { at: '/kind' };
    return refuse(refused(400, 'bad-request', 'nothing of that kind happens here', at).refusal);
  }
  const one = city.catalog.find(cameraId);
  return one ? act(one, kind) : refuse(unknownCamera(cameraId).refusal);
}

function changeCatalog(city: CityState, { body }: Asked): Reply {
  const read = new BodyReader(body);
  const kind = read.oneOf('kind', changeKinds);
  const cameraId = read.text('cameraId', 1, 40);
  const name = read.maybeText('name', 60) ?? '新增点位';
  const nameEn = read.maybeText('nameEn', 60) ?? 'New camera';
  const wrong = read.refusal();
  if (wrong) return refuse(wrong.refusal);
  const { catalog } = city;
  const nowMs = city.now();
  const changes: Record<(typeof changeKinds)[number], () => Result<CatalogChange>> = {
    online: () => catalog.setOnline(cameraId, true, nowMs),
    offline: () => catalog.setOnline(cameraId, false, nowMs),
    added: () => catalog.add(cameraId, name, nameEn, nowMs),
    removed: () => catalog.remove(cameraId, nowMs),
    renamed: () => catalog.rename(cameraId, name, nameEn, nowMs),
  };
  return replyWith(changes[kind]());
}
