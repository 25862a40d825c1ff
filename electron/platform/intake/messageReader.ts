import type { Priority } from '#contract/alarm';
import {
  mappedFields,
  type AlarmMapping,
  type MappedField,
  type MappingProblem,
  type Sample,
} from '#contract/alarmSource';
import type { LocalText, Position } from '#contract/text';
import { plainText } from '../plainText';
import { listAt, parseExpression, textAt, type Expression } from './expression';
import type { Json } from './json';
import type { Notice, ReadBody } from './notice';
import { priorityOf, plainNotice } from './plainJson';
import { readBody } from './readBody';
import { timeMs } from './times';

/** One alarm as a message tells it. */
export interface ReadAlarm {
  does: 'raise' | 'end' | 'ignore';
  key: string;
  refersTo: readonly string[];
  /** What the message calls the camera. */
  camera: string;
  priority: Priority;
  kind: string;
  gbMethod: number | null;
  what: LocalText;
  place: LocalText;
  description: LocalText;
  instruction: LocalText;
  /** Null: when it comes. */
  atMs: number | null;
  expiresAtMs: number | null;
  position: Position | null;
  isRehearsal: boolean;
}

/** What a message says by a mapping. */
interface ReadMessage {
  format: ReadBody['format'] | null;
  /** What the paths look into, of the first alarm. */
  document: Json;
  alarms: ReadAlarm[];
  problems: MappingProblem[];
}

/** More alarms in one message are no message but a file. */
const maxAlarms = 1_000;
const maxKey = 400;

type Found = Partial<Record<MappedField, string>>;
type Tell = (problem: MappingProblem) => void;

/** Reads messages by a mapping; its expressions are read once. */
export class MessageReader {
  readonly #mapping: AlarmMapping;
  readonly #each: Expression | undefined;
  readonly #fields: readonly (readonly [MappedField, Expression])[];
  readonly #wrong: MappingProblem[] = [];
  readonly #priorities: ReadonlyMap<string, Priority>;
  readonly #ended: ReadonlySet<string>;
  readonly #ignored: ReadonlySet<string>;

  constructor(mapping: AlarmMapping) {
    this.#mapping = mapping;
    this.#each = this.#parsed('each', mapping.each);
    this.#fields = mappedFields.flatMap((field) => {
      const expression = this.#parsed(field, mapping.fields[field]);
      return expression === undefined ? [] : [[field, expression] as const];
    });
    this.#priorities = new Map(
      mapping.priorities.map(({ said, priority }) => [said.toLowerCase(), priority]),
    );
    this.#ended = new Set(mapping.ended.map((word) => word.toLowerCase()));
    this.#ignored = new Set(mapping.ignored.map((word) => word.toLowerCase()));
  }

  /** Nothing is thrown, whatever the message holds. */
  read(sample: Sample): ReadMessage {
    const problems = [...this.#wrong];
    const tell: Tell = (problem) => {
      if (problems.length < 20) problems.push(problem);
    };
    const body = readBody(sample, this.#mapping.format);
    if (body === undefined) {
      tell({ field: 'body', trouble: 'unreadable', found: shown(sample.body) });
      return { format: null, document: null, alarms: [], problems };
    }
    const notices = this.#spread(body, sample, tell).slice(0, maxAlarms);
    return {
      format: body.format,
      document: notices[0]?.document ?? null,
      alarms: notices.map((notice) => this.#alarm(notice, sample.topic, tell)),
      problems,
    };
  }

  /** One notice for each entry of the list that the mapping names. */
  #spread(body: ReadBody, { topic }: Sample, tell: Tell): Notice[] {
    const [first] = body.notices;
    if (this.#each === undefined || first === undefined) return body.notices;
    const list = listAt(this.#each, { document: first.document, topic });
    if (list !== undefined) return list.map(plainNotice);
    tell({ field: 'each', trouble: 'nothing', found: '' });
    return [];
  }

  #alarm(notice: Notice, topic: string, tell: Tell): ReadAlarm {
    const found: Found = {};
    for (const [field, expression] of this.#fields) {
      const text = textAt(expression, { document: notice.document, topic });
      if (text === undefined) tell({ field, trouble: 'nothing', found: '' });
      else found[field] = text;
    }
    const what = this.#words(found.what, notice.what, 200);
    const kind = plainText(found.kind ?? notice.kind, 80);
    const camera = plainText(found.camera ?? notice.camera, 120);
    if (what.zh === '' && kind === '') tell({ field: 'what', trouble: 'nothing', found: '' });
    return {
      does: this.#does(found.state, notice.does),
      key: (found.id ?? (notice.key || [camera, kind, what.zh].join(' '))).slice(0, maxKey),
      refersTo: notice.refersTo,
      camera,
      priority: this.#priority(found.priority, notice.priority, tell),
      kind: kind || 'alarm',
      gbMethod: notice.gbMethod,
      what: what.zh === '' ? { zh: kind, en: kind } : what,
      place: this.#words(found.place, notice.place, 200),
      description: this.#words(found.description, notice.description, 2_000),
      instruction: this.#words(undefined, notice.instruction, 2_000),
      atMs: this.#time(found.time ?? notice.time, tell),
      expiresAtMs: timeMs(notice.expires, this.#mapping.zone) ?? null,
      position: positionOf(found, notice, tell),
      isRehearsal: notice.isRehearsal,
    };
  }

  #does(state: string | undefined, usual: Notice['does']): Notice['does'] {
    if (state === undefined) return usual;
    const word = state.toLowerCase();
    if (this.#ignored.has(word)) return 'ignore';
    if (this.#ended.has(word)) return 'end';
    // Where the mapping names the words of an end, any other word is none.
    return this.#ended.size > 0 && usual === 'end' ? 'raise' : usual;
  }

  #priority(said: string | undefined, usual: Priority | null, tell: Tell): Priority {
    if (said === undefined) return usual ?? this.#mapping.usualPriority;
    const priority = this.#priorities.get(said.toLowerCase()) ?? priorityOf(said);
    if (priority === null) tell({ field: 'priority', trouble: 'unknown', found: shown(said) });
    return priority ?? this.#mapping.usualPriority;
  }

  #time(said: string, tell: Tell): number | null {
    if (said === '') return null;
    const atMs = timeMs(said, this.#mapping.zone);
    if (atMs === undefined) tell({ field: 'time', trouble: 'unreadable', found: shown(said) });
    return atMs ?? null;
  }

  #words(found: string | undefined, usual: LocalText, most: number): LocalText {
    const { zh, en } = found === undefined ? usual : { zh: found, en: found };
    return { zh: plainText(zh, most), en: plainText(en, most) };
  }

  #parsed(field: MappedField | 'each', text: string): Expression | undefined {
    if (text.trim() === '') return undefined;
    const expression = parseExpression(text);
    if (expression === undefined) {
      this.#wrong.push({ field, trouble: 'wrong', found: shown(text) });
    }
    return expression;
  }
}

const shown = (text: string): string => plainText(text, 120);

/** Null for what is not on earth, and for 0,0, which means that nobody knows. */
const positionOf = (found: Found, notice: Notice, tell: Tell): Position | null => {
  const texts = [found.longitude ?? notice.longitude, found.latitude ?? notice.latitude];
  if (texts.some((text) => text === '')) return null;
  const [longitude = Number.NaN, latitude = Number.NaN] = texts.map(Number);
  if (longitude === 0 && latitude === 0) return null;
  if (Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90) return { longitude, latitude };
  tell({ field: 'longitude', trouble: 'unreadable', found: shown(texts.join(' ')) });
  return null;
};
