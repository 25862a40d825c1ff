import { describe, expect, it } from 'vitest';
import { plainText } from '../../kit/text/plainText';
import { actionTable } from './actionTable';
import { chordSchema } from '#contract/keys';
import { isAfterNumber } from './keyBook';

describe('the table of actions', () => {
  it.each(['zh-CN', 'en'] as const)('has words for every action in %s', (locale) => {
    const t = plainText(locale);
    const wordless = actionTable.filter(({ id }) => t(`desk.keyWords.${id}`).includes('keyWords'));
    expect(wordless.map(({ id }) => id)).toEqual([]);
  });

  it('names no action twice, and none alike in one language', () => {
    const t = plainText('zh-CN');
    const ids = actionTable.map(({ id }) => id);
    const words = actionTable.map(({ id, group }) => `${group} ${t(`desk.keyWords.${id}`)}`);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(words).size).toBe(words.length);
  });

  it('gives no press to two actions', () => {
    for (const isNumbered of [true, false]) {
      const chords = actionTable
        .filter((row) => isAfterNumber(row) === isNumbered)
        .flatMap(({ chords }) => chords);
      expect(chords.length).toBe(new Set(chords).size);
    }
  });

  it('has keys that a settings file may name', () => {
    for (const chord of actionTable.flatMap(({ chords }) => chords)) {
      expect(chordSchema.safeParse(chord).success, chord).toBe(true);
    }
  });
});
