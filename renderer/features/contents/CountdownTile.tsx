import './contents.css';
import type { CSSProperties } from 'react';
import type { Countdown } from '#contract/content';
import { useText } from '../../kit/text/useText';
import { textWidth } from '../../kit/textWidth';
import { useSecond } from '../../kit/ticker';
import { clockText, dateText } from '../../kit/time';
import { timeLeft } from './countdown';
import { fitText, saidIn } from './fitText';
import { TextBlocks } from './TextBlocks';

interface Props {
  countdown: Countdown;
  /** Of the tile, in units of the wall. */
  width: number;
  height: number;
}

const side = 0.9;
const top = 0.6;
const sizes = [7, 6, 5, 4.4, 3.8, 3.3, 2.9, 2.5, 2.2, 1.9, 1.6, 1.4, 1.2, 1] as const;

/** What is left until a time; then that it is there. */
export function CountdownTile({ countdown, width, height }: Props) {
  const { t, locale } = useText();
  const left = timeLeft(countdown.untilMs, useSecond());
  const days =
    left === null || left.days === 0 ? '' : t('content.countdown.days', { count: left.days });
  const figure = left === null ? t('content.countdown.reached') : left.clock;
  const until = t('content.countdown.until', {
    time: `${dateText(countdown.untilMs)} ${clockText(countdown.untilMs).slice(0, 5)}`,
  });
  const room = { width: width - 2 * side, height: height - 2 * top };
  const said = saidIn(countdown.text, locale);
  const shown = days === '' ? figure : `${days} ${figure}`;
  const hasUntil = room.height >= 3.6 && textWidth(until, 400) <= room.width;
  const least = (said.length === 0 ? 0 : 1.5) + (hasUntil ? 1.4 : 0);
  const size =
    sizes.find(
      (one) =>
        textWidth(shown, 600) * one <= room.width &&
        one * 1.15 <= Math.max(1.2, Math.min(room.height - least, room.height * 0.6)),
    ) ?? 1;
  const rest = room.height - size * 1.15 - (hasUntil ? 1.4 : 0) - 0.2;
  const blocks =
    rest < 1.35 || said.length === 0
      ? []
      : fitText(said, { width: room.width, height: rest, largest: 2.3 }, textWidth);
  return (
    <section
      className="board countdown-tile"
      data-testid="countdown-tile"
      data-reached={left === null}
      style={{ '--figure': `${String(size)}em` } as CSSProperties}
    >
      {blocks.length === 0 ? null : <TextBlocks blocks={blocks} />}
      <p className="countdown-left">{shown}</p>
      {hasUntil ? <p className="countdown-until">{until}</p> : null}
    </section>
  );
}
