import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { Json, JsonObject } from './json';

/** One element: what it is called without its prefix, what it carries, what is in it. */
export interface XmlElement {
  name: string;
  space: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  text: string;
}

const maxDepth = 32;
const maxElements = 5_000;

class Refused extends Error {}

/**
 * Reads an XML document strictly; undefined for what is none. No document type: entities of its
 * own, which could grow without bound or read files, do not exist.
 */
export const parseXml = (text: string): XmlElement | undefined => {
  const parser = new SaxesParser({ xmlns: true });
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  let count = 0;
  const refuse = (): never => {
    throw new Refused();
  };
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  parser.on('opentag', (tag) => {
    count += 1;
    if (open.length >= maxDepth || count > maxElements) refuse();
    const element = elementOf(tag);
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  const add = (words: string): void => {
    const element = open.at(-1);
    if (element !== undefined) element.text += words;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    open.pop();
  });
  try {
    parser.write(text).close();
    return root;
  } catch {
    return undefined;
  }
};

const elementOf = (tag: SaxesTagNS): XmlElement => ({
  name: tag.local,
  space: tag.uri,
  attributes: Object.fromEntries(
    Object.values(tag.attributes).flatMap(({ local, value, prefix }) =>
      prefix === 'xmlns' || local === 'xmlns' ? [] : [[local, value]],
    ),
  ),
  children: [],
  text: '',
});

/** The first child of that name. */
export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child) => child.name === name);

/** The element itself or any in it, in the order of the text. */
export const namedIn = (element: XmlElement, name: string): XmlElement[] => [
  ...(element.name === name ? [element] : []),
  ...element.children.flatMap((child) => namedIn(child, name)),
];

/** As JSON, so that paths lead into it: a repeated child is a list, as are those named. */
export const xmlToJson = (element: XmlElement, lists: ReadonlySet<string> = new Set()): Json => {
  const attributes = Object.entries(element.attributes);
  if (element.children.length === 0 && attributes.length === 0) return element.text.trim();
  const json: JsonObject = Object.fromEntries(attributes);
  for (const child of element.children) {
    const value = xmlToJson(child, lists);
    const before = Object.hasOwn(json, child.name) ? json[child.name] : undefined;
    if (before === undefined) json[child.name] = lists.has(child.name) ? [value] : value;
    else json[child.name] = Array.isArray(before) ? [...before, value] : [before, value];
  }
  const text = element.text.trim();
  if (element.children.length === 0 && text !== '') json['text'] = text;
  return json;
};
