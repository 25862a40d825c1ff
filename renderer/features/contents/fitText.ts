import type { MeasureText } from '../../kit/textWidth';

/** Words in one language, as they are laid out. */
export interface FittedBlock {
  readonly lang: 'zh-CN' | 'en';
  /** In units of the wall; never below one, the least that is read from the back of the room. */
  readonly size: number;
  readonly lines: readonly string[];
}

export interface Said {
  readonly lang: FittedBlock['lang'];
  readonly text: string;
}

/** Height of a line, and of the gap between two languages, by size. */
export const textSizes = { line: 1.35, gap: 0.5, second: 0.65 } as const;

/** Largest first. */
const sizes = [6, 5, 4.2, 3.6, 3.1, 2.7, 2.3, 2, 1.75, 1.5, 1.3, 1.15, 1] as const;
const mark = '…';

interface Room {
  /** In units of the wall. */
  readonly width: number;
  readonly height: number;
  readonly largest?: number;
}

/**
 * As large as the room allows; the second language is smaller. Words shrink to one unit and not
 * below: what does not fit then is cut, and a mark tells so (ux.md §3).
 */
export function fitText(said: readonly Said[], room: Room, measure: MeasureText): FittedBlock[] {
  const { width, height, largest = Infinity } = room;
  for (const size of sizes) {
    if (size > largest) continue;
    const blocks = blocksAt(said, size, width, measure);
    if (blocks !== undefined && heightOf(blocks) <= height) return blocks;
  }
  return cutAt(said, room, measure);
}

const sizeOf = (index: number, size: number): number =>
  index === 0 ? size : Math.max(1, size * textSizes.second);

/** Undefined where a word is wider than the room: it would be torn while it could be smaller. */
function blocksAt(
  said: readonly Said[],
  size: number,
  width: number,
  measure: MeasureText,
): FittedBlock[] | undefined {
  const blocks: FittedBlock[] = [];
  for (const [index, { lang, text }] of said.entries()) {
    const own = sizeOf(index, size);
    const wrapped = wrap(text, width / own, measure);
    if (wrapped.isTorn && own > 1) return undefined;
    blocks.push({ lang, size: own, lines: wrapped.lines });
  }
  return blocks;
}

const heightOf = (blocks: readonly FittedBlock[]): number =>
  blocks.reduce((sum, { size, lines }) => sum + lines.length * size * textSizes.line, 0) +
  Math.max(0, blocks.length - 1) * textSizes.gap;

/** At the least size: the second language keeps a line at least, where there are two. */
function cutAt(said: readonly Said[], room: Room, measure: MeasureText): FittedBlock[] {
  let rows = Math.max(1, Math.floor((room.height + 0.001) / textSizes.line));
  const shown = said.slice(0, rows);
  if (shown.length > 1 && shown.length * textSizes.line + textSizes.gap > room.height) shown.pop();
  if (shown.length > 1) rows = Math.floor((room.height - textSizes.gap) / textSizes.line);
  return shown.map(({ lang, text }, index) => {
    const others = shown.length - 1 - index;
    const all = wrap(text, room.width, measure).lines;
    const kept = all.slice(0, Math.max(1, rows - others));
    rows -= kept.length;
    const isCut = kept.length < all.length;
    return { lang, size: 1, lines: isCut ? marked(kept, room.width, measure) : kept };
  });
}

function marked(lines: readonly string[], width: number, measure: MeasureText): string[] {
  const last = [...(lines.at(-1) ?? '').trimEnd()];
  while (last.length > 1 && measure(last.join('') + mark, 400) > width) last.pop();
  return [...lines.slice(0, -1), last.join('').trimEnd() + mark];
}

/** Marks that may not begin a line stay with what they follow; words of letters stay whole. */
const pieces =
  /\n|[\u2e80-\uffff][\u3001\u3002\uff01\uff09\uff0c\uff1a\uff1b\uff1f\u201d\u300b]*|[^\s\u2e80-\uffff]+|[^\S\n]+/gu;

/** Lines of a text in a width; `isTorn` when a single word is wider than that. */
export function wrap(
  text: string,
  width: number,
  measure: MeasureText,
): { lines: string[]; isTorn: boolean } {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  let isTorn = false;
  const end = (): void => {
    lines.push(line.trimEnd());
    line = '';
    used = 0;
  };
  const put = (piece: string): void => {
    line += piece;
    used += measure(piece, 400);
  };
  for (const [piece] of text.trim().matchAll(pieces)) {
    if (piece === '\n') end();
    else if (piece.trim() === '') {
      if (line !== '') put(' ');
    } else {
      if (line !== '' && used + measure(piece, 400) > width) end();
      if (measure(piece, 400) <= width) put(piece);
      else {
        isTorn = true;
        for (const letter of piece) {
          if (line !== '' && used + measure(letter, 400) > width) end();
          put(letter);
        }
      }
    }
  }
  end();
  return { lines, isTorn };
}

/** What there is to say, the language of the window first. */
export function saidIn(
  { zh, en }: { zh: string; en: string },
  locale: FittedBlock['lang'],
): Said[] {
  const both: Said[] = [
    { lang: 'zh-CN', text: zh },
    { lang: 'en', text: en },
  ];
  const there = both.filter(({ text }) => text !== '');
  return locale === 'en' ? there.reverse() : there;
}
