/** How the text of a list was written. */
export type ListEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

const marks: readonly (readonly [ListEncoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** A text is still UTF-8 when so many whole letters stand against one that is broken. */
const lettersPerBroken = 10;
const replacement = /\uFFFD/g;
const beyondAscii = /[^\0-\x7F]/g;

/**
 * The text of a list, whoever wrote it: spreadsheet programs of Chinese offices save GB18030
 * without saying so, others UTF-8 or UTF-16 with a mark.
 */
export const decodeListText = (bytes: Uint8Array): { text: string; encoding: ListEncoding } => {
  const encoding = markOf(bytes) ?? guess(bytes);
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
};

const markOf = (bytes: Uint8Array): ListEncoding | undefined =>
  marks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))?.[0];

const guess = (bytes: Uint8Array): ListEncoding => {
  const wide = wideOf(bytes);
  if (wide !== undefined) return wide;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    // A file that is cut off, or spoiled in one place, is no reason to garble all its names.
    const text = new TextDecoder('utf-8').decode(bytes);
    const broken = text.match(replacement)?.length ?? 0;
    const letters = (text.match(beyondAscii)?.length ?? 0) - broken;
    return letters >= broken * lettersPerBroken ? 'utf-8' : 'gb18030';
  }
};

/** UTF-16 without a mark: the zero bytes of its plain letters stand all on one side. */
const wideOf = (bytes: Uint8Array): ListEncoding | undefined => {
  const looked = Math.min(bytes.length, 512);
  const zeros = [0, 0];
  for (let index = 0; index < looked; index += 1) {
    if (bytes[index] === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  if (odd > looked / 8 && even === 0) return 'utf-16le';
  return even > looked / 8 && odd === 0 ? 'utf-16be' : undefined;
};
