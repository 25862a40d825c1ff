import type { FaultCode } from '#contract/outcome';
import type { PlayState } from '#contract/stream';
import { Icon } from '../../kit/Icon';
import { faultWords } from '../../kit/text/faultWords';
import { useText } from '../../kit/text/useText';
import { textWidth } from '../../kit/textWidth';
import { useEachSecond } from '../../kit/ticker';
import { clockText } from '../../kit/time';
import { stackChips, type WordRoom, type WordSizes } from './chipStack';
import { plateLines } from './plateLines';
import { isNoRight, nextTryWords } from './tileWords';

/** Its sides, and the icon before its state. */
const stateSizes: WordSizes = { sides: 1.2, icon: 1.3, weight: 600 };
/** So much lower a plate begins under the Demo mark. */
const plateDrop = 1.2;

/** What a plate calls the state of a tile, by its fault. */
const stateOf = (code: FaultCode) => {
  if (isNoRight(code)) return { icon: 'lock', word: 'wall.noRight' } as const;
  if (code === 'stream/queued') return { icon: 'clock', word: 'wall.queued' } as const;
  return { icon: 'noSignal', word: 'wall.noSignal' } as const;
};

interface Props {
  state: Extract<PlayState, { kind: 'recovering' }>;
  room: WordRoom;
}

/** State in words, reason with since-when, what happens next: left-aligned, never a big cross. */
export function TilePlate({ state, room }: Props) {
  const { t } = useText();
  const next = useEachSecond((now) => nextTryWords(state, now, t));
  const { icon, word } = stateOf(state.fault.code);
  const stack = stackChips([{ icon, words: [t(word)] }], room, textWidth, stateSizes);
  const [said = null] = stack.chips;
  const reason = faultWords(state.fault.code, t);
  const since = t('wall.since', { time: clockText(state.sinceMs) });
  const lines = plateLines(
    {
      reason,
      since,
      reasonSince: `${reason} · ${since}`,
      next,
    },
    {
      widthUnits: room.widthUnits,
      heightUnits: room.heightUnits - (stack.isUnderMark ? plateDrop : 0),
    },
    textWidth,
  );
  return (
    <div className="picture-words" data-under-mark={stack.isUnderMark}>
      <div className="plate" data-testid="plate">
        {said === null ? null : (
          <p className="plate-state">
            <Icon name={icon} size="0.9em" />
            {said.words}
          </p>
        )}
        {said?.words == null ? null : lines.map((line) => <p key={line}>{line}</p>)}
      </div>
    </div>
  );
}
