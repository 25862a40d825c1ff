import type { BodyReader } from './bodyReader';
import type { CityState } from './cityState';
import type { Part } from './incidentMerging';
import type { Result } from './refusal';
import type { IncidentAction } from './stepLoop';
import { unitCalled } from './units';
import { joints, type Actor, type Incident, type Picture } from './wire';

const weekMs = 604_800_000;
const verdicts = ['real', 'suspicious', 'false'] as const;
const directions = ['up', 'down'] as const;

/** What an answer wants, once its body has been read. */
export interface Wish {
  text?: string;
  act: (id: string, actor: Actor) => Result<Incident>;
}

type Reading = (read: BodyReader) => Wish;

/** How the body of every order is read, and what it does. */
export function incidentOrders(city: CityState): Record<IncidentAction, Reading> {
  const { work, merging } = city;
  return {
    accept: () => ({ act: (id, actor) => work.accept(id, actor) }),
    assign: (read) => assign(city, read),
    feedback: (read) => feedback(city, read),
    reopen: (read) => {
      const text = read.text('reason', 1, 500);
      return { text, act: (id, actor) => work.reopen(id, actor, text) };
    },
    close: (read) => {
      const verdict = read.oneOf('verdict', verdicts);
      const reason = read.maybeText('reason', 500) ?? '';
      return {
        text: reason === '' ? verdict : `${verdict}: ${reason}`,
        act: (id, actor) => work.close(id, actor, verdict, reason),
      };
    },
    archive: () => ({ act: (id, actor) => work.archive(id, actor) }),
    escalate: (read) => {
      const text = read.maybeText('text', 500) ?? '';
      return { text, act: (id, actor) => work.escalate(id, actor.name, text) };
    },
    note: (read) => {
      const text = read.text('text', 1, 500);
      return { text, act: (id, actor) => work.note(id, actor.name, text, text) };
    },
    pass: (read) => {
      const direction = read.oneOf('direction', directions);
      const reason = read.text('reason', 1, 500);
      return {
        text: `${direction}: ${reason}`,
        act: (id, actor) => work.pass(id, actor, direction, reason),
      };
    },
    merge: (read) => {
      const part = partOf(read);
      return { act: (id, actor) => merging.merge(id, actor, part) };
    },
    split: (read) => {
      const part = partOf(read);
      return { act: (id, actor) => merging.split(id, actor, part) };
    },
  };
}

function assign(city: CityState, read: BodyReader): Wish {
  const words = read.texts('units', 1, 8);
  const joint = read.isNull('joint') ? null : (read.maybeOneOf('joint', joints) ?? null);
  const instruction = read.text('instruction', 0, 500);
  const limitMs = read.whole('limitMs', 1000, weekMs);
  const units = words.map((word) => unitCalled(city.catalog, word));
  const act = (id: string, actor: Actor): Result<Incident> => {
    const assigned = city.work.assign(id, actor, { units, joint, instruction, limitMs });
    if (assigned.ok) city.happenings.expectSignature(id);
    return assigned;
  };
  return { text: `${words.join(', ')}: ${instruction}`, act };
}

function feedback(city: CityState, read: BodyReader): Wish {
  const text = read.text('text', 1, 1000);
  const cameraIds = read.texts('cameraIds', 0, 4);
  const act = (id: string, actor: Actor): Result<Incident> => {
    const pictures = cameraIds.flatMap((cameraId) => pictureNow(city, cameraId));
    return city.work.feedBack(id, actor, { zh: text, en: text, pictures });
  };
  return { text, act };
}

/** What a camera shows now, as a picture that stays. */
function pictureNow(city: CityState, cameraId: string): Picture[] {
  const one = city.catalog.find(cameraId);
  return one ? city.shelf.of('', one, city.now()) : [];
}

function partOf(read: BodyReader): Part {
  const inner = read.inner('part');
  const part: Part = inner.has('alarmId')
    ? { alarmId: inner.text('alarmId', 1, 100) }
    : { incidentId: inner.text('incidentId', 1, 100) };
  read.adopt(inner);
  return part;
}
