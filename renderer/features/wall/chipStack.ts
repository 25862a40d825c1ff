import type { MeasureText } from '../../kit/textWidth';
import { chipLine, chipTop, type ChipWords } from './chipWords';

/** Room for what is said on a picture, in units. */
export interface WordRoom {
  widthUnits: number;
  /** Height that the caption leaves. */
  heightUnits: number;
  /** Width that the Demo mark takes of the first line; 0 without one. */
  markWidth: number;
}

/** What is left of a chip where there is little room: fewer words, then its shape alone. */
export interface FittedChip {
  icon?: ChipWords['icon'];
  words: string | null;
}

export interface ChipStack {
  /** It begins under the Demo mark, which never gives way. */
  isUnderMark: boolean;
  /** As many as were asked; null where nothing of one has room. */
  chips: readonly (FittedChip | null)[];
}

/** Sizes around words: sides with the distance to the edge, and a shape with its gap. */
export interface WordSizes {
  sides: number;
  icon: number;
  weight: 400 | 600;
}

const chipSizes: WordSizes = { sides: 0.85, icon: 1.1, weight: 400 };

/** How many lines of chips there is height for. */
export const chipLines = ({ heightUnits }: Pick<WordRoom, 'heightUnits'>): number =>
  Math.max(0, Math.floor((heightUnits - chipTop + 0.15) / chipLine));

/** Puts chips below each other, the first beside the Demo mark where it fits, else under it. */
export function stackChips(
  chips: readonly ChipWords[],
  room: WordRoom,
  measure: MeasureText,
  sizes: WordSizes = chipSizes,
): ChipStack {
  const [first, ...others] = chips;
  if (first === undefined) return { isUnderMark: false, chips: [] };
  const lines = chipLines(room);
  const beside = room.widthUnits - room.markWidth;
  const worded = (width: number): FittedChip | null => fitWords(first, width, measure, sizes);
  const isUnderMark =
    room.markWidth > 0 &&
    lines > 1 &&
    worded(beside) === null &&
    (worded(room.widthUnits) !== null || !hasRoomForShape(first, beside, sizes));
  const fitted = (chip: ChipWords, line: number): FittedChip | null => {
    const width = line === 0 ? beside : room.widthUnits;
    if (line >= lines) return null;
    return (
      fitWords(chip, width, measure, sizes) ??
      (hasRoomForShape(chip, width, sizes) ? { icon: chip.icon, words: null } : null)
    );
  };
  const start = isUnderMark ? 1 : 0;
  return {
    isUnderMark,
    chips: [first, ...others].map((chip, at) => fitted(chip, start + at)),
  };
}

function fitWords(
  { icon, words }: ChipWords,
  width: number,
  measure: MeasureText,
  sizes: WordSizes,
): FittedChip | null {
  const room = width - sizes.sides - (icon === undefined ? 0 : sizes.icon);
  const said = words.find((text) => measure(text, sizes.weight) <= room);
  return said === undefined ? null : { icon, words: said };
}

const hasRoomForShape = ({ icon }: ChipWords, width: number, { sides, ...sizes }: WordSizes) =>
  icon !== undefined && sides + sizes.icon <= width;
