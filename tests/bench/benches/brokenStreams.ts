import type { Counts } from '../origin/tally';

/**
 * Cameras that were asked for as if anew: an address opened, a multivariant playlist or init segment
 * fetched again, or segments that do not follow each other.
 */
export const brokenStreams = (
  { perCamera, segments, opened }: Pick<Counts, 'perCamera' | 'segments' | 'opened'>,
  names: ReadonlySet<string>,
): string[] =>
  [...names].filter((name) => {
    const { multivariant = 0, init = 0 } = perCamera[name] ?? {};
    const numbers = segments[name] ?? [];
    const isBroken = numbers.some(
      (number, index) => index > 0 && number !== (numbers[index - 1] ?? 0) + 1,
    );
    return isBroken || multivariant + init + (opened[name] ?? 0) > 0;
  });
