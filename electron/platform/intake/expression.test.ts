import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listAt, parseExpression, textAt } from './expression';
import { leavesOf, parseJson, type Json } from './json';

const document: Json = {
  title: '  入侵 ',
  count: 3,
  isOn: false,
  'a b': { 'x|y': 'bar' },
  list: [
    { valueName: 'other', value: '1' },
    { valueName: 'cameraId', value: '77' },
  ],
  alone: { name: 'only' },
  deep: { list: [[1, 2]] },
};

const at = (text: string, topic = 'plant/hall 2/door'): string | undefined => {
  const expression = parseExpression(text);
  return expression === undefined ? 'WRONG' : textAt(expression, { document, topic });
};

describe('an expression finds', () => {
  it.each([
    ['title', '入侵'],
    ['$.title', '入侵'],
    ['count', '3'],
    ['isOn', 'false'],
    ['["a b"]["x|y"]', 'bar'],
    ['list[1].value', '77'],
    ['list[valueName=cameraId].value', '77'],
    ['alone[0].name', 'only'],
    ['deep.list[0][1]', '2'],
    ['nothing | count', '3'],
    ["nothing | 'kept'", 'kept'],
    ["'a | b'", 'a | b'],
    ['@topic', 'plant/hall 2/door'],
    ['@topic[2]', 'hall 2'],
  ])('%s', (text, found) => {
    expect(at(text)).toBe(found);
  });

  it.each([
    'nothing',
    'title.more',
    'list',
    'list[9].value',
    '@topic[9]',
    'constructor',
    '__proto__',
  ])('nothing at %s', (text) => {
    expect(at(text)).toBeUndefined();
  });

  it.each(['a..b', 'a[', 'a[-1]', '[', "'open", 'a b', '@other', '1', '$$', ''])(
    'that %j is none',
    (text) => {
      expect(at(text)).toBe('WRONG');
    },
  );

  it('the list that several alarms come in', () => {
    const expression = parseExpression('nothing | list') ?? [];
    expect(listAt(expression, { document, topic: '' })).toHaveLength(2);
  });
});

it('leads to every value that it offers', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const root = { root: value } as Json;
      for (const { path, value: text } of leavesOf(root, 100)) {
        const expression = parseExpression(path);
        expect(expression, path).toBeDefined();
        const found = textAt(expression ?? [], { document: root, topic: '' });
        expect(found?.slice(0, 120), path).toBe(text);
      }
    }),
  );
});

it('never throws, whatever is typed', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), fc.jsonValue(), (text, value) => {
      const expression = parseExpression(text);
      if (expression !== undefined) textAt(expression, { document: value as Json, topic: text });
    }),
  );
});

it('refuses a document that is deeper or larger than any message', () => {
  expect(parseJson(`${'['.repeat(40)}${']'.repeat(40)}`)).toBeUndefined();
  expect(parseJson(`[${'0,'.repeat(30_000)}0]`)).toBeUndefined();
  expect(parseJson('{"a":[1,{"b":2}]}')).toEqual({ a: [1, { b: 2 }] });
});
