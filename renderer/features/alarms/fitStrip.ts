import type { MeasureText } from '../../kit/textWidth';

/** The words of a strip; symbol and place always stay. */
export interface StripWords {
  place: string;
  what: string;
  who: string | null;
}

export interface FittedStrip {
  who: string | null;
  what: string | null;
  clock: 'seconds' | 'minutes' | null;
}

const symbol = 1.1;
const gap = 0.4;
const sides = 0.8;
const clockShapes = { seconds: '00:00:00', minutes: '00:00' } as const;

/** design.md §3: who → seconds → what → time; symbol and place stay. Widths in units. */
export function fitStrip(words: StripWords, widthUnits: number, measure: MeasureText): FittedStrip {
  const { what, who } = words;
  const steps: FittedStrip[] = [
    { who, what, clock: 'seconds' },
    { who: null, what, clock: 'seconds' },
    { who: null, what, clock: 'minutes' },
    { who: null, what: null, clock: 'minutes' },
  ];
  const widthOf = (step: FittedStrip): number =>
    [
      words.place,
      step.what,
      step.who,
      step.clock === null ? null : clockShapes[step.clock],
    ].reduce<number>(
      (sum, text) => (text === null ? sum : sum + measure(text, 400) + gap),
      symbol + sides,
    );
  return (
    steps.find((step) => widthOf(step) <= widthUnits) ?? { who: null, what: null, clock: null }
  );
}

/** The words of a card's strip, larger than an ordinary one. */
export interface CardStripWords {
  priority: string;
  place: string;
  what: string;
  more: string | null;
}

export interface FittedCardStrip {
  priority: string | null;
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
    { priority, what, clock: 'seconds' },
    { priority: null, what, clock: 'seconds' },
    { priority: null, what, clock: 'minutes' },
    { priority: null, what: null, clock: 'minutes' },
  ];
  const fixed = [place, ...(more === null ? [] : [more])];
  const widthOf = (step: FittedCardStrip): number =>
    [
      ...fixed,
      ...(step.priority === null ? [] : [step.priority]),
      ...(step.what === null ? [] : [step.what]),
      ...(step.clock === null ? [] : [clockShapes[step.clock]]),
    ].reduce((sum, text) => sum + measure(text, 600) + gap, symbol + sides);
  return (
    steps.find((step) => widthOf(step) <= widthUnits) ?? { priority: null, what: null, clock: null }
  );
}

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
