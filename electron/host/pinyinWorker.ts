import { parentPort } from 'node:worker_threads';
import { pinyin } from 'pinyin-pro';
import type { Spelling } from '../wall/ports';

interface Order {
  order: number;
  names: string[];
}

const tidy = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

const spell = (name: string): Spelling => {
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

parentPort?.on('message', ({ order, names }: Order) => {
  parentPort?.postMessage({ order, spellings: names.map(spell) });
});
