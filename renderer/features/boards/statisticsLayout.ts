/** All lengths in units of the wall. */
export const boardSizes = {
  side: 0.9,
  top: 0.6,
  heading: 1.2,
  headingLine: 1.9,
  line: 1.4,
  columnGap: 1.3,
  /** Largest first. */
  figures: [3.5, 3.1, 2.8, 2.5, 2.2, 1.9, 1.65, 1.4],
  figureLine: 1.16,
  chartGap: 0.55,
  lowestChart: 2.2,
} as const;

/** What a statistics tile has room for. */
export interface StatisticsLayout {
  /** Side by side, or below each other where the tile is narrow. */
  isColumns: boolean;
  figureSize: number;
  /** How many of registered, handled and rate are shown. */
  figureCount: number;
  hasBefore: boolean;
  /** Height of the bars alone; null without a chart. */
  chartHeight: number | null;
}

interface Asked {
  width: number;
  height: number;
  /** Width of each figure and of its unit at size 1. */
  figures: readonly (readonly [figure: number, unit: number])[];
  /** Width of each figure's name, and of the line under it. */
  labels: readonly number[];
  befores: readonly number[];
}

const { figures: sizes, line, figureLine, columnGap } = boardSizes;
/** So large figures stay side by side, as do those above a trend, though they could be larger. */
const largeEnough = 2.2;
const rowLine = 1.25;
const largestInRows = 2.4;
const smallestInRows = 1.2;

/** Gives way in this order: the bars, what was before, the size, the columns, the third figure. */
export function statisticsLayout(asked: Asked): StatisticsLayout {
  const width = asked.width - 2 * boardSizes.side;
  const height = asked.height - 2 * boardSizes.top - boardSizes.headingLine;
  const rows = inRows(asked, width, height);
  const columns = inColumns(asked, width, height);
  const isColumns =
    columns !== undefined &&
    (columns.chartHeight !== null ||
      columns.figureSize >= largeEnough ||
      columns.figureSize >= rows.figureSize);
  return isColumns ? columns : rows;
}

function inColumns(asked: Asked, width: number, height: number): StatisticsLayout | undefined {
  for (const hasBefore of [true, false]) {
    const lines = hasBefore ? 2 : 1;
    const figureSize = sizes.find(
      (size) =>
        columnsWidth(asked, size, hasBefore) <= width && size * figureLine + lines * line <= height,
    );
    if (figureSize === undefined || (hasBefore && figureSize < largeEnough)) continue;
    const left = height - figureSize * figureLine - lines * line;
    const chartHeight = left - boardSizes.chartGap - 2 * line;
    return {
      isColumns: true,
      figureSize,
      figureCount: 3,
      hasBefore,
      chartHeight: chartHeight >= boardSizes.lowestChart ? chartHeight : null,
    };
  }
  return undefined;
}

function inRows({ figures, labels }: Asked, width: number, height: number): StatisticsLayout {
  const figureCount = Math.max(1, Math.min(3, Math.floor(height / (smallestInRows * rowLine))));
  const byWidth = figures.map(
    ([figure, unit], at) => (width - (labels[at] ?? 0) - 0.6 - 1.2 * unit) / figure,
  );
  const most = Math.min(largestInRows, height / figureCount / rowLine, ...byWidth);
  return {
    isColumns: false,
    figureSize: Math.max(smallestInRows, most),
    figureCount,
    hasBefore: false,
    chartHeight: null,
  };
}

/** A unit is never written smaller than all other words. */
const figureWidth = ([figure, unit]: readonly [number, number], size: number): number =>
  figure * size + unit * Math.max(1, 0.46 * size) + 0.06 * size;

function columnsWidth({ figures, labels, befores }: Asked, size: number, hasBefore: boolean) {
  const widths = figures.map((figure, at) =>
    Math.max(figureWidth(figure, size), labels[at] ?? 0, hasBefore ? (befores[at] ?? 0) : 0),
  );
  return widths.reduce((sum, one) => sum + one, columnGap * (widths.length - 1));
}
