import type { KeyPress } from './keyPress';

/** The legacy code that every key has while an input method works on it. */
const composingKeyCode = 229;

/**
 * What a key event means to us. While a text is being composed every key belongs to the input
 * method. An input method that is merely switched on marks keys outside of text fields too
 * (`Process`, 229): there it has nothing to compose, and the physical key counts.
 */
export function pressOf(event: KeyboardEvent): KeyPress {
  const target = event.target instanceof HTMLElement ? event.target : null;
  const isInText = target?.closest('input, textarea, select, [contenteditable="true"]') != null;
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- some input methods say it only so
  const isMarked = event.key === 'Process' || event.keyCode === composingKeyCode;
  return {
    code: event.code,
    hasCtrl: event.ctrlKey || event.metaKey,
    hasShift: event.shiftKey,
    hasAlt: event.altKey,
    isComposing: event.isComposing || (isMarked && isInText),
    isInText,
    isRepeat: event.repeat,
  };
}
