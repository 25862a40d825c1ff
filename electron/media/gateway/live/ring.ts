import type { FeedAbout } from '#contract/feed';

import type { Growth } from './about';
import { withGap, type LiveSample } from './liveSample';
import { Timeline } from './timeline';

/** What is kept of each camera and of all together. */
export interface RingLimits {
  seconds: number;
  bytes: number;
}

export const ringLimits: RingLimits = { seconds: 120, bytes: 512 * 1024 * 1024 };

/** A key picture and all that need it: kept and forgotten together. */
interface Group {
  samples: LiveSample[];
  bytes: number;
  durationUs: number;
  /** Counts up over all cameras; the lowest was there first. */
  age: number;
}

/** The last pictures of one camera, coded, in memory. */
export class Ring {
  /** Goes on where it was when the camera is followed anew. */
  readonly timeline = new Timeline();
  /** What the playlist looked like when it last grew, and when that was. */
  growth: Growth | undefined;
  /** What readers were told last. */
  about: FeedAbout | undefined;
  readonly #shelf: RingShelf;
  #groups: Group[] = [];
  #durationUs = 0;

  constructor(shelf: RingShelf) {
    this.#shelf = shelf;
  }

  get oldestAge(): number {
    // The newest group is what a tile shows now: it stays whatever it costs.
    return this.#groups.length < 2 ? Infinity : (this.#groups[0]?.age ?? Infinity);
  }

  get newest(): LiveSample | undefined {
    return this.#groups.at(-1)?.samples.at(-1);
  }

  get oldest(): LiveSample | undefined {
    return this.#groups[0]?.samples[0];
  }

  /** Samples follow those before; the first of all must be a key picture. */
  append(samples: readonly LiveSample[]): void {
    for (const sample of samples) {
      if (sample.isKey) this.#groups.push(this.#newGroup());
      const group = this.#groups.at(-1);
      if (group === undefined) continue;
      this.#addTo(group, sample);
    }
    this.#trim();
  }

  /** Older samples that were fetched later; they end where the ring begins. */
  prepend(samples: readonly LiveSample[]): void {
    const groups: Group[] = [];
    const first = this.#groups[0]?.samples;
    if (first?.[0] !== undefined) first[0] = withGap(first[0], false);
    const age = (this.#groups[0]?.age ?? this.#shelf.nextAge()) - 0.5;
    for (const sample of samples) {
      if (sample.isKey) groups.push({ ...this.#newGroup(), age });
      const group = groups.at(-1);
      if (group !== undefined) this.#addTo(group, sample);
    }
    this.#groups = [...groups, ...this.#groups];
    this.#trim();
  }

  /** From the newest key picture that is at least `behindMs` old. Not beyond a gap. */
  newestFrom(behindMs: number): LiveSample[] {
    let first = this.#groups.length - 1;
    let behindUs = this.#groups[first]?.durationUs ?? 0;
    while (first > 0 && behindUs < behindMs * 1_000 && !startsAfterGap(this.#groups[first])) {
      first -= 1;
      behindUs += this.#groups[first]?.durationUs ?? 0;
    }
    return this.#groups.slice(Math.max(first, 0)).flatMap(({ samples }) => samples);
  }

  /** What follows the picture of that time; undefined when it is not known here. */
  after(timestampUs: number): LiveSample[] | undefined {
    for (let n = this.#groups.length - 1; n >= 0; n -= 1) {
      const samples = this.#groups[n]?.samples ?? [];
      const at = samples.findLastIndex((sample) => sample.timestampUs === timestampUs);
      if (at < 0) continue;
      const later = this.#groups.slice(n + 1).flatMap((group) => group.samples);
      return [...samples.slice(at + 1), ...later];
    }
    return undefined;
  }

  /** Pictures of a stretch of wall time, from the key picture that its first one needs. */
  between(fromMs: number, toMs: number): LiveSample[] {
    let first = this.#groups.findLastIndex(
      ({ samples }) => (samples[0]?.pictureAtMs ?? Infinity) <= fromMs,
    );
    if (first < 0) first = 0;
    const samples = this.#groups.slice(first).flatMap((group) => group.samples);
    const end = samples.findIndex(({ pictureAtMs }) => pictureAtMs > toMs);
    const within = end < 0 ? samples : samples.slice(0, end);
    const last = within.at(-1);
    // A stretch that is over before the camera was seen.
    const isTouched = last !== undefined && last.pictureAtMs + last.durationUs / 1_000 >= fromMs;
    return isTouched ? within : [];
  }

  /** Forgets the oldest group; used by the shelf when all together are too large. */
  dropOldest(): void {
    const group = this.#groups.shift();
    if (group === undefined) return;
    this.#durationUs -= group.durationUs;
    this.#shelf.bytes -= group.bytes;
  }

  clear(): void {
    while (this.#groups.length > 0) this.dropOldest();
  }

  #newGroup(): Group {
    return { samples: [], bytes: 0, durationUs: 0, age: this.#shelf.nextAge() };
  }

  #addTo(group: Group, sample: LiveSample): void {
    group.samples.push(sample);
    group.bytes += sample.message.byteLength;
    group.durationUs += sample.durationUs;
    this.#durationUs += sample.durationUs;
    this.#shelf.bytes += sample.message.byteLength;
  }

  #trim(): void {
    const limitUs = this.#shelf.limits.seconds * 1e6;
    while (
      this.#groups.length > 1 &&
      this.#durationUs - (this.#groups[0]?.durationUs ?? 0) >= limitUs
    ) {
      this.dropOldest();
    }
    this.#shelf.trim();
  }
}

const startsAfterGap = (group: Group | undefined): boolean =>
  group?.samples[0]?.isAfterGap === true;

/** All rings together: counts their bytes, and makes the oldest pictures of all go first. */
export class RingShelf {
  limits: RingLimits;
  bytes = 0;
  readonly #rings = new Map<string, { ring: Ring; unusedSinceMs: number | undefined }>();
  #ages = 0;

  constructor(limits: RingLimits = ringLimits) {
    this.limits = limits;
  }

  nextAge(): number {
    this.#ages += 1;
    return this.#ages;
  }

  /** The ring of a camera, in use from now on; what is left of a former life comes with it. */
  take(key: string): Ring {
    const known = this.#rings.get(key);
    if (known !== undefined) {
      known.unusedSinceMs = undefined;
      return known.ring;
    }
    const ring = new Ring(this);
    this.#rings.set(key, { ring, unusedSinceMs: undefined });
    return ring;
  }

  /** The ring of a camera that may not be followed any more. */
  find(key: string): Ring | undefined {
    return this.#rings.get(key)?.ring;
  }

  /** The camera is no longer followed; its ring is kept as long as its pictures would have been. */
  leave(key: string, nowMs: number): void {
    const known = this.#rings.get(key);
    if (known !== undefined) known.unusedSinceMs = nowMs;
    for (const [other, { ring, unusedSinceMs }] of this.#rings) {
      if (unusedSinceMs === undefined || nowMs - unusedSinceMs < this.limits.seconds * 1_000)
        continue;
      ring.clear();
      this.#rings.delete(other);
    }
  }

  move(from: string, to: string): void {
    const known = this.#rings.get(from);
    if (known === undefined || this.#rings.has(to)) return;
    this.#rings.delete(from);
    this.#rings.set(to, known);
  }

  trim(): void {
    while (this.bytes > this.limits.bytes) {
      let oldest: Ring | undefined;
      for (const { ring } of this.#rings.values()) {
        if (ring.oldestAge < (oldest?.oldestAge ?? Infinity)) oldest = ring;
      }
      if (oldest === undefined) return;
      oldest.dropOldest();
    }
  }
}
