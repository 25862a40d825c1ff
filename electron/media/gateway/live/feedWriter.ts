import type { ServerResponse } from 'node:http';

import {
  encodeFeedMessage,
  type FeedAbout,
  type FeedConfig,
  type FeedMessage,
} from '#contract/feed';
import type { FaultCode } from '#contract/outcome';

import { joinMessages, withGap, type LiveSample } from './liveSample';

/** A reader that leaves more lying loses pictures, not this machine its memory. */
const mostWaitingBytes = 8 * 1024 * 1024;
/** From there on it is given pictures again. */
const enoughReadBytes = 1024 * 1024;

/** Writes one feed. A slow reader goes on at a later key picture. */
export class FeedWriter {
  readonly #response: ServerResponse;
  #about = '';
  #config: FeedConfig | undefined;
  #isLost = false;
  #skipUntilUs: number | undefined;

  constructor(response: ServerResponse) {
    this.#response = response;
  }

  /** Pictures up to that time are known to the reader. */
  skipUntil(timestampUs: number): void {
    this.#skipUntilUs = timestampUs;
  }

  about(about: FeedAbout): void {
    const text = JSON.stringify(about);
    if (text === this.#about) return;
    this.#about = text;
    this.#write({ kind: 'about', about });
  }

  /** As much as the reader can take, all at once. */
  samples(samples: readonly LiveSample[]): void {
    const wanted = this.#admit(this.#unknown(samples));
    let from = 0;
    while (from < wanted.length) {
      const config = wanted[from]?.config;
      if (config !== undefined && config !== this.#config) {
        this.#config = config;
        this.#write({ kind: 'config', config });
      }
      let to = from + 1;
      while (to < wanted.length && wanted[to]?.config === config) to += 1;
      this.#response.write(joinMessages(wanted.slice(from, to)));
      from = to;
    }
  }

  away(code: FaultCode): void {
    this.#write({ kind: 'away', code });
  }

  fault(code: FaultCode): void {
    this.#write({ kind: 'fault', code });
    this.#response.end();
  }

  end(): void {
    this.#write({ kind: 'end' });
    this.#response.end();
  }

  #write(message: FeedMessage): void {
    this.#response.write(encodeFeedMessage(message));
  }

  #unknown(samples: readonly LiveSample[]): readonly LiveSample[] {
    const until = this.#skipUntilUs;
    if (until === undefined) return samples;
    const at = samples.findIndex(({ timestampUs }) => timestampUs > until);
    if (at < 0) return [];
    this.#skipUntilUs = undefined;
    return samples.slice(at);
  }

  #admit(samples: readonly LiveSample[]): readonly LiveSample[] {
    const waiting = this.#response.writableLength;
    const bytes = samples.reduce((sum, { message }) => sum + message.byteLength, 0);
    if (!this.#isLost && waiting > 0 && waiting + bytes > mostWaitingBytes) this.#isLost = true;
    if (!this.#isLost) return samples;
    if (waiting > enoughReadBytes) return [];
    const key = samples.findLastIndex(({ isKey }) => isKey);
    const first = samples[key];
    if (first === undefined) return [];
    this.#isLost = false;
    return [withGap(first, true), ...samples.slice(key + 1)];
  }
}
