/** All lengths in units of the wall. */
export const boardSizes = {
  side: 0.9,
  top: 0.6,
  heading: 1.2,
  headingLine: 1.9,
  line: 1.4,
  columnGap: 1.3,
  /** Largest first. */
  figures: [3.5, 2.8, 2.2, 1.7, 1.35],
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
  /** Width of each figure with its unit at size 1. */
  figures: readonly number[];
  /** Width of each figure's name, and of the line under it. */
  labels: readonly number[];
  befores: readonly number[];
}

const { figures: sizes, line, figureLine, columnGap } = boardSizes;

/** Gives way in this order: the bars, what was before, the size, the columns, the third figure. */
export function statisticsLayout(asked: Asked): StatisticsLayout {
  const width = asked.width - 2 * boardSizes.side;
  const height = asked.height - 2 * boardSizes.top - boardSizes.headingLine;
  for (const hasBefore of [true, false]) {
    const lines = hasBefore ? 2 : 1;
    const figureSize = sizes.find(
      (size) =>
        columnsWidth(asked, size, hasBefore) <= width && size * figureLine + lines * line <= height,
    );
    if (figureSize === undefined || (hasBefore && figureSize < 2)) continue;
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
  return {
    isColumns: false,
    figureSize: 1.2,
    figureCount: Math.max(1, Math.min(3, Math.floor(height / 1.5))),
    hasBefore: false,
    chartHeight: null,
  };
}

function columnsWidth({ figures, labels, befores }: Asked, size: number, hasBefore: boolean) {
  const widths = figures.map((figure, at) =>
    Math.max(figure * size, labels[at] ?? 0, hasBefore ? (befores[at] ?? 0) : 0),
  );
  return widths.reduce((sum, one) => sum + one, columnGap * (widths.length - 1));
}
