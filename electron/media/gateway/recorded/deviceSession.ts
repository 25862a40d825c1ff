import { failure, success, type Fault, type FaultCode, type Outcome } from '#contract/outcome';

import type { Upstream } from '../../../wall/ports';
import type { CodedSample } from '../demux/codedSample';
import type { Batch, Batches, Wanted } from './batch';
import { FragmentLine } from './fragmentLine';
import { Pace } from './pace';

/** As much of the fetcher as a session needs. */
export interface StreamFollower {
  follow(
    upstream: Upstream,
    signal: AbortSignal,
    take: (piece: Buffer) => void,
  ): Promise<Outcome<null>>;
}

const limits = {
  bytes: 48 * 1024 * 1024,
  /** Tiles of one camera read it at different places, and go back a little. */
  mediaMs: 120_000,
  /** Read by nobody for so long, it is left alone; the media node then ends it. */
  idleMs: 60_000,
} as const;
/** A media node counts from 0; one that does not is taken from where it begins. */
const latestBeginUs = 20_000_000;
const batchSamples = 100;

interface Held {
  sample: CodedSample;
  index: number;
}

/**
 * What a device plays for this station, kept for as long as tiles are near it. The stream goes on
 * between two stretches, so that the second begins with the picture behind the last one.
 */
export class DeviceSession {
  readonly #ending = new AbortController();
  readonly #line = new FragmentLine();
  readonly #pace: Pace;
  readonly #now: () => number;
  readonly #onEnd: () => void;
  #held: Held[] = [];
  #bytes = 0;
  #count = 0;
  #firstUs: number | undefined;
  #readers = 0;
  #idle: NodeJS.Timeout | undefined;
  #over: { fault: Fault | null } | undefined;
  #wake: (() => void)[] = [];

  constructor(
    follower: StreamFollower,
    { upstream, speed }: { upstream: Upstream; speed: number },
    parts: { now: () => number; onEnd: () => void },
  ) {
    this.#pace = new Pace(speed);
    this.#now = parts.now;
    this.#onEnd = parts.onEnd;
    void follower
      .follow(upstream, this.#ending.signal, (piece) => {
        this.#take(piece);
      })
      .then((ended) => {
        this.#finish(ended.ok ? null : ended.fault);
      });
    this.#rest();
  }

  close(): void {
    this.#finish({ code: 'stream/lease-ended' });
  }

  /** Pictures from the last key picture before what is wanted on, as they come. */
  async *batches(wanted: Wanted, signal: AbortSignal): Batches {
    this.#readers += 1;
    clearTimeout(this.#idle);
    try {
      yield* this.#read(wanted, signal);
    } finally {
      this.#readers -= 1;
      if (this.#readers === 0) this.#rest();
    }
  }

  async *#read({ fromMs, toMs }: Wanted, signal: AbortSignal): Batches {
    let next: number | undefined;
    let isAfterGap = true;
    while (!signal.aborted) {
      const verdict = this.#pace.verdict;
      if (verdict === 'refused') {
        yield failure('recording/not-faster');
        return;
      }
      const batch = verdict === 'open' ? [] : this.#from(next ?? this.#keyBefore(fromMs));
      const last = batch.at(-1);
      if (last !== undefined) {
        yield success<Batch>({ samples: batch.map(({ sample }) => sample), isAfterGap });
        isAfterGap = false;
        next = last.index + 1;
        if (last.sample.timestampUs / 1_000 >= toMs) return;
        continue;
      }
      if (this.#over !== undefined) {
        // A device that has played to the end of what it has just stops.
        if (next === undefined || this.#over.fault !== null) yield this.#broken();
        return;
      }
      await this.#something(signal);
    }
  }

  #broken(): Outcome<never> {
    const code: FaultCode = this.#over?.fault?.code ?? 'stream/interrupted';
    return failure(code, this.#over?.fault?.detail);
  }

  #take(piece: Buffer): void {
    if (this.#over !== undefined) return;
    const taken = this.#line.take(piece);
    if (!taken.ok) {
      this.#finish(taken.fault);
      return;
    }
    for (const sample of taken.value) this.#keep(sample);
    this.#forget();
    this.#tell();
  }

  #keep(sample: CodedSample): void {
    this.#firstUs ??= sample.timestampUs;
    const begunUs = this.#firstUs > latestBeginUs ? this.#firstUs : 0;
    const timestampUs = sample.timestampUs - begunUs;
    this.#pace.take(timestampUs / 1_000, this.#now());
    this.#held.push({ sample: { ...sample, timestampUs }, index: this.#count });
    this.#count += 1;
    this.#bytes += sample.data.length;
  }

  /** Whole groups go, oldest first. */
  #forget(): void {
    const newestUs = this.#held.at(-1)?.sample.timestampUs ?? 0;
    for (;;) {
      const oldest = this.#held[0];
      if (oldest === undefined) return;
      const isOld = newestUs - oldest.sample.timestampUs > limits.mediaMs * 1_000;
      if (!isOld && this.#bytes <= limits.bytes) return;
      const end = this.#held.findIndex(({ sample }, n) => n > 0 && sample.isKey);
      if (end < 0) return;
      for (const { sample } of this.#held.splice(0, end)) this.#bytes -= sample.data.length;
    }
  }

  #keyBefore(fromMs: number): number {
    const keys = this.#held.filter(({ sample }) => sample.isKey);
    const before = keys.findLast(({ sample }) => sample.timestampUs <= fromMs * 1_000);
    return (before ?? keys[0])?.index ?? this.#count;
  }

  #from(index: number): Held[] {
    const first = this.#held[0]?.index ?? 0;
    const at = Math.max(0, index - first);
    return this.#held.slice(at, at + batchSamples);
  }

  #something(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        signal.removeEventListener('abort', wake);
        resolve();
      };
      signal.addEventListener('abort', wake, { once: true });
      this.#wake.push(wake);
    });
  }

  #tell(): void {
    for (const wake of this.#wake.splice(0)) wake();
  }

  #rest(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      this.close();
    }, limits.idleMs);
    this.#idle.unref();
  }

  #finish(fault: Fault | null): void {
    if (this.#over !== undefined) return;
    this.#over = { fault };
    clearTimeout(this.#idle);
    this.#ending.abort();
    this.#tell();
    this.#onEnd();
  }
}
