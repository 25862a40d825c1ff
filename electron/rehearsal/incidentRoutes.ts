import { listPage, missingKey } from './alarmRoutes';
import { BodyReader } from './bodyReader';
import type { CityState } from './cityState';
import { json, refuse, replyWith, type Asked, type Reply, type Route } from './http';
import { incidentOrders, type Wish } from './incidentOrders';
import { done } from './refusal';
import { stepLoop, type IncidentAction } from './stepLoop';
import { unitsFor } from './units';

export function incidentRoutes(city: CityState): Route[] {
  const { incidents } = city;
  const on = (action: IncidentAction, wish: (read: BodyReader) => Wish): Route => ({
    method: 'POST',
    path: `/incidents/:incidentId/${action}`,
    handle: (asked) => answer(city, asked, action, asked.params['incidentId'] ?? '', wish),
  });
  return [
    {
      method: 'GET',
      path: '/incidents',
      handle: ({ query }) =>
        listPage(query, city.events.cursor, 'incidents', (state) => incidents.list(state)),
    },
    { method: 'POST', path: '/incidents', handle: (asked) => open(city, asked) },
    {
      method: 'GET',
      path: '/incidents/:incidentId',
      handle: ({ params }) => replyWith(incidents.find(params['incidentId'] ?? '')),
    },
    ...Object.entries(incidentOrders(city)).map(([action, wish]) =>
      on(action as IncidentAction, wish),
    ),
    {
      method: 'GET',
      path: '/loop',
      handle: () => json(stepLoop),
    },
    {
      method: 'GET',
      path: '/units',
      handle: ({ query }) =>
        replyWith(unitsFor(city.catalog, query.get('nodeId')), (units) => ({ units })),
    },
  ];
}

function answer(
  city: CityState,
  { body, key }: Asked,
  action: IncidentAction,
  targetId: string,
  wish: (read: BodyReader) => Wish,
): Reply {
  const read = new BodyReader(body);
  const actor = read.actor();
  const { text, act } = wish(read);
  const wrong = read.refusal();
  if (wrong) return refuse(wrong.refusal);
  if (key === null) return missingKey;
  const request = { key, action, targetId, actor, text, body };
  return replyWith(city.answers.once(request, () => act(targetId, actor)));
}

function open(city: CityState, { body, key }: Asked): Reply {
  const read = new BodyReader(body);
  const actor = read.actor();
  const alarmId = read.text('alarmId', 1, 100);
  const wrong = read.refusal();
  if (wrong) return refuse(wrong.refusal);
  if (key === null) return missingKey;
  return replyWith(
    city.answers.once({ key, action: 'open', targetId: alarmId, actor, body }, () => {
      const alarm = city.alarms.find(alarmId);
      if (!alarm.ok) return alarm;
      return done(city.happenings.openIncident(alarm.value));
    }),
  );
}
