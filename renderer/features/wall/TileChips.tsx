import type { PlayState, StreamStanding } from '#contract/stream';
import { useText } from '../../kit/text/useText';
import { textWidth } from '../../kit/textWidth';
import { useSecond } from '../../kit/ticker';
import { clockText } from '../../kit/time';
import { isDelayed, type TilePlay } from '../playback/index';
import { Chip } from './Chip';
import { firstFitting } from './fitCaption';
import { nextTryWords, standingWords } from './tileWords';

interface Props {
  state: PlayState;
  standing: StreamStanding | null;
  doubt: TilePlay['doubt'];
  isPinned: boolean;
  /** Room for words beside the Demo mark, in units. */
  room: number;
}

/** One state at most, and under it when the next try is (design.md §5). */
export function TileChips({ state, standing, doubt, isPinned, room }: Props) {
  const { t } = useText();
  if (standing?.step === 'paused' && state.kind !== 'recovering') {
    return <Chip icon="clock" words={t('wall.standing.paused')} />;
  }
  switch (state.kind) {
    case 'frozen':
      return <FrozenChip pictureAtMs={state.pictureAtMs} room={room} />;
    case 'recovering':
      return <RecoveringChips state={state} room={room} />;
    case 'playing':
      if (doubt === 'frozen') return <FrozenChip pictureAtMs={state.pictureAtMs} room={room} />;
      if (doubt !== null) return <Chip icon="noSignal" words={t(`wall.doubt.${doubt}`)} />;
      if (isDelayed(state) && state.delayMs !== null) {
        return (
          <Chip
            icon="clock"
            words={t('wall.delay', { seconds: (state.delayMs / 1000).toFixed(1) })}
          />
        );
      }
      if (standing !== null && standing.reason !== null) {
        return <Chip words={firstFitting(standingWords(standing, t), room, textWidth)} />;
      }
      return isPinned ? <Chip icon="pin" words={t('wall.pinned')} /> : null;
    case 'opening':
      return isPinned ? <Chip icon="pin" words={t('wall.pinned')} /> : null;
  }
}

/** The picture stands still, and since which of its own clock. */
function FrozenChip({ pictureAtMs, room }: { pictureAtMs: number | null; room: number }) {
  const { t } = useText();
  const short = t('wall.frozenShort');
  const long = pictureAtMs === null ? short : t('wall.frozen', { time: clockText(pictureAtMs) });
  return <Chip icon="clock" words={firstFitting([long, short], room, textWidth)} />;
}

type Recovering = Extract<PlayState, { kind: 'recovering' }>;

function RecoveringChips({ state, room }: { state: Recovering; room: number }) {
  const { t } = useText();
  const now = useSecond();
  const { attempt } = state;
  const words = firstFitting(
    [t('wall.reconnecting', { attempt }), t('wall.reconnectingShort', { attempt })],
    room,
    textWidth,
  );
  return (
    <>
      <Chip icon="plug" words={words} />
      <Chip words={nextTryWords(state, now, t)} />
    </>
  );
}
