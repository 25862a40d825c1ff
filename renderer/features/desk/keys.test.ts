import { describe, expect, it } from 'vitest';
import type { KeyPress } from './keyPress';
import { interpretKey } from './keys';

const press = (code: string, more: Partial<KeyPress> = {}): KeyPress => ({
  code,
  hasCtrl: false,
  hasShift: false,
  hasAlt: false,
  isComposing: false,
  isInText: false,
  isRepeat: false,
  ...more,
});

describe('interpretKey', () => {
  it('collects digits of the row and of the number pad', () => {
    expect(interpretKey('10', press('Digit3'))).toEqual({ kind: 'digits', digits: '103' });
    expect(interpretKey('103', press('Numpad2'))).toEqual({ kind: 'digits', digits: '1032' });
  });

  it('gives the number to the key that follows it', () => {
    expect(interpretKey('16', press('KeyL'))).toEqual({ kind: 'layout', tileCount: 16 });
    expect(interpretKey('2', press('KeyM'))).toEqual({ kind: 'select-screen', number: 2 });
    expect(interpretKey('5', press('NumpadDecimal'))).toEqual({ kind: 'select-tile', number: 5 });
    expect(interpretKey('1032', press('NumpadEnter'))).toEqual({
      kind: 'put-camera',
      number: 1032,
    });
    expect(interpretKey('3', press('KeyS'))).toEqual({ kind: 'scene', number: 3 });
    expect(interpretKey('2', press('KeyP'))).toEqual({ kind: 'preset', number: 2 });
    const cruise = press('KeyP', { hasShift: true });
    expect(interpretKey('0', cruise)).toEqual({ kind: 'cruise', number: 0 });
  });

  it('does nothing on a number key without a number', () => {
    expect(interpretKey('', press('KeyL'))).toBeUndefined();
    expect(interpretKey('', press('Enter'))).toEqual({ kind: 'open-case' });
  });

  it('pins a tile, and reserves it for alarms', () => {
    expect(interpretKey('', press('KeyK'))).toEqual({ kind: 'pin' });
    expect(interpretKey('', press('KeyK', { hasShift: true }))).toEqual({ kind: 'reserve' });
  });

  it('pauses a tour and leafs through it', () => {
    expect(interpretKey('', press('KeyG'))).toEqual({ kind: 'tour-toggle' });
    expect(interpretKey('', press('BracketLeft'))).toEqual({ kind: 'tour-previous' });
    expect(interpretKey('', press('BracketRight'))).toEqual({ kind: 'tour-next' });
  });

  it('shelves, re-rates, and lists what was put aside', () => {
    expect(interpretKey('', press('KeyH'))).toEqual({ kind: 'shelve' });
    expect(interpretKey('', press('KeyH', { hasShift: true }))).toEqual({ kind: 'aside' });
    expect(interpretKey('', press('KeyA', { hasShift: true }))).toEqual({ kind: 'rate' });
  });

  it('opens the handover and the report, and saves', () => {
    expect(interpretKey('', press('KeyB', { hasShift: true }))).toEqual({ kind: 'handover' });
    expect(interpretKey('', press('KeyY', { hasShift: true }))).toEqual({ kind: 'report' });
    expect(interpretKey('', press('KeyS', { hasCtrl: true }))).toEqual({ kind: 'save' });
  });

  it('takes back one digit at a time', () => {
    expect(interpretKey('103', press('Backspace'))).toEqual({ kind: 'digits', digits: '10' });
  });

  it('refuses a number longer than any camera has', () => {
    expect(interpretKey('123456', press('Digit7'))).toBeUndefined();
  });

  it('keeps single letters out of text fields, but Escape and F11 work there', () => {
    expect(interpretKey('', press('KeyA', { isInText: true }))).toBeUndefined();
    expect(interpretKey('', press('Digit1', { isInText: true }))).toBeUndefined();
    expect(interpretKey('', press('Escape', { isInText: true }))).toEqual({ kind: 'leave' });
    expect(interpretKey('', press('F11', { isInText: true }))).toEqual({ kind: 'fullscreen-desk' });
  });

  it('ignores keys while a Chinese input method composes', () => {
    expect(interpretKey('', press('KeyA', { isComposing: true }))).toBeUndefined();
  });

  it('tells Shift and Ctrl apart from the plain key', () => {
    expect(interpretKey('', press('KeyS', { hasShift: true }))).toEqual({ kind: 'previous-scene' });
    expect(interpretKey('', press('KeyZ', { hasCtrl: true }))).toEqual({ kind: 'undo' });
    expect(interpretKey('', press('Slash', { hasShift: true }))).toEqual({ kind: 'all-keys' });
    expect(interpretKey('', press('Slash'))).toEqual({ kind: 'search' });
    expect(interpretKey('', press('F11', { hasShift: true }))).toEqual({ kind: 'fullscreen-wall' });
  });

  it('moves the tile selection by arrows', () => {
    expect(interpretKey('', press('ArrowDown'))).toEqual({
      kind: 'move-selection',
      column: 0,
      row: 1,
    });
  });

  it('leaves a text field what it edits with', () => {
    const inText = { isInText: true, hasCtrl: true };
    expect(interpretKey('', press('KeyZ', inText))).toBeUndefined();
    expect(interpretKey('', press('KeyV', inText))).toBeUndefined();
    expect(interpretKey('', press('KeyS', inText))).toEqual({ kind: 'save' });
  });

  it('does once what a held key asks for, and moves on only where that is meant', () => {
    expect(interpretKey('', press('KeyA', { isRepeat: true }))).toBeUndefined();
    expect(interpretKey('', press('Digit1', { isRepeat: true }))).toBeUndefined();
    expect(interpretKey('', press('ArrowDown', { isRepeat: true }))).toBeDefined();
  });

  it('knows what Shift and Ctrl together mean as a press of its own', () => {
    expect(interpretKey('', press('KeyZ', { hasCtrl: true, hasShift: true }))).toBeUndefined();
  });
});
