import { isObject, member, scalarText, textOf, type Json, type JsonObject } from './json';
import { aNotice, type Notice } from './notice';
import { isAlarmTopic, topicMeaning } from './onvifWords';
import { childOf, namedIn, type XmlElement } from './xml';

const maxMessages = 1_000;

/** One notification in the form that all its writings are brought to. */
interface Notification {
  topic: string;
  utcTime: string;
  /** Initialized, Changed, Deleted; empty for what is no property. */
  operation: string;
  source: JsonObject;
  key: JsonObject;
  data: JsonObject;
  /** What the broker's prefix says of the device; empty elsewhere. */
  device: string;
}

/** Every notification in a document, whatever envelope it came in. */
export const onvifFromXml = (root: XmlElement): Notice[] =>
  namedIn(root, 'NotificationMessage')
    .slice(0, maxMessages)
    .map((one) => {
      const message = childOf(childOf(one, 'Message'), 'Message');
      return noticeOf({
        topic: childOf(one, 'Topic')?.text.trim() ?? '',
        utcTime: message?.attributes['UtcTime'] ?? '',
        operation: message?.attributes['PropertyOperation'] ?? '',
        source: itemsOf(childOf(message, 'Source')),
        key: itemsOf(childOf(message, 'Key')),
        data: itemsOf(childOf(message, 'Data')),
        device: '',
      });
    });

const itemsOf = (element: XmlElement | undefined): JsonObject =>
  Object.fromEntries(
    (element?.children ?? []).flatMap(({ name, attributes }) =>
      name === 'SimpleItem' && attributes['Name'] !== undefined
        ? [[attributes['Name'], attributes['Value'] ?? '']]
        : [],
    ),
  );

const brokerTopic = /^(.*?)\/?onvif-ej\/(.+?)(?:\/&.*)?$/;

/** A notification as JSON: brought to one form already, or as a device's broker sends it. */
export const onvifFromJson = (document: Json, mqttTopic: string): Notice[] | undefined => {
  const inner = member(document, 'payload');
  const wrapped = textOf(document, 'topic');
  const broker = brokerTopic.exec(isObject(inner) ? wrapped : mqttTopic);
  const body = isObject(inner) ? inner : document;
  const utcTime = textOf(body, 'UtcTime', 'utcTime');
  const topic = broker === null ? textOf(body, 'topic', 'Topic') : `tns1:${broker[2] ?? ''}`;
  if (utcTime === '' || topic === '') return undefined;
  const part = (...names: string[]): JsonObject =>
    names.map((name) => member(body, name)).find(isObject) ?? {};
  return [
    noticeOf({
      topic: topic.replace(/^tns1:(?=\w+:)/, ''),
      utcTime,
      operation: textOf(body, 'propertyOperation', 'PropertyOperation'),
      source: part('source', 'Source'),
      key: part('key', 'Key'),
      data: part('data', 'Data'),
      device: broker?.[1] ?? '',
    }),
  ];
};

const noticeOf = (said: Notification): Notice => {
  const { topic, source, key, data } = said;
  const meaning = topicMeaning(topic);
  return aNotice({
    document: { ...said },
    does: doesOf(said),
    key: [said.device, topic, ...pairs(source), ...pairs(key)].join(' '),
    camera: said.device || cameraOf(source),
    kind: meaning.kind,
    what: meaning.what,
    place: nameOf(source),
    time: said.utcTime,
    description: { zh: pairs(data).join(' '), en: pairs(data).join(' ') },
  });
};

const pairs = (items: JsonObject): string[] =>
  Object.entries(items).map(([name, value]) => `${name}=${scalarText(value) ?? ''}`);

/** Older devices name their sources otherwise. */
const cameraOf = (source: JsonObject): string =>
  textOf(
    source,
    'VideoSource',
    'VideoSourceConfigurationToken',
    'Source',
    'InputToken',
    'RelayToken',
  );

const nameOf = (source: JsonObject): Notice['place'] => {
  const rule = textOf(source, 'Rule');
  return { zh: rule, en: rule };
};

/**
 * A property is told at once when somebody subscribes (Initialized): that is no alarm. It begins
 * with true and ends with false; an event that is no property only begins.
 */
const doesOf = ({ topic, operation, data }: Notification): Notice['does'] => {
  if (!isAlarmTopic(topic) || operation === 'Initialized') return 'ignore';
  if (operation === 'Deleted') return 'end';
  const states = Object.values(data).map((value) => (scalarText(value) ?? '').toLowerCase());
  const flags = states.filter((word) => ['true', 'false', 'active', 'inactive'].includes(word));
  const isOff = flags.length > 0 && flags.every((word) => word === 'false' || word === 'inactive');
  return isOff ? 'end' : 'raise';
};
