import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBook } from './readBook';

const book = `{
  "version": 1,
  "procedures": [
    {
      "procedureId": "flood",
      "name": { "zh": "积水", "en": "Water" },
      "kinds": ["standing-water"],
      "steps": [
        { "stepId": "look", "text": { "zh": "看", "en": "Look" } },
        { "stepId": "close", "text": { "zh": "封闭", "en": "Close" } }
      ]
    }
  ]
}`;

const problems = (text: string) => {
  const read = readBook(text);
  return read.isSound ? [] : read.problems;
};

describe('a file of procedures', () => {
  it('is taken when it is sound', () => {
    expect(readBook(book)).toMatchObject({ isSound: true });
  });

  it('says in which line it is no JSON', () => {
    expect(problems(book.replace('"Look" } },', '"Look" } '))).toEqual([
      { line: 10, code: 'not-json', at: '' },
    ]);
    expect(problems('')).toMatchObject([{ code: 'not-json' }]);
  });

  it('says in which line something is missing or not as it should be', () => {
    const spoiled = book.replace('"en": "Close"', '"en": ""').replace('"flood"', '"Flood 1"');
    expect(problems(spoiled)).toEqual([
      { line: 5, code: 'shape', at: 'procedures.0.procedureId' },
      { line: 10, code: 'shape', at: 'procedures.0.steps.1.text.en' },
    ]);
  });

  it('says which step leads back, and in which line it stands', () => {
    const circle = book.replace('"stepId": "close",', '"stepId": "close", "next": "look",');
    expect(problems(circle)).toEqual([{ line: 10, code: 'leads-back', at: 'close → look' }]);
  });

  it('refuses a procedure that is there twice, and what is too large', () => {
    const [head = '', tail = ''] = book.split('    {\n      "procedureId"');
    const one = `    {\n      "procedureId"${tail.slice(0, tail.lastIndexOf('  ]'))}`;
    const twice = `${head}${one.trimEnd()},\n${one}  ]\n}`;
    expect(problems(twice)).toMatchObject([{ code: 'twice', at: 'flood', line: 13 }]);
    expect(problems(' '.repeat(200_001))).toMatchObject([{ code: 'too-large' }]);
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(problems(text).length).toBeGreaterThan(0);
      }),
    );
    expect(problems('['.repeat(100_000))).toMatchObject([{ code: 'not-json' }]);
  });
});
