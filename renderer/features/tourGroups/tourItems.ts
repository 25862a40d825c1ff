import { mostTourItems, tourItemSchema, type TourItem } from '#contract/tour';

/** A typed list, or the first word of it that means nothing. */
export type ReadItems = { items: TourItem[] } | { bad: string };

/** `1001 1005-1010, 1032:30`: numbers, rows of numbers, and how many seconds one stays. */
export function readItems(text: string): ReadItems {
  const items: TourItem[] = [];
  for (const word of text.normalize('NFKC').split(/[\s,;、。]+/u)) {
    if (word === '') continue;
    const read = readWord(word, mostTourItems - items.length);
    if (read === undefined) return { bad: word };
    items.push(...read);
  }
  return { items };
}

/** What `readItems` reads again; rows stay written out as they were kept. */
export function writeItems(items: readonly TourItem[]): string {
  return items
    .map(({ number, dwellS }) => (dwellS === undefined ? String(number) : `${number}:${dwellS}`))
    .join(' ');
}

function readWord(word: string, room: number): TourItem[] | undefined {
  const ends = /^(\d{1,7})(?:[-–~](\d{1,7}))?(?::(\d{1,3}))?$/.exec(word);
  if (ends === null) return undefined;
  const first = Number(ends[1]);
  const last = ends[2] === undefined ? first : Number(ends[2]);
  if (last < first || last - first >= room) return undefined;
  const dwell = ends[3] === undefined ? {} : { dwellS: Number(ends[3]) };
  const items = Array.from({ length: last - first + 1 }, (_, at) => ({
    number: first + at,
    ...dwell,
  }));
  return items.every((item) => tourItemSchema.safeParse(item).success) ? items : undefined;
}
