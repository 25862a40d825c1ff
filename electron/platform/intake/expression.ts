import { isObject, member, scalarText, type Json } from './json';

/** One step into a document. */
type Step =
  | { kind: 'name'; name: string }
  | { kind: 'at'; index: number }
  /** The first of a list whose member says that. */
  | { kind: 'where'; name: string; value: string };

type Alternative =
  | { kind: 'path'; steps: Step[] }
  | { kind: 'topic'; level: number | null }
  | { kind: 'words'; words: string };

/** Where to look, in this order, until something is found. */
export type Expression = readonly Alternative[];

/** Where an expression looks. */
export interface Place {
  document: Json;
  topic: string;
}

const words = /^'([^']*)'$/;
const topic = /^@topic(?:\[(\d{1,2})\])?$/;
const maxSteps = 24;

/**
 * Reads `alarm.title | data["a b"][0].text | parameter[valueName=camera].value | @topic[2] | 'text'`;
 * undefined for what is none. Nothing of it is ever run.
 */
export const parseExpression = (text: string): Expression | undefined => {
  const parts = splitAlternatives(text);
  const alternatives = parts.map((part) => parseAlternative(part.trim()));
  return alternatives.every((one) => one !== undefined) ? alternatives : undefined;
};

/** Bars inside quotes and brackets belong to what stands there. */
const splitAlternatives = (text: string): string[] =>
  text.match(/(?:'[^']*'|"(?:[^"\\]|\\.)*"|\[(?:"(?:[^"\\]|\\.)*"|[^\]"])*\]|[^|])+/gu) ?? [text];

const parseAlternative = (text: string): Alternative | undefined => {
  const said = words.exec(text);
  if (said !== null) return { kind: 'words', words: said[1] ?? '' };
  const level = topic.exec(text);
  if (level !== null) {
    return { kind: 'topic', level: level[1] === undefined ? null : Number(level[1]) };
  }
  const steps = parseSteps(text);
  return steps === undefined ? undefined : { kind: 'path', steps };
};

const step =
  /(?:^|\.)([\p{L}_][\p{L}\p{N}_:-]*)|\[(\d{1,5})\]|\["((?:[^"\\]|\\.)*)"\]|\[([\p{L}_][\p{L}\p{N}_:-]*)=([^\]]*)\]/uy;

const parseSteps = (text: string): Step[] | undefined => {
  // `$` is the message itself, as in other notations of paths.
  if (text === '$') return [];
  const path = text.replace(/^\$(?:\.(?=.)|(?=\[))/, '');
  const steps: Step[] = [];
  step.lastIndex = 0;
  while (step.lastIndex < path.length) {
    const found = step.exec(path);
    if (found === null || steps.length === maxSteps) return undefined;
    const [, name, index, quoted, where, value = ''] = found;
    if (name !== undefined) steps.push({ kind: 'name', name });
    else if (index !== undefined) steps.push({ kind: 'at', index: Number(index) });
    else if (where !== undefined) steps.push({ kind: 'where', name: where, value });
    else steps.push({ kind: 'name', name: unquoted(quoted ?? '') });
  }
  return steps.length === 0 ? undefined : steps;
};

const unquoted = (text: string): string => text.replaceAll(/\\(.)/gu, '$1');

/** The first thing found that can be read; undefined when there is none. */
export const textAt = (expression: Expression, place: Place): string | undefined => {
  for (const one of expression) {
    const found =
      one.kind === 'path' ? scalarText(walk(place.document, one.steps)) : own(one, place);
    if (found !== undefined && found !== '') return found;
  }
  return undefined;
};

/** The list that is found first; undefined when there is none. */
export const listAt = (expression: Expression, place: Place): Json[] | undefined => {
  for (const one of expression) {
    const found = one.kind === 'path' ? walk(place.document, one.steps) : undefined;
    if (Array.isArray(found)) return found;
  }
  return undefined;
};

const own = (one: Exclude<Alternative, { kind: 'path' }>, place: Place): string | undefined => {
  if (one.kind === 'words') return one.words;
  return one.level === null ? place.topic : place.topic.split('/')[one.level - 1];
};

const walk = (document: Json, steps: readonly Step[]): Json | undefined => {
  let value: Json | undefined = document;
  for (const one of steps) {
    if (value === undefined) return undefined;
    value = stepInto(value, one);
  }
  return value;
};

const stepInto = (value: Json, one: Step): Json | undefined => {
  if (one.kind === 'name') return member(value, one.name);
  // What may be a list is often alone: then it is its own first.
  if (one.kind === 'at') return Array.isArray(value) ? value[one.index] : alone(value, one.index);
  const list = Array.isArray(value) ? value : [value];
  return list.find((each) => isObject(each) && scalarText(member(each, one.name)) === one.value);
};

const alone = (value: Json, index: number): Json | undefined =>
  index === 0 && isObject(value) ? value : undefined;
