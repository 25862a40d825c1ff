import { playlistLimits } from './limits';

/** One line that says something: a tag with its value, or an address. */
export type Line = { tag: string; value: string } | { address: string };

/** The newline after `from`, or the end of the text. */
const endOfLine = (text: string, from: number): number => {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
};

const lineOf = (text: string): Line | undefined => {
  if (!text.startsWith('#')) return { address: text };
  // Anything else that begins with a hash is a remark.
  if (!text.startsWith('#EXT')) return undefined;
  const colon = text.indexOf(':');
  return colon < 0
    ? { tag: text, value: '' }
    : { tag: text.slice(0, colon), value: text.slice(colon + 1).trim() };
};

/** Reads the lines of a playlist; a word for what is wrong when it cannot be one. */
export const readLines = (text: string): Line[] | string => {
  if (text.length > playlistLimits.bytes) return 'too large';
  const lines: Line[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  let isFirst = true;
  let count = 0;
  while (at < text.length) {
    const end = endOfLine(text, at);
    count += 1;
    if (end - at > playlistLimits.line) return 'a line too long';
    if (count > playlistLimits.lines) return 'too many lines';
    const trimmed = text.slice(at, end).trim();
    at = end + 1;
    if (isFirst) {
      if (trimmed !== '#EXTM3U') return 'no playlist';
      isFirst = false;
      continue;
    }
    const line = trimmed === '' ? undefined : lineOf(trimmed);
    if (line !== undefined) lines.push(line);
  }
  return isFirst ? 'empty' : lines;
};
