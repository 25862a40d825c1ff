import type { Priority } from '#contract/alarm';
import { sameInBoth } from '#contract/text';
import { isObject, member, textOf, type Json } from './json';
import { aNotice, type Notice } from './notice';

/** Members that many systems call so; whatever else there is needs a path. */
const names = {
  key: ['alarmId', 'eventId', 'id', 'uuid', 'serial'],
  camera: ['cameraId', 'cameraNumber', 'camera', 'channelId', 'deviceId', 'device', 'sensor'],
  kind: ['kind', 'eventType', 'alarmType', 'type', 'label'],
  what: ['title', 'what', 'alarmName', 'eventName', 'name', 'message', 'label'],
  place: ['place', 'location', 'area', 'address'],
  description: ['description', 'detail', 'details', 'text'],
  time: ['raisedAt', 'time', 'timestamp', 'alarmTime', 'eventTime', 'occurredAt', 'createdAt'],
  longitude: ['longitude', 'lon', 'lng'],
  latitude: ['latitude', 'lat'],
  priority: ['priority', 'severity', 'level'],
  state: ['state', 'status', 'condition', 'action'],
} as const;

const priorities: Readonly<Record<string, Priority>> = {
  critical: 'critical',
  fatal: 'critical',
  emergency: 'critical',
  high: 'high',
  major: 'high',
  error: 'high',
  medium: 'medium',
  moderate: 'medium',
  warning: 'medium',
  warn: 'medium',
  low: 'low',
  minor: 'low',
  info: 'low',
  // GB/T 28181: 1 is the gravest.
  1: 'critical',
  2: 'high',
  3: 'medium',
  4: 'low',
};

/** Priority by the words that most systems use; null for any other. */
export const priorityOf = (said: string): Priority | null => {
  const word = said.toLowerCase();
  return Object.hasOwn(priorities, word) ? (priorities[word] ?? null) : null;
};

const endings = new Set(['cleared', 'clear', 'ended', 'end', 'resolved', 'closed', 'normal', 'ok']);

/** Whether that is a usual word for "it is over". */
export const isEndWord = (word: string): boolean => endings.has(word.toLowerCase());

/** What a JSON object says by the usual names of its members. */
export const plainNotice = (document: Json): Notice => {
  const said = (field: keyof typeof names): string => textOf(document, ...names[field]);
  const position = member(document, 'position') ?? member(document, 'location');
  const place = isObject(position) ? position : document;
  return aNotice({
    document,
    does: isEndWord(said('state')) ? 'end' : 'raise',
    key: said('key'),
    camera: said('camera'),
    priority: priorityOf(said('priority')),
    kind: said('kind'),
    what: sameInBoth(said('what')),
    place: sameInBoth(said('place')),
    description: sameInBoth(said('description')),
    time: said('time'),
    longitude: textOf(place, ...names.longitude),
    latitude: textOf(place, ...names.latitude),
  });
};
