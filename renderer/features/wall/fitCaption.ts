import type { MeasureText } from '../../kit/textWidth';

/** The words of a caption, all that it could say. */
export interface CaptionWords {
  number: string;
  name: string;
  shortName: string;
  place: string;
  /** Null while no picture has a clock. */
  hasClock: boolean;
}

/** What a caption says in the room it has. */
export interface FittedCaption {
  number: string | null;
  name: string | null;
  place: string | null;
  clock: 'seconds' | 'minutes' | null;
}

/** Distances inside a caption, in units. */
export const captionGaps = { side: 0.4, between: 0.35, beforeClock: 0.6 } as const;

/** ux.md §3, design.md §3: place → seconds → clock → short name → number only → nothing. */
export function fitCaption(
  words: CaptionWords,
  widthUnits: number,
  measure: MeasureText,
): FittedCaption {
  const { number, name, shortName, place, hasClock } = words;
  const [seconds, minutes] = hasClock ? (['seconds', 'minutes'] as const) : [null, null];
  const steps: FittedCaption[] = [
    { number, name, place, clock: seconds },
    { number, name, place: null, clock: seconds },
    { number, name, place: null, clock: minutes },
    { number, name, place: null, clock: null },
    { number, name: shortName, place: null, clock: null },
    { number, name: null, place: null, clock: null },
  ];
  return (
    steps.find((step) => widthOf(step, measure) <= widthUnits) ?? {
      number: null,
      name: null,
      place: null,
      clock: null,
    }
  );
}

const clockShapes = { seconds: '00:00:00', minutes: '00:00' } as const;

function widthOf(caption: FittedCaption, measure: MeasureText): number {
  const left = [
    caption.number === null ? 0 : measure(caption.number, 600),
    caption.name === null ? 0 : measure(caption.name, 400) + captionGaps.between,
    caption.place === null ? 0 : measure(caption.place, 400) + captionGaps.between,
  ];
  const right =
    caption.clock === null ? 0 : measure(clockShapes[caption.clock], 400) + captionGaps.beforeClock;
  return left.reduce((sum, width) => sum + width, 2 * captionGaps.side) + right;
}

/** The first of some texts that fits, else the last. */
export function firstFitting(
  texts: readonly [string, ...string[]],
  widthUnits: number,
  measure: MeasureText,
): string {
  return texts.find((text) => measure(text, 400) <= widthUnits) ?? texts.at(-1) ?? texts[0];
}
