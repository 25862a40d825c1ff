import type { KeyboardEvent } from 'react';

/** Enter sends a form from any field, Escape leaves it; neither reaches the desk behind it. */
export function formKeys(event: KeyboardEvent, send: () => void, leave: () => void): void {
  if (event.nativeEvent.isComposing) return;
  const isOnButton = event.target instanceof HTMLButtonElement;
  if (event.code === 'Escape') leave();
  else if (/^(Numpad)?Enter$/.test(event.code) && !isOnButton) send();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
