import { pinyin } from 'pinyin-pro';
import type { Spelling } from '../wall/ports';

const tidy = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Full pinyin and initials of one name, lower case, without spaces. */
export const spell = (name: string): Spelling => {
  const syllables = pinyin(name, {
    toneType: 'none',
    type: 'array',
    v: true,
    nonZh: 'consecutive',
  });
  const hasHan = /\p{Script=Han}/u;
  // Latin words and figures inside a name stay as they are, in both spellings.
  const parts = syllables.map((syllable) => tidy(syllable));
  const chunks = name.match(/\p{Script=Han}|[^\p{Script=Han}]+/gu) ?? [];
  const initials = chunks.map((chunk, index) => {
    const part = chunks.length === parts.length ? (parts[index] ?? '') : tidy(chunk);
    return hasHan.test(chunk) ? part.slice(0, 1) : tidy(chunk);
  });
  return { pinyin: parts.join(''), initials: initials.join('') };
};
