import type { Priority } from '#contract/alarm';
import { sameInBoth } from '#contract/text';
import { gbWhat } from './gbWords';
import { member, textOf, type Json } from './json';
import { aNotice, type Notice } from './notice';
import { xmlToJson, type XmlElement } from './xml';

const levels: Readonly<Record<string, Priority>> = {
  1: 'critical',
  2: 'high',
  3: 'medium',
  4: 'low',
};

/** The XML of a notice as JSON. */
export const gbFromXml = (root: XmlElement): Json => xmlToJson(root);

/** Whether a JSON document is an alarm notice, as its members are called in XML or after it. */
export const isGbAlarm = (document: Json): boolean =>
  textOf(document, 'CmdType', 'cmdType') === 'Alarm' &&
  textOf(document, 'DeviceID', 'deviceId', 'deviceID') !== '';

/**
 * An alarm notice. It has no id and no end: the same device, method and type are the same alarm
 * while it stands.
 */
export const gbNotices = (document: Json): Notice[] => {
  const info = member(document, 'Info') ?? document;
  const device = textOf(document, 'DeviceID', 'deviceId', 'deviceID');
  // Several methods may be written in one number; the first one is the nearest.
  const methods = textOf(document, 'AlarmMethod', 'alarmMethod');
  const method = /[1-7]/.exec(methods)?.[0] ?? '';
  const type = textOf(info, 'AlarmType', 'alarmType');
  const words = textOf(document, 'AlarmDescription', 'alarmDescription');
  const what = gbWhat(method, type);
  return [
    aNotice({
      document,
      key: [device, methods, type].join(' '),
      camera: device,
      priority: levels[textOf(document, 'AlarmPriority', 'alarmPriority')] ?? null,
      kind: ['gb', method || '0', ...(type === '' ? [] : [type])].join('-'),
      gbMethod: method === '' ? null : Number(method),
      what: what ?? sameInBoth(words),
      description: sameInBoth(words === what?.zh ? '' : words),
      time: textOf(document, 'AlarmTime', 'alarmTime'),
      longitude: textOf(document, 'Longitude', 'longitude'),
      latitude: textOf(document, 'Latitude', 'latitude'),
    }),
  ];
};
