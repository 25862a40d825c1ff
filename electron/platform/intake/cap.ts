import type { Priority } from '#contract/alarm';
import type { LocalText } from '#contract/text';
import { isObject, listOf, member, textOf, type Json } from './json';
import { aNotice, type Notice } from './notice';
import { xmlToJson, type XmlElement } from './xml';

/** Members that are lists in the document however many there are. */
const lists: ReadonlySet<string> = new Set([
  'code',
  'info',
  'category',
  'responseType',
  'eventCode',
  'parameter',
  'resource',
  'area',
  'polygon',
  'circle',
  'geocode',
]);

const severities: Readonly<Record<string, Priority>> = {
  extreme: 'critical',
  severe: 'high',
  moderate: 'medium',
  minor: 'low',
};

/** The XML of an alert as the JSON that its members give. */
export const capFromXml = (root: XmlElement): Json => xmlToJson(root, lists);

/** Whether a JSON document is an alert of CAP 1.2. */
export const isCap = (document: Json): boolean =>
  isObject(document) &&
  ['identifier', 'sender', 'sent', 'status', 'msgType'].every(
    (name) => typeof document[name] === 'string',
  );

/** An alert. Its parts in several languages are one alarm. */
export const capNotices = (document: Json): Notice[] => {
  const infos = listOf(member(document, 'info')).filter(isObject);
  const info = infos.find((one) => isChinese(one)) ?? infos[0];
  const type = textOf(document, 'msgType');
  const status = textOf(document, 'status');
  const isCalledOff =
    type === 'Cancel' || listOf(member(info, 'responseType')).includes('AllClear');
  const isForUs = status === 'Actual' || status === 'Exercise';
  const isAlarm = ['Alert', 'Update', 'Cancel'].includes(type) && isForUs;
  const area = listOf(member(info, 'area'))[0];
  const [latitude = '', longitude = ''] = centreOf(area);
  return [
    aNotice({
      document,
      does: isAlarm ? (isCalledOff ? 'end' : 'raise') : 'ignore',
      key: ['sender', 'identifier', 'sent'].map((name) => textOf(document, name)).join(','),
      refersTo: textOf(document, 'references')
        .split(/\s+/)
        .filter((one) => one !== ''),
      camera: parameterOf(info, 'cameraId'),
      priority: severities[textOf(info, 'severity').toLowerCase()] ?? 'low',
      kind: codeOf(info),
      what: inLanguages(infos, 'headline', 'event'),
      place: inLanguages(
        infos.map((one) => listOf(member(one, 'area'))[0] ?? null),
        'areaDesc',
      ),
      description: inLanguages(infos, 'description'),
      instruction: inLanguages(infos, 'instruction'),
      time: textOf(info, 'onset', 'effective') || textOf(document, 'sent'),
      latitude,
      longitude,
      isRehearsal: status === 'Exercise',
      expires: textOf(info, 'expires'),
    }),
  ];
};

/** Without a language it is English, says the standard. */
const isChinese = (info: Json): boolean => textOf(info, 'language').toLowerCase().startsWith('zh');

const inLanguages = (infos: readonly Json[], ...names: readonly string[]): LocalText => {
  const texts = infos.map((info) => ({ isZh: isChinese(info), text: textOf(info, ...names) }));
  const said = texts.filter(({ text }) => text !== '');
  const zh = said.find(({ isZh }) => isZh)?.text ?? said[0]?.text ?? '';
  return { zh, en: said.find(({ isZh }) => !isZh)?.text ?? zh };
};

const parameterOf = (info: Json | undefined, name: string): string => {
  const found = listOf(member(info, 'parameter')).find((one) => textOf(one, 'valueName') === name);
  return textOf(found, 'value');
};

const codeOf = (info: Json | undefined): string => {
  const [code] = listOf(member(info, 'eventCode'));
  const value = textOf(code, 'value');
  return value === '' ? textOf(info, 'event') : `${textOf(code, 'valueName')}:${value}`;
};

const pair = /^(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)$/;

/** Latitude comes first, other than in GeoJSON. Of a polygon, the middle of its corners. */
const centreOf = (area: Json | undefined): string[] => {
  const [circle] = listOf(member(area, 'circle'));
  const [polygon] = listOf(member(area, 'polygon'));
  const isRound = typeof circle === 'string';
  const text = isRound ? circle.split(' ', 1)[0] : polygon;
  const points = (typeof text === 'string' ? text.trim().split(/\s+/) : []).flatMap((one) => {
    const found = pair.exec(one);
    return found === null ? [] : [[Number(found[1]), Number(found[2])] as const];
  });
  // The last corner is the first one again.
  const corners = points.length > 1 ? points.slice(0, -1) : points;
  if (corners.length === 0) return [];
  const middle = (of: 0 | 1): string =>
    String(corners.reduce((sum, corner) => sum + corner[of], 0) / corners.length);
  return [middle(0), middle(1)];
};
