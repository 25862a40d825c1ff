import type { KnownDisplay } from '#contract/screens';
import { bestPairs } from './bestPairs';

/** What of a display, as it is now, may tell which one it is. */
export type SeenDisplay = Omit<KnownDisplay, 'key' | 'screenIds' | 'seenAtMs'> & {
  /** Known by that key beyond doubt and plugged in ever since; the surest sign there is. */
  stayedKey: string | undefined;
};

/**
 * What each fact weighs. Any one of them may change – another mode, another place, another scale,
 * another name after a new driver – and the others still hold.
 */
const weights = {
  stayed: 6,
  label: 4,
  otherLabel: -3,
  place: 4,
  size: 3,
  turned: 2,
  shape: 1,
  scale: 1,
} as const;

/** The same model alone: less is another display. */
const least = weights.size + weights.scale;

const shapeOf = ({ widthPx, heightPx }: Pick<SeenDisplay, 'widthPx' | 'heightPx'>): number =>
  Math.max(widthPx, heightPx) / Math.min(widthPx, heightPx);

const sizeWeight = (known: KnownDisplay, seen: SeenDisplay): number => {
  if (known.widthPx === seen.widthPx && known.heightPx === seen.heightPx) return weights.size;
  if (known.widthPx === seen.heightPx && known.heightPx === seen.widthPx) return weights.turned;
  return Math.abs(shapeOf(known) - shapeOf(seen)) < 0.02 ? weights.shape : 0;
};

const labelWeight = (known: KnownDisplay, seen: SeenDisplay): number => {
  if (known.label === '' || seen.label === '') return 0;
  return known.label === seen.label ? weights.label : weights.otherLabel;
};

/** The system placed it there before. */
export const isAt = (known: KnownDisplay, seen: SeenDisplay): boolean =>
  known.x === seen.x && known.y === seen.y;

/** How much speaks for it that this is that display. */
const evidence = (known: KnownDisplay, seen: SeenDisplay): number =>
  (seen.stayedKey === known.key ? weights.stayed : 0) +
  labelWeight(known, seen) +
  (isAt(known, seen) ? weights.place : 0) +
  sizeWeight(known, seen) +
  (known.scaleFactor === seen.scaleFactor ? weights.scale : 0);

/** Among equals those that moved least, and none past another: squares keep their order. */
const nearness = (known: KnownDisplay, seen: SeenDisplay): number => {
  const far = Math.min(1, Math.hypot(known.x - seen.x, known.y - seen.y) / 30_000);
  return 1 - far * far;
};

/** Smaller than one weight even when all of them are added up. */
const nearnessShare = 1 / 100;

/** Which display is which, and which pairs could as well be the other way round. */
export interface DisplayMatch {
  /** For each display seen its key; undefined: never seen before. */
  keys: (string | undefined)[];
  doubts: [string, string][];
}

/** Which of the known displays these are: as many as possible, and by the most evidence together. */
export const matchDisplays = (
  known: readonly KnownDisplay[],
  seen: readonly SeenDisplay[],
): DisplayMatch => {
  const score = (one: KnownDisplay, other: SeenDisplay): number => {
    const weight = evidence(one, other);
    return weight < least ? 0 : weight + nearness(one, other) * nearnessShare;
  };
  // A column of its own for each that nobody knows, so that a bad match is never forced.
  const strangers = seen.map(() => 0);
  const columns = bestPairs(
    seen.map((each) => [...known.map((one) => score(one, each)), ...strangers]),
  );
  const found = columns.map((column, index) => {
    const one = known[column];
    const each = seen[index];
    return one !== undefined && each !== undefined && score(one, each) > 0 ? one : undefined;
  });
  return { keys: found.map((one) => one?.key), doubts: doubtsOf(known, seen, found) };
};

const doubtsOf = (
  known: readonly KnownDisplay[],
  seen: readonly SeenDisplay[],
  found: readonly (KnownDisplay | undefined)[],
): [string, string][] => {
  const doubts: [string, string][] = [];
  const taken = new Map(found.map((one, index) => [one, seen[index]]));
  seen.forEach((each, index) => {
    const mine = found[index];
    if (mine === undefined) return;
    for (const other of known) {
      const theirs = taken.get(other);
      // Each pair once: of two that are both there the earlier asks.
      if (other === mine || (theirs !== undefined && seen.indexOf(theirs) < index)) continue;
      const now = evidence(mine, each) + (theirs === undefined ? 0 : evidence(other, theirs));
      const swapped = evidence(other, each) + (theirs === undefined ? 0 : evidence(mine, theirs));
      if (evidence(other, each) >= least && swapped >= now) doubts.push([mine.key, other.key]);
    }
  });
  return doubts;
};
