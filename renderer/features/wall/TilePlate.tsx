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

/** Room that the state on a plate takes, in units. */
export const leastPlateWidth = (code: FaultCode, t: Text['t']): number =>
  textWidth(t(isNoRight(code) ? 'wall.noRight' : 'wall.noSignal'), 600) + stateExtras;

interface Props {
  state: Extract<PlayState, { kind: 'recovering' }>;
  widthUnits: number;
  heightUnits: number;
}

/** State in words, reason with since-when, what happens next: left-aligned, never a big cross. */
export function TilePlate({ state, widthUnits, heightUnits }: Props) {
  const { t } = useText();
  const next = useEachSecond((now) => nextTryWords(state, now, t));
  const hasNoRight = isNoRight(state.fault.code);
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
        <Icon name={hasNoRight ? 'lock' : 'noSignal'} size="0.9em" />
        {t(hasNoRight ? 'wall.noRight' : 'wall.noSignal')}
      </p>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
