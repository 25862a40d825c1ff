import type { Priority } from '#contract/alarm';
import { isObject, listOf, member, parseJson, textOf, type Json, type JsonObject } from './json';
import type { Notice } from './notice';
import { isEndWord, plainNotice, priorityOf } from './plainJson';

/** More events in one message are no batch but a file. */
const maxBatch = 1_000;

/** Whether a document is an event or a batch of them. */
export const isCloudEvents = (document: Json): boolean => {
  const events = listOf(document);
  return events.length > 0 && events.every((one) => textOf(one, 'specversion') === '1.0');
};

/** Attributes stand in the head of the request, the body is the data. */
export const binaryEvent = (headers: Record<string, string>, body: string): Json | undefined => {
  if (headers['ce-specversion'] !== '1.0') return undefined;
  const attributes = Object.entries(headers).flatMap(([name, value]) =>
    name.startsWith('ce-') ? [[name.slice(3), headText(value)] as const] : [],
  );
  const data = parseJson(body) ?? body;
  return { ...Object.fromEntries(attributes), data } satisfies JsonObject;
};

/** Letters beyond ASCII travel in percent form in a head. */
const headText = (value: string): string => {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
};

/** One notice for each event. */
export const cloudEventNotices = (document: Json): Notice[] =>
  listOf(document).slice(0, maxBatch).map(noticeOf);

const noticeOf = (event: Json): Notice => {
  const data = dataOf(event);
  const inside = plainNotice(data);
  const type = textOf(event, 'type');
  const subject = textOf(event, 'subject');
  const lastWord = type.slice(type.lastIndexOf('.') + 1);
  const isEnd = isEndWord(lastWord) || inside.does === 'end';
  const tellsEnds = isEnd || lastWord === 'raised' || lastWord === 'started';
  const own = textOf(data, 'alarmId');
  const point = [subject, inside.camera, tellsEnds ? baseOf(type) : type].join(' ');
  return {
    ...inside,
    document: { ...(isObject(event) ? event : {}), data },
    does: isEnd ? 'end' : 'raise',
    // The end of an alarm is an event of its own, with an id of its own: what they have in common
    // is what they are about.
    key: [textOf(event, 'source'), own || (tellsEnds ? point : textOf(event, 'id'))].join(' '),
    camera: inside.camera || subject,
    priority: severityOf(event) ?? inside.priority,
    kind: inside.kind || type,
    what: inside.what.zh === '' ? { zh: type, en: type } : inside.what,
    time: textOf(event, 'time') || inside.time,
  };
};

const baseOf = (type: string): string => type.slice(0, Math.max(0, type.lastIndexOf('.')));

const dataOf = (event: Json): Json => {
  const packed = member(event, 'data_base64');
  if (typeof packed !== 'string') return member(event, 'data') ?? null;
  const text = Buffer.from(packed, 'base64').toString('utf8');
  return parseJson(text) ?? text;
};

/** The numbers of the severity extension: 17 and more are errors, 21 and more fatal. */
const severityOf = (event: Json): Priority | null => {
  const number = Number(textOf(event, 'severitynumber') || Number.NaN);
  if (!Number.isFinite(number)) return priorityOf(textOf(event, 'severitytext'));
  if (number >= 21) return 'critical';
  if (number >= 17) return 'high';
  return number >= 13 ? 'medium' : 'low';
};
