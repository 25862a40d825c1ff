import fc from 'fast-check';
import { expect, it } from 'vitest';

import { gbBytes } from '../../../tests/builders/gbBytes';
import { decodeListText } from './listText';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const wide = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'));

it('reads GB18030 that a spreadsheet saved without saying so', () => {
  const { text, encoding } = decodeListText(gbBytes('名称,播放地址\n海滨路口,http://a/1.m3u8'));
  expect(encoding).toBe('gb18030');
  expect(text).toContain('海滨路口');
});

it('reads UTF-8 and UTF-16, with their mark and without', () => {
  const said = '名称,url\n云汀路,http://a/1.m3u8';
  expect(decodeListText(bytesOf(said))).toEqual({ text: said, encoding: 'utf-8' });
  expect(decodeListText(bytesOf(`\uFEFF${said}`)).text).toBe(said);
  expect(decodeListText(wide(`\uFEFF${said}`))).toEqual({ text: said, encoding: 'utf-16le' });
  expect(decodeListText(wide('name,url and more')).text).toBe('name,url and more');
});

it('keeps the names of a UTF-8 file that is broken in one place', () => {
  const broken = new Uint8Array([...bytesOf('云汀路与海滨路交叉口向东'), 0xe4, 0x0a]);
  const { text, encoding } = decodeListText(broken);
  expect(encoding).toBe('utf-8');
  expect(text).toContain('海滨路交叉口');
});

it('gives every Chinese table back as it was, in either encoding', () => {
  const letter = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCharCode(code));
  fc.assert(
    fc.property(fc.array(letter, { minLength: 1, maxLength: 40 }), (letters) => {
      const said = `名称,播放地址\n${letters.join('')},http://a/1.m3u8`;
      expect(decodeListText(bytesOf(said)).text).toBe(said);
      expect(decodeListText(gbBytes(said)).text).toBe(said);
    }),
    { numRuns: 50 },
  );
});

it('makes a text of any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(typeof decodeListText(bytes).text).toBe('string');
    }),
  );
});
