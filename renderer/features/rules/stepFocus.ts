import type { KeyboardEvent } from 'react';

/** Up and down go through what can be chosen in a list. True when the key was taken. */
export function stepFocus(event: KeyboardEvent<HTMLElement>): boolean {
  const step = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : 0;
  if (step === 0) return false;
  const choices = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-choice]')];
  const at = choices.findIndex((one) => one === document.activeElement);
  choices[(at + step + choices.length) % choices.length]?.focus();
  event.preventDefault();
  event.stopPropagation();
  return true;
}
