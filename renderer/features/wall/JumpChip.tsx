import { useText } from '../../kit/text/useText';
import { textWidth } from '../../kit/textWidth';
import { useSecond } from '../../kit/ticker';
import type { TilePlay } from '../playback/index';
import { Chip } from './Chip';
import { leastChipWidth, type ChipWords } from './chipWords';

/** Long enough to be read once (ux.md §7: a jump is marked). */
const shownMs = 5000;

interface Props {
  jumped: NonNullable<TilePlay['jumped']>;
  /** Nothing stands above it: it must get along with the Demo mark. */
  isFirst: boolean;
  widthUnits: number;
}

/** Says for a moment that a stretch was left out to be on time again. */
export function JumpChip({ jumped, isFirst, widthUnits }: Props) {
  const { t } = useText();
  if (useSecond() - jumped.atMs > shownMs) return null;
  const words = t('wall.jumped', { seconds: (jumped.byMs / 1000).toFixed(1) });
  const chip: ChipWords = { icon: 'skip', words: [words] };
  const isLower = isFirst && leastChipWidth(chip, textWidth) > widthUnits;
  return (
    <div className="jump-chip" data-lower={isLower}>
      <Chip icon="skip" words={words} />
    </div>
  );
}
