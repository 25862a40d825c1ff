/** What a row of the palette is found by. */
export interface Findable {
  /** In Chinese and in English, whatever language the desk speaks. */
  zh: string;
  en: string;
  /** How the Chinese is spelled; absent until it is known. */
  spelling?: { pinyin: string; initials: string } | undefined;
}

/** A query taken apart: what it says, and the number that it ends or begins with. */
export interface Wish {
  words: string;
  number: number | null;
}

/** "16 分屏", "分屏16" and "fp 16" say the same. */
export function wishOf(query: string): Wish {
  const text = query.trim().toLowerCase();
  const last = /^(.*?)\s*([0-9]{1,6})$/.exec(text);
  if (last !== null) return { words: last[1] ?? '', number: Number(last[2]) };
  const first = /^([0-9]{1,6})\s*(\D.*)$/.exec(text);
  if (first !== null) return { words: first[2] ?? '', number: Number(first[1]) };
  return { words: text, number: null };
}

/** How well it is meant, the less the better; null: not at all. */
export function distance(words: string, { zh, en, spelling }: Findable): number | null {
  if (words === '') return 0;
  const latin = en.toLowerCase();
  const tight = words.replaceAll(' ', '');
  const tries: readonly [number, boolean][] = [
    [0, zh.startsWith(words) || latin.startsWith(words)],
    [1, spelling?.initials.startsWith(tight) === true],
    [2, zh.includes(words) || latin.includes(` ${words}`)],
    [3, spelling?.pinyin.startsWith(tight) === true],
    [4, spelling?.initials.includes(tight) === true],
    [5, latin.includes(words) || spelling?.pinyin.includes(tight) === true],
  ];
  return tries.find(([, isMet]) => isMet)?.[0] ?? null;
}
