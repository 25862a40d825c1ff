import type { Heard, Sample } from '#contract/alarmSource';
import { bodyText } from './bodyText';
import type { Message } from '../common/messageLine';

const mostKept = 20;
const mostBytes = 8_000;

/** The newest messages of a source, so that a mapping can be tried on what really comes. */
export class HeardMessages {
  readonly #last: Message[] = [];
  #messages = 0;
  #alarms = 0;
  #unreadable = 0;
  #lastAtMs: number | null = null;

  add(message: Message, alarms: number, nowMs: number): void {
    this.#messages += 1;
    this.#alarms += alarms;
    this.#lastAtMs = nowMs;
    this.#last.unshift(message);
    this.#last.length = Math.min(this.#last.length, mostKept);
  }

  lost(): void {
    this.#unreadable += 1;
  }

  heard(): Heard {
    return {
      messages: this.#messages,
      alarms: this.#alarms,
      unreadable: this.#unreadable,
      lastAtMs: this.#lastAtMs,
      last: this.#last.map((message) => sampleOf(message, mostBytes)),
    };
  }

  /** One message a line, oldest first, whole. */
  record(): string {
    const samples = this.#last.map((message) => sampleOf(message, Number.MAX_SAFE_INTEGER));
    return samples
      .toReversed()
      .map((sample) => `${JSON.stringify(sample)}\n`)
      .join('');
  }
}

const sampleOf = ({ topic, headers, body }: Message, most: number): Sample => ({
  topic,
  headers,
  body: bodyText(body.length > most ? body.subarray(0, most) : body),
});
