import { BodyReader } from './bodyReader';
import { placeIn } from './catalog';
import type { CityState } from './cityState';
import {
  badParameter,
  json,
  limitOf,
  refuse,
  replyWith,
  type Asked,
  type Reply,
  type Route,
} from './http';
import { refused } from './refusal';

export function alarmRoutes(city: CityState): Route[] {
  return [
    {
      method: 'GET',
      path: '/alarms',
      handle: ({ query }) =>
        listPage(query, city.events.cursor, 'alarms', (state) => city.alarms.list(state)),
    },
    {
      method: 'GET',
      path: '/alarms/:alarmId',
      handle: ({ params }) => replyWith(city.alarms.find(params['alarmId'] ?? '')),
    },
    {
      method: 'POST',
      path: '/alarms/:alarmId/acknowledge',
      handle: (asked) => acknowledge(city, asked),
    },
  ];
}

function acknowledge(city: CityState, { params, body, key }: Asked): Reply {
  const read = new BodyReader(body);
  const actor = read.actor();
  const text = read.maybeText('note', 500);
  const wrong = read.refusal();
  if (wrong) return refuse(wrong.refusal);
  if (key === null) return missingKey;
  const targetId = params['alarmId'] ?? '';
  return replyWith(
    city.answers.once({ key, action: 'acknowledge', targetId, actor, text, body }, () =>
      city.alarms.acknowledge(targetId, actor),
    ),
  );
}

export const missingKey = refuse(
  refused(400, 'missing-key', 'send an Idempotency-Key of 8 to 100 characters').refusal,
);

/** One page of alarms or incidents, with the place in the event stream at which it was true. */
export function listPage<T>(
  query: URLSearchParams,
  eventCursor: string,
  name: string,
  list: (state: 'open' | 'all') => T[],
): Reply {
  const state = query.get('state') ?? 'open';
  const limit = limitOf(query);
  if (state !== 'open' && state !== 'all') return badParameter('state');
  if (limit === null) return badParameter('limit');
  const all = list(state);
  const from = placeIn(query.get('cursor'), all.length);
  if (from === null) {
    return refuse(refused(400, 'bad-cursor', 'not a cursor of this list').refusal);
  }
  const more = from + limit < all.length;
  return json({
    [name]: all.slice(from, from + limit),
    nextCursor: more ? `n${from + limit}` : null,
    eventCursor,
  });
}
