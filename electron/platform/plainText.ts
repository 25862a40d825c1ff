/** Control characters, line ends of every kind: on one line of a desk they are a space. */
const controls = /[\p{Cc}\u2028\u2029]+/gu;
/** What turns the direction of writing: it would reach beyond the text into ours. */
const directions = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
/** Halves of characters. */
const halves = /\p{Cs}/gu;
/** More marks on one letter than any language has cover the lines above and below. */
const towers = /(\p{M}{4})\p{M}+/gu;

/** What nearly all texts are made of; there is nothing to look for in them. */
const harmless =
  /^[\x20-\x7E\xA0-\u02FF\u2010-\u2027\u3000-\u3029\u3030-\u3098\u309B-\u9FFF\uFF01-\uFFEE]*$/;

/** The same without blanks other than that of ASCII, on many lines. */
const harmlessLines =
  /^[\n\x20-\x7E\xA1-\u02FF\u2010-\u2027\u3001-\u3029\u3030-\u3098\u309B-\u9FFF\uFF01-\uFFEE]*$/;

/** Whether {@link plainText} would change no line of it but cut long ones and ASCII blanks at an end. */
export const isPlainThroughout = (lines: string): boolean => harmlessLines.test(lines);

/** A text of a platform as it may be shown: cut, on one line, and without power over its neighbours. */
export const plainText = (text: string, most: number): string => {
  const short = text.slice(0, most);
  return harmless.test(short) ? short.trim() : cleaned(short);
};

const cleaned = (text: string): string =>
  text
    .replace(controls, ' ')
    .replace(directions, '')
    .replace(halves, '')
    .replace(towers, '$1')
    .trim();
