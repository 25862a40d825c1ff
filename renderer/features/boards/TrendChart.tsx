import type { BoardFigures, FigurePeriod } from '#contract/board';
import { useText } from '../../kit/text/useText';
import { textWidth } from '../../kit/textWidth';
import { figureText } from './figureText';
import { barName, middleWithin, namedBars, trendBars } from './trendBars';

interface Props {
  bars: BoardFigures['bars'];
  period: FigurePeriod;
  /** In CSS pixels: of the chart, and of its bars alone. */
  width: number;
  height: number;
  unit: number;
}

/** The gap in a bar is what is left to do: registered is its outline, handled its filling. */
export function TrendChart({ bars, period, width, height, unit }: Props) {
  const { t, locale } = useText();
  const drawn = trendBars(bars, width, height - 1.25 * unit);
  const line = Math.max(1, Math.round(unit / 20));
  const words = bars.map(({ registered }) => figureText(registered, locale)).map(said);
  const widest = Math.max(0, ...words.map((one) => textWidth(one, 400)));
  const isEachNamed = drawn.every((bar) => bar.width >= widest * unit);
  const highest = Math.max(0, ...bars.map(({ registered }) => registered));
  const peak = bars.findIndex(({ registered }) => registered === highest);
  const nameWidth = textWidth(barName(bars[0]?.fromMs ?? 0, period), 400) * unit;
  /** In the evening bars are narrower than their names, and the outer names would be cut. */
  const middleOf = (at: number, wide: number): number =>
    middleWithin((drawn[at]?.left ?? 0) + (drawn[at]?.width ?? 0) / 2, wide, width);
  function said({ figure, unit: after }: ReturnType<typeof figureText>): string {
    return after === null ? figure : figure + t(`board.unit.${after}`);
  }
  return (
    <figure className="board-chart" data-testid="trend">
      <figcaption>
        <span>{t(`board.per.${period}`)}</span>
        <span className="board-legend" data-kind="registered">
          {t('board.registered')}
        </span>
        <span className="board-legend" data-kind="handled">
          {t('board.handled')}
        </span>
      </figcaption>
      <svg width={width} height={height + 1.4 * unit} role="img" aria-label={words.join(' ')}>
        {drawn.map((bar, at) => (
          <g
            key={bars[at]?.fromMs}
            data-registered={bars[at]?.registered}
            data-handled={bars[at]?.handled}
          >
            <rect
              className="bar-registered"
              x={bar.left + line / 2}
              y={height - bar.registered + line / 2}
              width={Math.max(0, bar.width - line)}
              height={Math.max(0, bar.registered - line)}
              strokeWidth={bar.registered === 0 ? 0 : line}
            />
            <rect
              className="bar-handled"
              x={bar.left}
              y={height - bar.handled}
              width={bar.width}
              height={bar.handled}
            />
            {isEachNamed || at === peak ? (
              <text
                x={middleOf(at, textWidth(words[at] ?? '', 400) * unit)}
                y={height - bar.registered - 0.3 * unit}
              >
                {bars[at]?.registered === 0 ? '' : words[at]}
              </text>
            ) : null}
          </g>
        ))}
        <line className="bar-foot" x1={0} x2={width} y1={height} y2={height} strokeWidth={line} />
        {namedBars(bars.length, Math.floor(width / (nameWidth + 0.7 * unit))).map((at) => (
          <text key={at} className="bar-name" x={middleOf(at, nameWidth)} y={height + 1.15 * unit}>
            {barName(bars[at]?.fromMs ?? 0, period)}
          </text>
        ))}
      </svg>
    </figure>
  );
}
