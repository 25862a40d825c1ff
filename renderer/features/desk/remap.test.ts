import { describe, expect, it } from 'vitest';
import { defaultKeySettings, type KeySettings } from '#contract/keys';
import type { ActionRow } from './actionTable';
import { actionOf, makeKeyBook } from './keyBook';
import { clashOf, giveKey, resetKey, takeKey } from './remap';

const row = (id: string): ActionRow => {
  const found = actionOf(id);
  if (found === undefined) throw new Error(`no action ${id}`);
  return found;
};
const give = (settings: KeySettings, id: string, chord: string): KeySettings =>
  giveKey(settings, makeKeyBook(settings), row(id), chord);

describe('changing keys', () => {
  it('tells which action has a key already', () => {
    const book = makeKeyBook();
    expect(clashOf(row('pin'), 'KeyF', book)?.id).toBe('full');
    expect(clashOf(row('pin'), 'KeyK', book)).toBeUndefined();
    expect(clashOf(row('pin'), 'F8', book)).toBeUndefined();
  });

  it('lets a key after a number stand beside a plain one', () => {
    expect(clashOf(row('layout'), 'KeyK', makeKeyBook())).toBeUndefined();
  });

  it('gives a key away, and back', () => {
    const given = give(defaultKeySettings, 'pin', 'KeyF');
    expect(makeKeyBook(given).nameOf('pin')).toBe('F');
    expect(makeKeyBook(given).nameOf('full')).toBeNull();
    const back = resetKey(given, row('full'));
    expect(makeKeyBook(back).nameOf('full')).toBe('F');
    expect(makeKeyBook(back).nameOf('pin')).toBe('K');
  });

  it('takes a key that was given before from whoever has it now', () => {
    const twice = give(give(defaultKeySettings, 'pin', 'F8'), 'full', 'F8');
    const book = makeKeyBook(twice);
    expect(book.nameOf('full')).toBe('F8');
    expect(book.nameOf('pin')).toBeNull();
  });

  it('takes a key away', () => {
    expect(makeKeyBook(takeKey(defaultKeySettings, row('quit'))).nameOf('quit')).toBeNull();
  });

  it('leaves the other keys of an action that loses one of several', () => {
    const given = give(defaultKeySettings, 'pin', 'ContextMenu');
    expect(makeKeyBook(given).chordsOf('contextMenu')).toEqual(['Shift+F10']);
  });
});
