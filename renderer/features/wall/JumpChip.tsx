import { type Text } from '../../kit/text/useText';
import { useEachSecond } from '../../kit/ticker';
import type { TilePlay } from '../playback/index';
import type { FittedChip } from './chipStack';
import type { ChipWords } from './chipWords';
import { TileChip } from './TileChip';

/** Long enough to be read once (ux.md §7: a jump is marked). */
const shownMs = 5000;

type Jump = NonNullable<TilePlay['jumped']>;

/** Says that a stretch was left out to be on time again. */
export const jumpChip = ({ byMs }: Jump, t: Text['t']): ChipWords => ({
  icon: 'skip',
  words: [t('wall.jumped', { seconds: (byMs / 1000).toFixed(1) })],
});

/** It does so for a moment. */
export function JumpChip({ jumped, chip }: { jumped: Jump | null; chip: FittedChip | null }) {
  const isOver = useEachSecond((now) => jumped === null || now - jumped.atMs > shownMs);
  return isOver ? null : <TileChip chip={chip} />;
}
