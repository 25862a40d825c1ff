import { listPage, missingKey } from './alarmRoutes';
import type { Action } from './answers';
import { BodyReader } from './bodyReader';
import type { CityState } from './cityState';
import { refuse, replyWith, type Asked, type Reply, type Route } from './http';
import { done, type Result } from './refusal';
import { unitCalled, unitsFor } from './units';
import type { Actor, Incident } from './wire';

const weekMs = 604_800_000;
const verdicts = ['real', 'suspicious', 'false'] as const;

/** What an answer wants, once its body has been read. */
interface Wish {
  text?: string;
  act: (id: string, actor: Actor) => Result<Incident>;
}

export function incidentRoutes(city: CityState): Route[] {
  const { incidents } = city;
  const on = (action: Action, wish: (read: BodyReader) => Wish): Route => ({
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
    on('accept', () => ({ act: (id, actor) => incidents.accept(id, actor) })),
    on('assign', (read) => assign(city, read)),
    on('feedback', (read) => {
      const text = read.text('text', 1, 1000);
      return { text, act: (id, actor) => incidents.feedBack(id, actor, text) };
    }),
    on('reopen', (read) => {
      const text = read.text('reason', 1, 500);
      return { text, act: (id, actor) => incidents.reopen(id, actor, text) };
    }),
    on('close', (read) => {
      const verdict = read.oneOf('verdict', verdicts);
      const text = read.maybeText('reason', 500) ?? '';
      return {
        text: text === '' ? verdict : `${verdict}: ${text}`,
        act: (id, actor) => incidents.close(id, actor, verdict, text),
      };
    }),
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
  action: Action,
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

function assign(city: CityState, read: BodyReader): Wish {
  const unit = read.text('unit', 1, 100);
  const instruction = read.text('instruction', 0, 500);
  const limitMs = read.whole('limitMs', 1000, weekMs);
  const act = (id: string, actor: Actor): Result<Incident> => {
    const order = { ...unitCalled(city.catalog, unit), instruction, limitMs };
    const assigned = city.incidents.assign(id, actor, order);
    if (assigned.ok) city.happenings.expectSignature(id);
    return assigned;
  };
  return { text: `${unit}: ${instruction}`, act };
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
