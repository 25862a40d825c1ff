import type { MeasureText } from '../../kit/textWidth';

/** The words of a strip. */
export interface StripWords {
  place: string;
  /** Of the camera, where not even a part of the place has room. */
  number: string;
  what: string;
  who: string | null;
}

export interface FittedStrip {
  place: string | null;
  who: string | null;
  what: string | null;
  clock: 'seconds' | 'minutes' | null;
}

const clockShapes = { seconds: '00:00:00', minutes: '00:00' } as const;
/** In units of the strip's letters. */
const strip = { symbol: 1.1, gap: 0.4, sides: 0.8 } as const;
const cardStrip = { symbol: 1.25, gap: 0.5, sides: 1 } as const;

/** design.md §3: who → seconds → what → time; then the place is cut, its number, the symbol alone. */
export function fitStrip(words: StripWords, widthUnits: number, measure: MeasureText): FittedStrip {
  const { place, what, who } = words;
  const steps: FittedStrip[] = [
    { place, who, what, clock: 'seconds' },
    { place, who: null, what, clock: 'seconds' },
    { place, who: null, what, clock: 'minutes' },
    { place, who: null, what: null, clock: 'minutes' },
  ];
  const widthOf = (step: FittedStrip): number =>
    [
      step.place,
      step.what,
      step.who,
      step.clock === null ? null : clockShapes[step.clock],
    ].reduce<number>(
      (sum, text) => (text === null ? sum : sum + measure(text, 400) + strip.gap),
      strip.symbol + strip.sides,
    );
  return (
    steps.find((step) => widthOf(step) <= widthUnits) ?? {
      place: fitPlace(words, widthUnits - strip.symbol - strip.gap - strip.sides, measure),
      who: null,
      what: null,
      clock: null,
    }
  );
}

/** So much of a place must be left that it is known again. */
const leastPlace = 2.5;

/** The place whole, cut, or the number of its camera, or nothing. */
function fitPlace(
  { place, number }: Pick<StripWords, 'place' | 'number'>,
  room: number,
  measure: MeasureText,
): string | null {
  const short = shortenTo([place], room, measure);
  if (short === place || measure(short, 400) >= leastPlace) return short;
  return measure(number, 400) <= room ? number : null;
}

/** Where there is room for a chip only: the symbol and as much of the place as fits. */
export const fitChipStrip = (
  words: Pick<StripWords, 'place' | 'number'>,
  widthUnits: number,
  measure: MeasureText,
): FittedStrip => {
  const room = widthUnits - strip.symbol - strip.gap - strip.sides;
  return { place: fitPlace(words, room, measure), who: null, what: null, clock: null };
};

/** The words of a card's strip, larger than an ordinary one. */
export interface CardStripWords {
  priority: string;
  place: string;
  what: string;
  more: string | null;
}

export interface FittedCardStrip {
  priority: string | null;
  place: string;
  what: string | null;
  clock: 'seconds' | 'minutes' | null;
}

/** The priority's word goes first (the symbol says it too), then seconds, what, time. */
export function fitCardStrip(
  { priority, place, what, more }: CardStripWords,
  widthUnits: number,
  measure: MeasureText,
): FittedCardStrip {
  const steps: FittedCardStrip[] = [
    { priority, place, what, clock: 'seconds' },
    { priority: null, place, what, clock: 'seconds' },
    { priority: null, place, what, clock: 'minutes' },
    { priority: null, place, what: null, clock: 'minutes' },
  ];
  const fixed = cardStrip.symbol + cardStrip.sides + widthOfWord(more, measure);
  const widthOf = (step: FittedCardStrip): number =>
    [
      step.place,
      step.priority,
      step.what,
      step.clock === null ? null : clockShapes[step.clock],
    ].reduce((sum, text) => sum + widthOfWord(text, measure), fixed);
  return (
    steps.find((step) => widthOf(step) <= widthUnits) ?? {
      priority: null,
      place: shortenTo([place], widthUnits - fixed - cardStrip.gap, measure),
      what: null,
      clock: null,
    }
  );
}

const widthOfWord = (text: string | null, measure: MeasureText): number =>
  text === null ? 0 : measure(text, 600) + cardStrip.gap;

const ellipsis = '…';

/** The first text that fits whole, else the last one cut at a character, marked as cut. */
export function shortenTo(
  texts: readonly string[],
  widthUnits: number,
  measure: MeasureText,
): string {
  const whole = texts.find((text) => measure(text, 400) <= widthUnits);
  if (whole !== undefined) return whole;
  const characters = [...(texts.at(-1) ?? '')];
  while (characters.length > 0 && measure(characters.join('') + ellipsis, 400) > widthUnits) {
    characters.pop();
  }
  return characters.length === 0 ? '' : `${characters.join('').trimEnd()}${ellipsis}`;
}
