import type { CSSProperties } from 'react';
import type { BoardFigures, FigurePeriod, Figures, PlanBoard } from '#contract/board';
import { useText, type Text } from '../../kit/text/useText';
import { textWidth } from '../../kit/textWidth';
import { clockText } from '../../kit/time';
import { BoardHead } from './BoardHead';
import { placeWords } from './boardWords';
import { figureText, rateText, type FigureText } from './figureText';
import { boardSizes, statisticsLayout } from './statisticsLayout';
import { TrendChart } from './TrendChart';

interface Props {
  board: Extract<PlanBoard, { kind: 'statistics' }>;
  width: number;
  height: number;
  unit: number;
}

const none: Figures = { registered: 0, handled: 0 };

/** Registered, handled and their rate, large enough for the back of the room. */
export function StatisticsBoard({ board, width, height, unit }: Props) {
  const words = useText();
  const { t } = words;
  const { figures, period } = board;
  const cells = cellsOf(figures, period, words);
  const layout = statisticsLayout({
    width,
    height,
    figures: cells.map(({ figure, unit: after }) => [
      textWidth(figure, 600),
      textWidth(after, 400),
    ]),
    labels: cells.map(({ label }) => textWidth(label, 400)),
    befores: cells.map(({ before }) => (before === null ? 0 : textWidth(before, 400))),
  });
  return (
    <section className="board" data-testid="statistics-board" data-period={period}>
      <BoardHead
        title={placeWords(board.name, words)}
        note={t(`board.period.${period}`)}
        aside={figures === null ? null : asideWords(figures, t)}
        room={width - 2 * boardSizes.side}
      />
      <dl
        className="board-figures"
        data-columns={layout.isColumns}
        style={sized(layout.figureSize)}
      >
        {cells.slice(0, layout.figureCount).map((cell) => (
          <div key={cell.name} data-figure={cell.name}>
            <dt>{cell.label}</dt>
            <dd>
              {cell.figure}
              {cell.unit === '' ? null : <small>{cell.unit}</small>}
            </dd>
            {layout.hasBefore && cell.before !== null ? (
              <dd className="board-before">{cell.before}</dd>
            ) : null}
          </div>
        ))}
      </dl>
      {layout.chartHeight === null || figures === null ? null : (
        <TrendChart
          bars={figures.bars}
          period={period}
          width={(width - 2 * boardSizes.side) * unit}
          height={layout.chartHeight * unit}
          unit={unit}
        />
      )}
    </section>
  );
}

const sized = (size: number): CSSProperties =>
  ({ '--figure': `${String(size)}em` }) as CSSProperties;

/** Since when the figures stand, and whose count it is where it is not the platform's. */
const asideWords = ({ asOfMs, source }: BoardFigures, t: Text['t']): string => {
  const time = t('board.asOf', { time: clockText(asOfMs).slice(0, 5) });
  return source === 'record' ? `${t('board.ownRecord')} · ${time}` : time;
};

interface Cell {
  name: 'registered' | 'handled' | 'rate';
  label: string;
  figure: string;
  unit: string;
  before: string | null;
}

/** The three figures in words; a dash where nothing was counted or there is nothing to divide by. */
function cellsOf(figures: BoardFigures | null, period: FigurePeriod, { t, locale }: Text): Cell[] {
  const before = figures?.before ?? null;
  const beforeWords = (value: string): string | null =>
    before === null ? null : t(`board.before.${period}`, { value });
  const said = ({ figure, unit }: FigureText): string => figure + unitWords(unit, t);
  const cell = (name: 'registered' | 'handled'): Cell => {
    const text = figureText((figures ?? none)[name], locale);
    return {
      name,
      label: t(`board.${name}`),
      figure: figures === null ? t('board.dash') : text.figure,
      unit: figures === null ? '' : unitWords(text.unit, t),
      before: beforeWords(said(figureText((before ?? none)[name], locale))),
    };
  };
  const rate = rateText(figures ?? none);
  return [
    cell('registered'),
    cell('handled'),
    {
      name: 'rate',
      label: t('board.rate'),
      figure: rate ?? t('board.dash'),
      unit: rate === null ? '' : '%',
      before: beforeWords(percent(rateText(before ?? none), t)),
    },
  ];
}

const percent = (rate: string | null, t: Text['t']): string =>
  rate === null ? t('board.dash') : `${rate}%`;

const unitWords = (unit: FigureText['unit'], t: Text['t']): string =>
  unit === null ? '' : t(`board.unit.${unit}`);
