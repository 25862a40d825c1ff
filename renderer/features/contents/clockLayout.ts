import type { MeasureText } from '../../kit/textWidth';
import { textSizes } from './fitText';

/** What a clock has room for; sizes in units of the wall. */
export interface ClockLayout {
  readonly timeSize: number;
  readonly hasSeconds: boolean;
  /** Of name and date; null where neither has room. */
  readonly lineSize: number;
  readonly hasName: boolean;
  readonly hasDate: boolean;
  readonly hasWeekday: boolean;
}

interface Words {
  readonly name: string | null;
  readonly date: string;
  readonly weekday: string;
}

export const clockSizes = { side: 0.8, top: 0.5, timeLine: 1.1, lineShare: 0.3, gap: 0.7 } as const;
const sizes = [9, 8, 7, 6, 5.2, 4.6, 4, 3.5, 3, 2.6, 2.3, 2, 1.75, 1.5, 1.3, 1.15, 1] as const;

/** Gives way in this order: weekday, name, date, seconds; the time itself never. */
const steps = [
  { hasName: true, hasDate: true, hasWeekday: true, hasSeconds: true, least: 1.75 },
  { hasName: true, hasDate: true, hasWeekday: false, hasSeconds: true, least: 1.5 },
  { hasName: false, hasDate: true, hasWeekday: false, hasSeconds: true, least: 1.3 },
  { hasName: false, hasDate: false, hasWeekday: false, hasSeconds: true, least: 1 },
  { hasName: false, hasDate: false, hasWeekday: false, hasSeconds: false, least: 1 },
] as const;

/** As large as the room allows. */
export function clockLayout(
  words: Words,
  room: { width: number; height: number },
  measure: MeasureText,
): ClockLayout {
  const width = room.width - 2 * clockSizes.side;
  const height = room.height - 2 * clockSizes.top;
  for (const { least, ...step } of steps) {
    const timeSize = sizes.find(
      (size) => size >= least && fits(step, size, words, { width, height }, measure),
    );
    if (timeSize !== undefined) return { ...step, timeSize, lineSize: lineSizeOf(timeSize) };
  }
  return { ...steps[4], timeSize: 1, lineSize: 1 };
}

const lineSizeOf = (timeSize: number): number => Math.max(1, timeSize * clockSizes.lineShare);

function fits(
  step: Omit<(typeof steps)[number], 'least'>,
  size: number,
  { name, date, weekday }: Words,
  room: { width: number; height: number },
  measure: MeasureText,
): boolean {
  const line = lineSizeOf(size);
  const hasName = step.hasName && name !== null;
  const dateWords = step.hasWeekday ? [date, weekday] : [date];
  const dateWidth =
    dateWords.reduce((sum, text) => sum + measure(text, 400), 0) +
    (dateWords.length - 1) * clockSizes.gap;
  const widths = [
    measure(step.hasSeconds ? '00:00:00' : '00:00', 600) * size,
    step.hasDate ? dateWidth * line : 0,
    hasName ? measure(name, 600) * line : 0,
  ];
  const lines = Number(step.hasDate) + Number(hasName);
  const height = size * clockSizes.timeLine + lines * line * textSizes.line;
  return Math.max(...widths) <= room.width && height <= room.height;
}
