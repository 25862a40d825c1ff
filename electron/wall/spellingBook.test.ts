import { describe, expect, it } from 'vitest';
import { FakeClock, settled } from '../../tests/fakes/fakeClock';
import { FakePinyin } from '../../tests/fakes/fakePinyin';
import { SpellingBook } from './spellingBook';

const aBook = (pinyin = new FakePinyin()) => {
  const names = new Map<number, string>();
  const learned: (readonly number[])[] = [];
  const clock = new FakeClock();
  const book = new SpellingBook(
    { pinyin, clock },
    { of: (slot) => names.get(slot), learned: (slots) => learned.push(slots) },
  );
  const put = (slot: number, name: string): void => {
    names.set(slot, name);
    book.put(slot, name);
    book.ask();
  };
  const drop = (slot: number): void => {
    names.delete(slot);
    book.drop(slot);
  };
  return { book, clock, learned, pinyin, put, drop };
};

describe('the spellings of names', () => {
  it('are asked for once per name, and told to everybody who waits', async () => {
    const { book, clock, learned, pinyin, put } = aBook();
    put(0, '桥');
    put(3, '路');
    put(5, '桥');
    expect(book.isReady()).toBe(false);
    await clock.pass(0);
    expect(pinyin.asked).toEqual([['桥', '路']]);
    expect(learned).toEqual([[0, 3, 5]]);
    expect(book.isReady()).toBe(true);
    put(7, '路');
    expect(book.isReady()).toBe(true);
    expect(book.spelling('路')).toBeDefined();
  });

  it('are handed out in portions, one a turn, after all were asked for', async () => {
    const { book, clock, learned, pinyin, put } = aBook();
    for (let slot = 0; slot < 9_000; slot += 1) put(slot, `路${String(slot)}`);
    await clock.pass(0);
    await settled();
    expect(pinyin.asked.map(({ length }) => length)).toEqual([2_000, 2_000, 2_000, 2_000, 1_000]);
    expect(book.isReady()).toBe(false);
    for (let turn = 0; turn < 3; turn += 1) await clock.pass(0);
    expect(learned.map(({ length }) => length)).toEqual([4_000, 4_000, 1_000]);
    expect(book.isReady()).toBe(true);
  });

  it('are asked for again after a failure, and nobody waits for a camera that went', async () => {
    const pinyin = new FakePinyin();
    pinyin.isBroken = true;
    const { book, clock, learned, put, drop } = aBook(pinyin);
    put(0, '桥');
    put(1, '路');
    await clock.pass(0);
    expect([book.isReady(), learned]).toEqual([false, []]);
    drop(1);
    pinyin.isBroken = false;
    await clock.pass(6_000, 1_000);
    expect(pinyin.asked).toEqual([['桥']]);
    expect([book.isReady(), learned]).toEqual([true, [[0]]]);
  });

  it('follow a camera that is renamed while its name is being spelled', async () => {
    const { book, clock, learned, pinyin, put } = aBook();
    const spell = pinyin.spell.bind(pinyin);
    pinyin.spell = (names) => {
      if (names.includes('桥')) put(0, '门');
      return spell(names);
    };
    put(0, '桥');
    await clock.pass(0);
    expect(pinyin.asked).toEqual([['桥'], ['门']]);
    expect(learned).toEqual([[0]]);
    expect(book.isReady()).toBe(true);
  });
});
