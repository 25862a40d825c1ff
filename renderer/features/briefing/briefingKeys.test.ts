import { describe, expect, it } from 'vitest';
import { briefingCommand, isOfWindow, type BriefingPress } from './briefingKeys';

const press = (code: string, given: Partial<BriefingPress> = {}): BriefingPress => ({
  code,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  isComposing: false,
  repeat: false,
  ...given,
});
const order = (kind: string, more = {}) => ({ kind: 'order', order: { kind, ...more } });

describe('keys of the presenter', () => {
  it.each([
    ['PageDown', 'next'],
    ['ArrowRight', 'next'],
    ['PageUp', 'previous'],
    ['KeyB', 'black'],
    ['Period', 'black'],
    ['KeyW', 'white'],
    ['KeyZ', 'freeze'],
    ['KeyU', 'soften'],
    ['KeyT', 'spot'],
    ['KeyQ', 'pointer'],
    ['KeyD', 'draw'],
    ['KeyE', 'clear'],
    ['Escape', 'end'],
  ])('%s means %s', (code, kind) => {
    expect(briefingCommand('', press(code))).toEqual(order(kind));
  });

  it('take a number first, for an item or a tile', () => {
    expect(briefingCommand('', press('Numpad1'))).toEqual({ kind: 'digits', digits: '1' });
    expect(briefingCommand('1', press('Digit2'))).toEqual({ kind: 'digits', digits: '12' });
    expect(briefingCommand('12', press('Enter'))).toEqual(order('go', { item: 12 }));
    expect(briefingCommand('3', press('Period'))).toEqual(order('tile', { number: 3 }));
    expect(briefingCommand('12', press('Backspace'))).toEqual({ kind: 'digits', digits: '1' });
    expect(briefingCommand('12', press('Escape'))).toEqual({ kind: 'digits', digits: '' });
    expect(briefingCommand('0', press('Enter'))).toBeUndefined();
    expect(briefingCommand('', press('Enter'))).toBeUndefined();
  });

  it('leave with Shift alone, and move with Shift and arrows', () => {
    expect(briefingCommand('', press('Escape', { shiftKey: true }))).toEqual({ kind: 'leave' });
    expect(briefingCommand('', press('ArrowUp', { shiftKey: true }))).toEqual(
      order('move', { column: 0, row: -1 }),
    );
  });

  it('do nothing while held, composing, or with Ctrl', () => {
    expect(briefingCommand('', press('PageDown', { repeat: true }))).toBeUndefined();
    expect(briefingCommand('', press('KeyB', { isComposing: true }))).toBeUndefined();
    expect(briefingCommand('', press('KeyB', { ctrlKey: true }))).toBeUndefined();
    expect(isOfWindow(press('KeyQ', { ctrlKey: true }))).toBe(true);
    expect(isOfWindow(press('KeyQ'))).toBe(false);
  });
});
