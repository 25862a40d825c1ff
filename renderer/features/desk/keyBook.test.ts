import { describe, expect, it } from 'vitest';
import { makeKeyBook } from './keyBook';

const own = (chords: Record<string, string[]>) =>
  makeKeyBook({ hasCharacterKeys: true, own: chords });

describe('makeKeyBook', () => {
  it('prints the keys of the product as they stand on the board', () => {
    const book = own({});
    expect(['pin', 'previousScene', 'off', 'left', 'settings', 'all'].map(book.nameOf)).toEqual([
      'K',
      'Shift S',
      'Del',
      '←',
      'Ctrl ,',
      '?',
    ]);
  });

  it('lets a number and a plain press share a key', () => {
    const book = own({});
    expect(book.withNumber('KeyZ')?.id).toBe('procedureAnswer');
    expect(book.plain('KeyZ')?.id).toBe('procedureStep');
  });

  it('puts an own key in the place of the product’s', () => {
    const book = own({ pin: ['KeyP'] });
    expect(book.plain('KeyP')?.id).toBe('pin');
    expect(book.plain('KeyK')).toBeUndefined();
    expect(book.nameOf('pin')).toBe('P');
  });

  it('takes a key from the action that had it by default', () => {
    const book = own({ pin: ['KeyF'] });
    expect(book.plain('KeyF')?.id).toBe('pin');
    expect(book.nameOf('full')).toBeNull();
  });

  it('gives a key that two own entries name to one of them', () => {
    const book = own({ full: ['KeyP'], pin: ['KeyP'] });
    expect(book.plain('KeyP')?.id).toBe('full');
    expect(book.chordsOf('pin')).toEqual([]);
  });

  it('takes the key of an action away', () => {
    expect(own({ quit: [] }).nameOf('quit')).toBeNull();
  });

  it('never gives Escape away', () => {
    const book = own({ pin: ['Escape'], leave: ['F7'] });
    expect(book.plain('Escape')?.id).toBe('leave');
    expect(book.plain('F7')).toBeUndefined();
  });

  it('ignores actions that this build does not know', () => {
    expect(own({ dance: ['KeyK'] }).plain('KeyK')?.id).toBe('pin');
  });

  it('leaves keys that write nothing when those that write are turned off', () => {
    const book = makeKeyBook({ hasCharacterKeys: false, own: { pin: ['F8'] } });
    expect(book.plain('KeyA')).toBeUndefined();
    expect(book.plain('Shift+KeyS')).toBeUndefined();
    expect(book.plain('Ctrl+KeyZ')?.id).toBe('undo');
    expect(book.plain('F8')?.id).toBe('pin');
    expect(book.plain('ArrowLeft')?.id).toBe('left');
  });
});
