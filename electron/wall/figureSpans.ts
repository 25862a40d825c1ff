import type { BoardFigures, FigurePeriod, Figures } from '#contract/board';

/** Times that cut a period into spans; each span begins with its first moment and ends before the next. */
export interface FigureSpans {
  /** Ascending; one more than there are spans. */
  edgesMs: readonly number[];
  /** The first span is the whole period before. */
  hasBefore: boolean;
}

const hourMs = 3_600_000;
/** Further back than any platform's records begin. */
const yearsBack = 9;

/** Midnight of that day, some days on, by the clock on the wall of this place. */
const midnight = (nowMs: number, days: number): number => {
  const at = new Date(nowMs);
  at.setHours(0, 0, 0, 0);
  at.setDate(at.getDate() + days);
  return at.getTime();
};

/** From a beginning to the full hour that ends next. */
const hours = (fromMs: number, nowMs: number): number[] => {
  const count = Math.max(1, Math.floor((nowMs - fromMs) / hourMs) + 1);
  return Array.from({ length: count + 1 }, (_, hour) => fromMs + hour * hourMs);
};

/** Whole days, today the last of them. */
const days = (count: number, nowMs: number): number[] =>
  Array.from({ length: count + 1 }, (_, day) => midnight(nowMs, day + 1 - count));

/** The changes of shifts around that time, as far as the one before the present one. */
const shiftBegins = (nowMs: number, shiftStarts: readonly number[]): number[] =>
  [-2, -1, 0]
    .flatMap((day) =>
      shiftStarts.map((minutes) => {
        const at = new Date(midnight(nowMs, day));
        at.setHours(0, minutes, 0, 0);
        return at.getTime();
      }),
    )
    .filter((atMs) => atMs <= nowMs)
    .sort((a, b) => a - b);

/** Spans that platforms are asked for, so that the parts of a period add up to the whole. */
export const figureSpans = (
  period: FigurePeriod,
  nowMs: number,
  shiftStarts: readonly number[],
): FigureSpans => {
  switch (period) {
    case 'today':
      return before(midnight(nowMs, -1), hours(midnight(nowMs, 0), nowMs));
    case 'shift': {
      const [previous, present] = shiftBegins(nowMs, shiftStarts).slice(-2);
      if (previous === undefined || present === undefined) {
        return figureSpans('today', nowMs, shiftStarts);
      }
      return before(previous, hours(present, nowMs));
    }
    case 'week':
      return before(midnight(nowMs, -13), days(7, nowMs));
    case 'month':
      return before(midnight(nowMs, -59), days(30, nowMs));
    case 'all':
      return { edgesMs: years(nowMs), hasBefore: false };
  }
};

const before = (fromMs: number, edges: number[]): FigureSpans => ({
  edgesMs: [fromMs, ...edges],
  hasBefore: true,
});

/** All that came before the tenth year back counts with that year. */
const years = (nowMs: number): number[] => {
  const thisYear = new Date(nowMs).getFullYear();
  const begins = Array.from({ length: yearsBack + 1 }, (_, back) =>
    new Date(thisYear - yearsBack + back + 1, 0, 1).getTime(),
  );
  return [0, ...begins];
};

/** Figures added up. */
export const sumOf = (parts: readonly Figures[]): Figures =>
  parts.reduce(
    (sum, { registered, handled }) => ({
      registered: sum.registered + registered,
      handled: sum.handled + handled,
    }),
    { registered: 0, handled: 0 },
  );

/** What a tile shows, from the counts of the spans. */
export const boardFigures = (
  { edgesMs, hasBefore }: FigureSpans,
  counts: readonly Figures[],
  asOfMs: number,
  source: BoardFigures['source'],
): BoardFigures => {
  const spans = counts.map(({ registered, handled }, at) => ({
    fromMs: edgesMs[at] ?? 0,
    registered,
    handled,
  }));
  const period = hasBefore ? spans.slice(1) : spans;
  const first = hasBefore ? spans[0] : undefined;
  // Years before the records begin say nothing.
  const begun = hasBefore ? 0 : period.findIndex(({ registered }) => registered > 0);
  return {
    ...sumOf(period),
    before: first === undefined ? null : { registered: first.registered, handled: first.handled },
    bars: period.slice(begun === -1 ? -1 : begun),
    asOfMs,
    source,
  };
};
