/** Width of a text at a font size, in the same unit as the size. */
export type MeasureText = (text: string, weight: 400 | 600) => number;

const measuredAt = 100;
const cache = new Map<string, number>();
const cacheLimit = 2000;
const safety = 0.03;
let context: CanvasRenderingContext2D | null | undefined;

/** Widths in the window's own font, per unit of font size; asked once per text. */
export const textWidth: MeasureText = (text, weight) => {
  const key = `${weight} ${text}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const width = measured(text, weight);
  if (cache.size >= cacheLimit) cache.clear();
  cache.set(key, width);
  return width;
};

/** Fonts arrive after the first render; what was measured before is forgotten. */
export const forgetTextWidths = (): void => cache.clear();

function measured(text: string, weight: 400 | 600): number {
  context ??= canvasContext();
  if (context === null) return roughWidth(text);
  context.font = `${weight} ${measuredAt}px ${fontFamily()}`;
  // Windows use tabular figures, which a canvas cannot: all digits are as wide as a zero.
  return context.measureText(text.replace(/\d/g, '0')).width / measuredAt + safety;
}

function canvasContext(): CanvasRenderingContext2D | null {
  // jsdom has no canvas and says so loudly; a rough width serves its tests.
  if (navigator.userAgent.includes('jsdom')) return null;
  return document.createElement('canvas').getContext('2d');
}

const fontFamily = (): string => getComputedStyle(document.body).fontFamily;

/** Chinese characters are square; Latin letters are a little more than half as wide. */
export function roughWidth(text: string): number {
  let width = 0;
  for (const character of text) width += character > '\u2e80' ? 1 : 0.6;
  return width;
}
