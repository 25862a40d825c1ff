import type { MeasureText } from '../../kit/textWidth';

/** What a plate could say under its state. */
export interface PlateWords {
  reason: string;
  since: string;
  reasonSince: string;
  next: string;
}

/** Line height and side distances of a plate in units. */
export const plateSizes = { line: 1.35, side: 0.6, top: 0.3 } as const;

/**
 * The lines that a plate has room for. Since-when goes first, then the next try, then the reason:
 * what is wrong is read longest. Where no reason fits, the next try is better than nothing.
 */
export function plateLines(
  { reason, since, reasonSince, next }: PlateWords,
  room: { widthUnits: number; heightUnits: number },
  measure: MeasureText,
): string[] {
  const width = room.widthUnits - 2 * plateSizes.side;
  const lines = Math.floor((room.heightUnits - plateSizes.top) / plateSizes.line) - 1;
  const isOneLine = wrappedLines(reasonSince, width, measure) === 1;
  const whole = isOneLine ? [reasonSince, next] : [reason, since, next];
  const fits = (choice: string[]): boolean =>
    choice.reduce((sum, text) => sum + wrappedLines(text, width, measure), 0) <= lines;
  return [whole, [reason, next], [reason], [next]].find(fits) ?? [];
}

/** Latin words stay whole; a line may end after any Chinese character. */
const piecesOf = (text: string): string[] =>
  text.match(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*/g) ?? [];

/** How many lines a text takes when it is wrapped to a width. */
export function wrappedLines(text: string, width: number, measure: MeasureText): number {
  let lines = 1;
  let line = '';
  for (const piece of piecesOf(text)) {
    if (line !== '' && measure((line + piece).trimEnd(), 400) > width) {
      lines += 1;
      line = piece;
    } else {
      line += piece;
    }
  }
  return lines;
}
