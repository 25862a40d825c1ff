import type { Camera } from '#contract/camera';
import type { LocalText } from '#contract/text';
import type { Spelling } from './ports';

/** Before the start of each name; before each further text, whose start is no more than a word's. */
const nameMark = '\n';
const textMark = '\t';
/** What parts words in names, marks included. */
const wordBreaks = new Set(
  [nameMark, textMark, ' ', '-', '_', '/', '(', '（', '·', ',', '，', '.'].map((mark) =>
    mark.charCodeAt(0),
  ),
);
const nameCode = nameMark.charCodeAt(0);

/** How well a text fits a word, best first. */
export const fits = { number: 0, prefix: 1, wordStart: 2, inside: 3, none: 4 } as const;

/** Texts of cameras, one after the other: a word is looked for in all of them at once. */
export interface Chapter {
  text: string;
  /** Where the text of each begins, and where that of the last one ends. */
  starts: Int32Array;
}

/** Whether two cameras are searched by the same texts. */
export const isSameText = (a: Camera, b: Camera): boolean =>
  isSame(a.name, b.name) && isSame(a.shortName, b.shortName) && isSame(a.place, b.place);

const isSame = (a: LocalText, b: LocalText): boolean => a === b || (a.zh === b.zh && a.en === b.en);

export const chapterOf = (
  cameras: readonly (Camera | undefined)[],
  spellingOf: (name: string) => Spelling | undefined,
): Chapter => {
  const texts = cameras.map((camera) =>
    camera === undefined ? '' : textOf(camera, spellingOf(camera.name.zh)),
  );
  const text = texts.join('');
  const lowered = text.toLowerCase();
  if (lowered.length === text.length) return { text: lowered, starts: startsOf(texts) };
  // 'İ' has two characters in lower case: what comes after it stands elsewhere.
  const each = texts.map((one) => one.toLowerCase());
  return { text: each.join(''), starts: startsOf(each) };
};

/**
 * Most platforms know one language and one name: what repeats is not written twice. Every text
 * begins with a mark, so that no word is found across two of them.
 */
const textOf = (camera: Camera, spelling: Spelling | undefined): string => {
  const { name, shortName, place } = camera;
  let text = nameMark + name.zh;
  if (name.en !== name.zh) text += nameMark + name.en;
  if (spelling !== undefined) text += nameMark + spelling.pinyin + nameMark + spelling.initials;
  if (shortName.zh !== name.zh) text += textMark + shortName.zh;
  if (shortName.en !== shortName.zh && shortName.en !== name.en) text += textMark + shortName.en;
  text += textMark + place.zh;
  if (place.en !== place.zh) text += textMark + place.en;
  return text;
};

const startsOf = (texts: readonly string[]): Int32Array => {
  const starts = new Int32Array(texts.length + 1);
  let end = 0;
  texts.forEach((text, at) => {
    end += text.length;
    starts[at + 1] = end;
  });
  return starts;
};

/** How a word fits into each text, the best of all places where it stands; from `first` on. */
export const fitTexts = (
  { text, starts }: Chapter,
  word: string,
  fitOf: Uint8Array,
  first: number,
): void => {
  let camera = 0;
  let at = text.indexOf(word);
  while (at !== -1) {
    while ((starts[camera + 1] ?? Infinity) <= at) camera += 1;
    const before = text.charCodeAt(at - 1);
    if (before === nameCode) {
      fitOf[first + camera] = fits.prefix;
      // Better it cannot become: on to the next camera.
      at = (starts[camera + 1] ?? text.length) - 1;
    } else {
      const fit = wordBreaks.has(before) ? fits.wordStart : fits.inside;
      fitOf[first + camera] = Math.min(fitOf[first + camera] ?? fits.none, fit);
    }
    at = text.indexOf(word, at + 1);
  }
};
