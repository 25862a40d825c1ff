import { describe, expect, it } from 'vitest';
import { faultCodes } from '#contract/outcome';
import { filesIn } from './ourFiles';
import { askedAs, chinese, english } from './textRoom';
import { readTextUse } from './textUse';

const sources = filesIn(['renderer'], /\.tsx?$/).filter(
  ({ name }) => !/\.(test|d)\.tsx?$/.test(name) && !/kit\/text\/(zh-CN|en)/.test(name),
);
const { literals, patterns, asked } = readTextUse(sources);
const keys = new Set([...english.keys()].map(askedAs));
const sections = new Set([...keys].map((key) => key.split('.')[0]));

const exists = (key: string | RegExp): boolean =>
  typeof key === 'string' ? keys.has(key) : [...keys].some((known) => key.test(known));

describe('the text room', () => {
  it('has the same keys in both languages', () => {
    const inChinese = new Set([...chinese.keys()].map(askedAs));
    expect([...inChinese].filter((key) => !keys.has(key))).toEqual([]);
    expect([...keys].filter((key) => !inChinese.has(key))).toEqual([]);
    console.log(`texts: ${keys.size} keys in two languages, asked for at ${asked.length} places`);
  });

  it('holds every key that is asked for', () => {
    const missing = asked.filter(({ key }) => !exists(key));
    expect(missing.map(({ where, key }) => `${where} ${String(key)}`)).toEqual([]);
  });

  it('holds every key that is handed on as a string', () => {
    const looksLikeKey = (text: string): boolean =>
      /^[a-z]\w*(\.[\w-]+)+$/i.test(text) && sections.has(text.split('.')[0] ?? '');
    expect([...literals].filter((text) => looksLikeKey(text) && !keys.has(text))).toEqual([]);
  });

  it('holds no key that nobody asks for', () => {
    const isUsed = (key: string): boolean =>
      literals.has(key) || patterns.some((pattern) => pattern.test(key));
    expect([...keys].filter((key) => !isUsed(key))).toEqual([]);
  });

  it('has a sentence for every fault', () => {
    const silent = faultCodes.filter((code) => !keys.has(`fault.${code.replace('/', '_')}`));
    expect(silent).toEqual([]);
  });

  it('fills in the same values in both languages', () => {
    const valuesIn = (text: string): string[] =>
      [...new Set([...text.matchAll(/\{\{\s*(\w+)/g)].map(([, value]) => value ?? ''))].sort();
    const differing = [...english].filter(([key, text]) => {
      const other =
        chinese.get(key) ?? chinese.get(`${askedAs(key)}_other`) ?? chinese.get(askedAs(key));
      return other !== undefined && valuesIn(text).join() !== valuesIn(other).join();
    });
    expect(differing.map(([key]) => key)).toEqual([]);
  });
});
