import type { MediaPlaylist, MediaSegment, Resource } from '../playlist/mediaPlaylist';

/** One thing to fetch and take apart, in order. */
export interface Step {
  sequence: number;
  resource: Resource;
  map: Resource | null;
  /** Wall time of its beginning, when the playlist tells it. */
  pictureAtMs: number | null;
  /** It does not follow what was before it. */
  isAfterGap: boolean;
  /** Whole segments, and parts once it is known that they are the last. */
  endsSegment: boolean;
}

/** What a look at the playlist led to. */
export interface Advance {
  steps: Step[];
  /** How many segments were completed since the last look. */
  completed: number;
  isEncrypted: boolean;
  /** Numbers went back: the encoder began anew. */
  isRestarted: boolean;
}

interface Position {
  sequence: number;
  part: number;
}

/** A stream that is so many segments ahead has lost us; what is newest counts. */
const mostBehind = 4;
/** An older copy of the playlist may come from another server of the same cluster now and then. */
const olderCopies = { segments: 2, times: 3 } as const;
const segmentsAtStart = 2;
/** After an outage of the server so many are made up for; of a longer one the newest tells all. */
const madeUpFor = 2;
const partsHeldBack = 3;

const nothing: Advance = { steps: [], completed: 0, isEncrypted: false, isRestarted: false };

/** Decides what of a live playlist is fetched, and in which order. Knows nothing of bytes. */
export class SegmentPlan {
  #next: Position | undefined;
  #isGapAhead = true;
  #olderSeen = 0;
  #isAfterOutage = false;
  /** The first segment of the unbroken run that leads to now. */
  firstSequence: number | undefined;

  /** Where the next look should lead: for blocking reloads. */
  get next(): Position | undefined {
    return this.#next;
  }

  /** What was planned is not to be had: what follows does not follow it. */
  lost(): void {
    this.#isGapAhead = true;
  }

  /** The server was away for a while: the next look finds out what became of the stream. */
  takeUp(): void {
    this.#isAfterOutage = true;
  }

  /** Begins anew at the newest end. */
  restart(): void {
    this.#next = undefined;
  }

  advance(playlist: MediaPlaylist): Advance {
    const newest = playlist.segments.at(-1);
    if (newest === undefined) return nothing;
    if (playlist.segments.some(({ isEncrypted }) => isEncrypted)) {
      return { ...nothing, isEncrypted: true };
    }
    const wasFollowing = this.#next !== undefined;
    if (this.#isAfterOutage) this.#lookAfterOutage(playlist, newest);
    else if (this.#isOlder(newest)) return nothing;
    const isRestarted = wasFollowing && this.#next === undefined;
    if (this.#next === undefined || this.#isFarBehind(playlist, this.#next)) {
      this.#next = startOf(playlist, this.#isAfterOutage ? 1 : segmentsAtStart);
      this.#isGapAhead = true;
      this.firstSequence = this.#next.sequence;
    }
    this.#isAfterOutage = false;
    const from = this.#next.sequence;
    const steps: Step[] = [];
    for (const segment of playlist.segments) {
      if (segment.sequence >= from) this.#stepsOf(segment, steps);
    }
    const completed = Math.max(0, this.#next.sequence - from);
    return { steps, completed, isEncrypted: false, isRestarted };
  }

  /** True for a playlist that ends before what was planned already. */
  #isOlder(newest: MediaSegment): boolean {
    if (this.#next === undefined) return false;
    const end = newest.sequence + (newest.isComplete ? 1 : 0);
    const back = this.#next.sequence - end;
    if (back <= 0) {
      this.#olderSeen = 0;
      return false;
    }
    this.#olderSeen += 1;
    if (back <= olderCopies.segments && this.#olderSeen < olderCopies.times) return true;
    this.#olderSeen = 0;
    this.#next = undefined;
    return false;
  }

  /** An encoder that began anew with its server may use the old names for other things. */
  #lookAfterOutage({ segments }: MediaPlaylist, newest: MediaSegment): void {
    const next = this.#next;
    if (next === undefined) return;
    const hasGoneBack = newest.sequence + (newest.isComplete ? 1 : 0) < next.sequence;
    const isBroken = segments.some(
      ({ sequence, isDiscontinuity }) => isDiscontinuity && sequence >= next.sequence,
    );
    this.#olderSeen = 0;
    if (hasGoneBack || isBroken) this.#next = undefined;
  }

  #isFarBehind({ segments }: MediaPlaylist, next: Position): boolean {
    const first = segments[0]?.sequence ?? 0;
    const waiting = segments.filter(
      ({ sequence, isComplete }) => isComplete && sequence >= next.sequence,
    );
    const most = this.#isAfterOutage ? madeUpFor : mostBehind;
    return first > next.sequence || waiting.length > most;
  }

  #stepsOf(segment: MediaSegment, steps: Step[]): void {
    const { sequence, parts, isComplete, isGap } = segment;
    const part = this.#next?.sequence === sequence ? this.#next.part : 0;
    if (segment.isDiscontinuity && part === 0) this.#isGapAhead = true;
    if (isGap) this.#isGapAhead = true;
    else if (isComplete && part === 0)
      this.#add(steps, segment, segment, segment.pictureAtMs, true);
    else if (isComplete && parts.length === 0) this.#isGapAhead = true;
    else this.#addParts(steps, segment, part);
    this.#next = isComplete
      ? { sequence: sequence + 1, part: 0 }
      : { sequence, part: parts.length };
  }

  #addParts(steps: Step[], segment: MediaSegment, from: number): void {
    const { parts, pictureAtMs, isComplete } = segment;
    let beforeMs = 0;
    parts.forEach((part, n) => {
      const atMs = pictureAtMs === null ? null : pictureAtMs + beforeMs;
      beforeMs += part.durationSeconds * 1_000;
      if (n < from) return;
      if (part.isGap) this.#isGapAhead = true;
      else this.#add(steps, segment, part, atMs, isComplete && n === parts.length - 1);
    });
  }

  #add(
    steps: Step[],
    { sequence, map }: MediaSegment,
    { url, range }: Resource,
    pictureAtMs: number | null,
    endsSegment: boolean,
  ): void {
    const resource = { url, range };
    steps.push({ sequence, resource, map, pictureAtMs, endsSegment, isAfterGap: this.#isGapAhead });
    this.#isGapAhead = false;
  }
}

/** Where to begin so that a first picture is there soon, and enough of them for what is held back. */
const startOf = (playlist: MediaPlaylist, count: number): Position => {
  const { segments, partTargetSeconds } = playlist;
  const isInParts = partTargetSeconds !== null && segments.some(({ parts }) => parts.length > 0);
  if (isInParts) return startInParts(playlist, partTargetSeconds);
  const usable = segments.filter(({ isComplete, isGap }) => isComplete && !isGap);
  const first = usable.slice(-count)[0] ?? segments.at(-1);
  return { sequence: first?.sequence ?? 0, part: 0 };
};

const startInParts = (playlist: MediaPlaylist, partSeconds: number): Position => {
  const heldBack = playlist.partHoldBackSeconds ?? partSeconds * partsHeldBack;
  let seconds = 0;
  for (const { sequence, parts, isComplete, durationSeconds } of playlist.segments.toReversed()) {
    const canBegin = isComplete || parts[0]?.isIndependent === true;
    const inParts = parts.reduce((sum, part) => sum + part.durationSeconds, 0);
    seconds += isComplete ? durationSeconds : inParts;
    // Whole segments only, so that what was before them can be joined to them later.
    if (canBegin && seconds >= heldBack) return { sequence, part: 0 };
  }
  return { sequence: playlist.segments[0]?.sequence ?? 0, part: 0 };
};
