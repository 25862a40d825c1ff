import { describe, expect, it } from 'vitest';
import { deskReducer, initialDesk } from './deskState';

describe('deskReducer', () => {
  it('lets typed digits vanish after five seconds, not before', () => {
    const typed = deskReducer(initialDesk, { type: 'digitsTyped', digits: '10', atMs: 1000 });
    expect(deskReducer(typed, { type: 'digitsFaded', atMs: 5999 }).digits).toBe('10');
    expect(deskReducer(typed, { type: 'digitsFaded', atMs: 6000 }).digits).toBe('');
  });

  it('leaves one thing at a time', () => {
    let state = deskReducer(initialDesk, { type: 'overlayToggled', overlay: 'keys' });
    state = deskReducer(state, { type: 'digitsTyped', digits: '7', atMs: 1 });
    state = deskReducer(state, { type: 'left' });
    expect([state.digits, state.overlay]).toEqual(['', 'keys']);
    expect(deskReducer(state, { type: 'left' }).overlay).toBeNull();
  });

  it('keeps a number that was begun while the answer to the last one was on its way', () => {
    const typed = deskReducer(initialDesk, { type: 'digitsTyped', digits: '9', atMs: 0 });
    const late = { code: 'scene/unknown-layout', detail: undefined, subject: '7' } as const;
    expect(deskReducer(typed, { type: 'refused', ...late })).toMatchObject({
      digits: '9',
      refusal: { subject: '7' },
    });
  });

  it('shows a refusal instead of the number until the next key', () => {
    const typed = deskReducer(initialDesk, { type: 'digitsTyped', digits: '1035', atMs: 1 });
    const refused = deskReducer(typed, {
      type: 'refused',
      code: 'catalog/unknown-camera',
      detail: undefined,
      subject: '1035',
    });
    expect(refused).toMatchObject({ digits: '', refusal: { subject: '1035' } });
    expect(deskReducer(refused, { type: 'digitsTyped', digits: '1', atMs: 2 }).refusal).toBeNull();
  });
});
