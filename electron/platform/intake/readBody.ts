import type { BodyFormat, Sample } from '#contract/alarmSource';
import { capFromXml, capNotices, isCap } from './cap';
import { binaryEvent, cloudEventNotices, isCloudEvents } from './cloudEvents';
import { gbFromXml, gbNotices, isGbAlarm } from './gb28181';
import { parseJson, type Json } from './json';
import type { ReadBody } from './notice';
import { onvifFromJson, onvifFromXml } from './onvif';
import { plainNotice } from './plainJson';
import { namedIn, parseXml, xmlToJson, type XmlElement } from './xml';

const capSpace = 'urn:oasis:names:tc:emergency:cap:1.2';

/** What a message says in the format it should have; undefined when nothing can be made of it. */
export const readBody = (sample: Sample, wanted: BodyFormat): ReadBody | undefined => {
  const text = sample.body.replace(/^\uFEFF/, '').trim();
  if (text.startsWith('<')) {
    const root = parseXml(text);
    return root === undefined ? undefined : readXml(root, wanted);
  }
  const event = binaryEvent(sample.headers, text);
  if (event !== undefined && fits(wanted, 'cloudevents')) {
    return { format: 'cloudevents', notices: cloudEventNotices(event) };
  }
  const document = parseJson(text);
  return document === undefined ? undefined : readJson(document, sample.topic, wanted);
};

const fits = (wanted: BodyFormat, format: BodyFormat): boolean =>
  wanted === 'auto' || wanted === format;

const readXml = (root: XmlElement, wanted: BodyFormat): ReadBody | undefined => {
  const isAlert = root.name === 'alert' && root.space === capSpace;
  if (isAlert && fits(wanted, 'cap'))
    return { format: 'cap', notices: capNotices(capFromXml(root)) };
  const gb = gbFromXml(root);
  if (isGbAlarm(gb) && fits(wanted, 'gb28181'))
    return { format: 'gb28181', notices: gbNotices(gb) };
  if (namedIn(root, 'NotificationMessage').length > 0 && fits(wanted, 'onvif')) {
    return { format: 'onvif', notices: onvifFromXml(root) };
  }
  // XML of any other kind is mapped by its paths, as JSON is.
  return fits(wanted, 'json')
    ? { format: 'json', notices: [plainNotice(xmlToJson(root))] }
    : undefined;
};

const readJson = (document: Json, topic: string, wanted: BodyFormat): ReadBody | undefined => {
  if (fits(wanted, 'cloudevents') && isCloudEvents(document)) {
    return { format: 'cloudevents', notices: cloudEventNotices(document) };
  }
  if (fits(wanted, 'cap') && isCap(document))
    return { format: 'cap', notices: capNotices(document) };
  if (fits(wanted, 'gb28181') && isGbAlarm(document)) {
    return { format: 'gb28181', notices: gbNotices(document) };
  }
  const notifications = fits(wanted, 'onvif') ? onvifFromJson(document, topic) : undefined;
  if (notifications !== undefined) return { format: 'onvif', notices: notifications };
  return fits(wanted, 'json') ? { format: 'json', notices: [plainNotice(document)] } : undefined;
};
