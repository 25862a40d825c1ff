import type { MeasureText } from '../../kit/textWidth';

/** What a plate could say under its state. */
export interface PlateWords {
  reason: string;
  reasonSince: string;
  next: string;
}

/** Line height and side distances of a plate in units. */
export const plateSizes = { line: 1.35, side: 0.6, top: 0.5 } as const;

/**
 * The lines that a plate has room for. Since-when goes first, then the next try, then the reason:
 * what is wrong is read longest.
 */
export function plateLines(
  { reason, reasonSince, next }: PlateWords,
  room: { widthUnits: number; heightUnits: number },
  measure: MeasureText,
): string[] {
  const width = room.widthUnits - 2 * plateSizes.side;
  const lines = Math.floor((room.heightUnits - 2 * plateSizes.top) / plateSizes.line) - 1;
  const linesOf = (text: string): number => Math.ceil(measure(text, 400) / Math.max(1, width));
  const choices = [[reasonSince, next], [reason, next], [reason]];
  const fits = (choice: string[]): boolean =>
    choice.reduce((sum, text) => sum + linesOf(text), 0) <= lines;
  return choices.find(fits) ?? [];
}
