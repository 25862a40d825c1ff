/** Runs of one kind of writing: Chinese, Japanese and Korean have no spaces between words. */
const runPattern = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu;
const isHan = (run: string): boolean => /^\p{Script=Han}/u.test(run);

/** One form for what people write in several: full width, capitals. */
export const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

const pairsOf = (run: string): string[] => {
  const letters = [...run];
  return letters.slice(1).map((letter, at) => (letters[at] ?? '') + letter);
};

const runsOf = (text: string): string[] => text.match(runPattern) ?? [];

/** What a text is found by: each Chinese character and each pair of them, and whole other words. */
export const termsOf = (text: string): string[] => [
  ...new Set(
    runsOf(text).flatMap((run) => (isHan(run) ? [...run, ...pairsOf(run)] : [run.slice(0, 40)])),
  ),
];

const quoted = (term: string): string => `"${term.replaceAll('"', '')}"`;

/** Something that is no word but a choice; no text can hold an equals sign within a term. */
export const choiceTerm = (what: string, value: string): string =>
  `=${what}:${value.replaceAll(/[^\w:.-]/gu, (one) => `_${one.codePointAt(0)?.toString(16) ?? ''}`)}`;

const anyOf = (terms: readonly string[]): string => `(${terms.map(quoted).join(' OR ')})`;

/** The words of the index that begin so; undefined when there are too many to name. */
export type Completions = (beginning: string) => readonly string[] | undefined;

/** The full-text expression for words and choices; empty when everything is asked for. */
export const expressionOf = (
  text: string,
  choices: readonly (readonly string[])[],
  completions: Completions = () => undefined,
): string =>
  [
    ...runsOf(folded(text)).flatMap((run) => expressionsOfRun(run, completions)),
    ...choices.filter((one) => one.length > 0).map(anyOf),
  ].join(' AND ');

/** Beginnings up to here are in the index; longer ones would gather every row that has them. */
const indexedLength = 4;

/** The word that the next letter makes too long for the index; undefined when that is not so. */
export const wordToComplete = (text: string): string | undefined => {
  const last = runsOf(folded(text)).at(-1) ?? '';
  return [...last].length === indexedLength && !isHan(last) ? last : undefined;
};

const expressionOfWord = (word: string, completions: Completions): string => {
  const words = [...word].length > indexedLength ? completions(word) : undefined;
  return words === undefined || words.length === 0 ? `${quoted(word)} *` : anyOf(words);
};

const expressionsOfRun = (run: string, completions: Completions): string[] => {
  if (!isHan(run)) return [expressionOfWord(run.slice(0, 40), completions)];
  const pairs = pairsOf(run);
  return (pairs.length === 0 ? [run] : pairs).map(quoted);
};

/** Runs whose pairs may stand apart from each other: the text itself decides. */
export const phrasesOf = (text: string): string[] =>
  runsOf(folded(text)).filter((run) => isHan(run) && [...run].length > 2);
