import { refused, type Refusal } from './refusal';
import type { Actor } from './wire';

const roles = ['officer', 'lead', 'presenter'] as const;

/** Reads the fields of a body and remembers the first one that is not as described. */
export class BodyReader {
  private readonly fields: Record<string, unknown>;
  private wrongAt: string | null = null;

  constructor(
    body: unknown,
    private readonly path = '',
  ) {
    const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
    this.fields = isObject ? (body as Record<string, unknown>) : {};
    if (!isObject) this.wrongAt = path === '' ? '/' : path;
  }

  text(name: string, least: number, most: number): string {
    const value = this.fields[name];
    const isFine = typeof value === 'string' && value.length >= least && value.length <= most;
    return isFine ? value : this.wrong(name, '');
  }

  maybeText(name: string, most: number): string | undefined {
    return this.fields[name] === undefined ? undefined : this.text(name, 0, most);
  }

  number(name: string, least: number, most: number): number {
    const value = this.fields[name];
    const isFine = typeof value === 'number' && value >= least && value <= most;
    return isFine ? value : this.wrong(name, 0);
  }

  whole(name: string, least: number, most: number): number {
    const value = this.number(name, least, most);
    return Number.isInteger(value) ? value : this.wrong(name, 0);
  }

  flag(name: string): boolean {
    const value = this.fields[name];
    return value === undefined || typeof value === 'boolean'
      ? value === true
      : this.wrong(name, false);
  }

  oneOf<T extends string | number>(name: string, choices: readonly [T, ...T[]]): T {
    const value = this.fields[name];
    return choices.find((choice) => choice === value) ?? this.wrong(name, choices[0]);
  }

  maybeOneOf<T extends string | number>(
    name: string,
    choices: readonly [T, ...T[]],
  ): T | undefined {
    return this.fields[name] === undefined ? undefined : this.oneOf(name, choices);
  }

  /** A list of texts, each of at least one character; without the field, an empty one. */
  texts(name: string, least: number, most: number): string[] {
    const value = this.fields[name] ?? [];
    const isFine =
      Array.isArray(value) &&
      value.length >= least &&
      value.length <= most &&
      value.every((one) => typeof one === 'string' && one !== '' && one.length <= 100);
    return isFine ? (value as string[]) : this.wrong(name, []);
  }

  /** The field as a body of its own. */
  inner(name: string): BodyReader {
    return new BodyReader(this.fields[name], `${this.path}/${name}`);
  }

  /** What is wrong in a part of the body is wrong in the whole. */
  adopt(inner: BodyReader): void {
    this.wrongAt ??= inner.wrongAt;
  }

  has(name: string): boolean {
    return this.fields[name] !== undefined;
  }

  isNull(name: string): boolean {
    return this.fields[name] === null;
  }

  actor(name = 'actor'): Actor {
    const inner = this.inner(name);
    const actor = {
      seat: inner.whole('seat', 1, 999),
      name: inner.text('name', 1, 60),
      role: inner.oneOf('role', roles),
    };
    this.adopt(inner);
    return actor;
  }

  /** Why the body is refused, or null when every field read was as described. */
  refusal(): { ok: false; refusal: Refusal } | null {
    if (this.wrongAt === null) return null;
    return refused(400, 'bad-request', 'the body is not as described', { at: this.wrongAt });
  }

  private wrong<T>(name: string, instead: T): T {
    this.wrongAt ??= `${this.path}/${name}`;
    return instead;
  }
}
