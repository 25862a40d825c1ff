import type { FaultCode } from '#contract/outcome';
import type { PlayState } from '#contract/stream';
import { Icon } from '../../kit/Icon';
import { faultWords } from '../../kit/text/faultWords';
import { useText, type Text } from '../../kit/text/useText';
import { textWidth } from '../../kit/textWidth';
import { useEachSecond } from '../../kit/ticker';
import { clockText } from '../../kit/time';
import { plateLines } from './plateLines';
import { isNoRight, nextTryWords } from './tileWords';

/** Sides of a plate and the icon before its state, in units. */
const stateExtras = 2.5;

/** What a plate calls the state of a tile, by its fault. */
const stateOf = (code: FaultCode) => {
  if (isNoRight(code)) return { icon: 'lock', word: 'wall.noRight' } as const;
  if (code === 'stream/queued') return { icon: 'clock', word: 'wall.queued' } as const;
  return { icon: 'noSignal', word: 'wall.noSignal' } as const;
};

/** Room that the state on a plate takes, in units. */
export const leastPlateWidth = (code: FaultCode, t: Text['t']): number =>
  textWidth(t(stateOf(code).word), 600) + stateExtras;

interface Props {
  state: Extract<PlayState, { kind: 'recovering' }>;
  widthUnits: number;
  heightUnits: number;
}

/** State in words, reason with since-when, what happens next: left-aligned, never a big cross. */
export function TilePlate({ state, widthUnits, heightUnits }: Props) {
  const { t } = useText();
  const next = useEachSecond((now) => nextTryWords(state, now, t));
  const { icon, word } = stateOf(state.fault.code);
  const reason = faultWords(state.fault.code, t);
  const since = t('wall.since', { time: clockText(state.sinceMs) });
  const lines = plateLines(
    {
      reason,
      since,
      reasonSince: `${reason} · ${since}`,
      next,
    },
    { widthUnits, heightUnits },
    textWidth,
  );
  return (
    <div className="plate" data-testid="plate">
      <p className="plate-state">
        <Icon name={icon} size="0.9em" />
        {t(word)}
      </p>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
