import type { Outcome } from '#contract/outcome';

import type { MediaPlaylist, Resource } from '../playlist/mediaPlaylist';
import type { Step } from './segmentPlan';
import { sleep } from './sleep';
import type { LiveSource } from './source';

const retryMs = 250;
/** How long a server may hold back a part that it has promised. */
const targetsForHint = 3;

const isSame = (one: Resource, other: Resource): boolean =>
  one.url === other.url &&
  one.range?.offset === other.range?.offset &&
  one.range?.length === other.range?.length;

/** Fetches what the plan names; asks for promised parts before they are there. */
export class StepFetcher {
  readonly #source: LiveSource;
  readonly #signal: AbortSignal;
  #hint: { resource: Resource; bytes: Promise<Outcome<Buffer>> } | undefined;

  constructor(source: LiveSource, signal: AbortSignal) {
    this.#source = source;
    this.#signal = signal;
  }

  async fetch({ resource, sequence }: Step): Promise<Outcome<Buffer>> {
    const hint = this.#hint;
    if (hint !== undefined && isSame(hint.resource, resource)) {
      this.#hint = undefined;
      const hinted = await hint.bytes;
      if (hinted.ok) return hinted;
    }
    return this.#fetchTwice(resource, String(sequence));
  }

  /** Whether its server is down. */
  isDown({ url }: Resource): boolean {
    return this.#source.isDown(url);
  }

  fetchMap(map: Resource): Promise<Outcome<Buffer>> {
    return this.#fetchTwice(map);
  }

  /** The server answers when the part is there: no time is lost between being told and asking. */
  askHint({ hint, targetSeconds }: MediaPlaylist, sequence: number): void {
    if (hint === null || hint.range !== null) return;
    if (this.#hint !== undefined && isSame(this.#hint.resource, hint)) return;
    const firstByteMs = targetSeconds * targetsForHint * 1_000;
    const bytes = this.#source.bytes(hint, String(sequence), firstByteMs);
    this.#hint = { resource: hint, bytes };
  }

  /** The stream began anew, maybe under the names of before. */
  forget(): void {
    this.#hint = undefined;
    this.#source.forget();
  }

  async #fetchTwice(resource: Resource, version?: string): Promise<Outcome<Buffer>> {
    const first = await this.#source.bytes(resource, version);
    if (first.ok || this.#signal.aborted || this.isDown(resource)) return first;
    await sleep(retryMs, this.#signal);
    return this.#source.bytes(resource, version);
  }
}
