import { quantile } from '../../bench/measure/statistics';
import type { Seen } from './watch';

export interface TourFigures {
  readonly seconds: number;
  readonly changes: number;
  /** Changes whose new camera never showed a picture within three seconds. */
  readonly withoutPicture: number;
  readonly black: number;
  readonly looks: number;
  readonly gapP50Ms: number;
  readonly gapP95Ms: number;
  readonly gapLongestMs: number;
  /** Between two pictures of one camera: what the machine gives while nothing changes. */
  readonly quietP50Ms: number;
  readonly quietP95Ms: number;
  /** The longest wait for a picture in the second after a change, p95. */
  readonly laterP95Ms: number;
  /** Cameras that were switched off and shown all the same, after the tour knew. */
  readonly deadShown: readonly string[];
  readonly skipped: number;
  readonly held: boolean;
  readonly releasedAfterMs: number | null;
  /** Between the camera shown longest and the one shown shortest. */
  readonly unevenMs: number;
  /** What the desk counts against what the wall showed, at most. */
  readonly countedWrongMs: number;
}

/** What must be, and is not. */
export function judgeTour(
  figures: TourFigures,
  goal: { frameMs: number; dwellMs: number; dead: number },
): string[] {
  const { frameMs, dwellMs, dead } = goal;
  const wrong: [boolean, string][] = [
    [figures.black > 0, `${String(figures.black)} black pictures`],
    [figures.withoutPicture > 0, `${String(figures.withoutPicture)} cameras never showed`],
    [
      figures.gapP95Ms > 2 * frameMs,
      `a change takes ${figures.gapP95Ms.toFixed(0)} ms at p95, two frame intervals are ${(2 * frameMs).toFixed(0)} ms`,
    ],
    [figures.deadShown.length > 0, `offline, and shown: ${figures.deadShown.join(', ')}`],
    [figures.skipped !== dead, `${String(figures.skipped)} of ${String(dead)} skipped are counted`],
    [!figures.held, 'an alarm did not hold its camera'],
    [figures.releasedAfterMs === null, 'the camera stayed although its alarm had ended'],
    // Nobody sees a difference below one picture: a turn is changed by a timer, not by a clockwork.
    [figures.unevenMs > dwellMs + frameMs, `shown unevenly by ${String(figures.unevenMs)} ms`],
    [figures.countedWrongMs > 2000, `counted wrongly by ${String(figures.countedWrongMs)} ms`],
  ];
  return wrong.flatMap(([is, words]) => (is ? [words] : []));
}

/** Gaps of those changes whose both cameras are there; the last second has none yet. */
export function gapsOf(
  { changes, quiet }: Seen,
  untilMs: number,
): Pick<
  TourFigures,
  | 'changes'
  | 'withoutPicture'
  | 'gapP50Ms'
  | 'gapP95Ms'
  | 'gapLongestMs'
  | 'laterP95Ms'
  | 'quietP50Ms'
  | 'quietP95Ms'
> {
  const done = changes.filter(({ atMs }) => atMs < untilMs - 4000);
  const gaps = done.flatMap(({ gapMs }) => gapMs ?? []);
  const later = done.filter(({ gapMs }) => gapMs !== null).map(({ laterMs }) => laterMs);
  return {
    changes: done.length,
    withoutPicture: done.length - gaps.length,
    gapP50Ms: gaps.length === 0 ? 0 : quantile(gaps, 0.5),
    gapP95Ms: gaps.length === 0 ? 0 : quantile(gaps, 0.95),
    gapLongestMs: Math.max(0, ...gaps),
    quietP50Ms: quiet.length === 0 ? 0 : quantile(quiet, 0.5),
    quietP95Ms: quiet.length === 0 ? 0 : quantile(quiet, 0.95),
    laterP95Ms: later.length === 0 ? 0 : quantile(later, 0.95),
  };
}
