import { textWidth } from '../../kit/textWidth';
import { Chip } from './Chip';
import { roomInChip, type ChipWords } from './chipWords';
import { firstFitting } from './fitCaption';

interface Props {
  chip: ChipWords;
  /** Room beside the Demo mark, or under it, in units. */
  widthUnits: number;
}

/** The state of a tile in the words that fit. */
export function TileChip({ chip, widthUnits }: Props) {
  const { icon, words } = chip;
  const said = firstFitting(words, roomInChip(chip, widthUnits), textWidth);
  return icon === undefined ? <Chip words={said} /> : <Chip icon={icon} words={said} />;
}
