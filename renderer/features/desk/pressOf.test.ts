// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { interpretKey } from './keys';
import { pressOf } from './pressOf';

/** What a key event on that element means at the desk. */
function meant(target: HTMLElement, init: KeyboardEventInit) {
  document.body.append(target);
  const event = new KeyboardEvent('keydown', { bubbles: true, ...init });
  target.dispatchEvent(event);
  return interpretKey('', pressOf(event));
}

const field = () => document.createElement('input');
const nowhere = () => document.createElement('div');

/** What an input method does to the event of a key that it works on. */
const marked: KeyboardEventInit & Record<string, unknown> = Object.fromEntries([['keyCode', 229]]);

describe('keys beside an input method', () => {
  it('belong to the input method while it composes', () => {
    const composing = { code: 'Escape', key: 'Process', isComposing: true, ...marked };
    expect(meant(field(), composing)).toBeUndefined();
    expect(meant(nowhere(), composing)).toBeUndefined();
  });

  it('belong to it in a text field as soon as it marks them, before the composition begins', () => {
    expect(meant(field(), { code: 'Escape', key: 'Escape', ...marked })).toBeUndefined();
    expect(meant(field(), { code: 'F11', key: 'Process' })).toBeUndefined();
  });

  it('are the physical keys where it is switched on and has nothing to compose', () => {
    const press = { code: 'KeyF', key: 'Process', ...marked };
    expect(meant(nowhere(), press)).toEqual({ kind: 'enlarge' });
  });

  it('are the physical keys whatever letter the board writes', () => {
    expect(meant(nowhere(), { code: 'KeyF', key: 'а' })).toEqual({ kind: 'enlarge' });
    expect(meant(nowhere(), { code: 'Slash', key: '、' })).toEqual({ kind: 'search' });
  });

  it('work in a text field only where it does not need them', () => {
    expect(meant(field(), { code: 'KeyF', key: 'f' })).toBeUndefined();
    expect(meant(field(), { code: 'Escape', key: 'Escape' })).toEqual({ kind: 'leave' });
  });
});
