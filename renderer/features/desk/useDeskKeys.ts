import { useEffect } from 'react';
import { interpretKey, type KeyPress } from './keys';
import type { Desk } from './useDesk';

/** Listens to the window's keys. `onOther` gets the codes that have no command of their own. */
export function useDeskKeys(desk: Desk, onOther: (code: string) => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const press = pressOf(event);
      const { digits } = desk.current();
      if (isForControl(event, digits)) return;
      const command = interpretKey(digits, press);
      if (command !== undefined) {
        event.preventDefault();
        desk.run(command);
      } else if (!press.isInText && !press.hasCtrl && !press.isComposing) onOther(event.code);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [desk, onOther]);
}

function pressOf(event: KeyboardEvent): KeyPress {
  const target = event.target instanceof HTMLElement ? event.target : null;
  const field = target?.closest('input, textarea, select, [contenteditable="true"]') ?? null;
  return {
    code: event.code,
    hasCtrl: event.ctrlKey || event.metaKey,
    hasShift: event.shiftKey,
    hasAlt: event.altKey,
    isComposing: event.isComposing,
    isInText: field !== null,
  };
}

/** Enter presses a focused button, and lists keep their arrows, unless a number was typed. */
function isForControl(event: KeyboardEvent, digits: string): boolean {
  const target = event.target instanceof HTMLElement ? event.target : null;
  if (target === null || digits !== '') return false;
  if (event.code === 'Enter' && target.closest('button, [role="option"]') !== null) return true;
  const isArrow = event.code.startsWith('Arrow') || event.code === 'Enter';
  return isArrow && target.closest('[data-keys="own"]') !== null;
}
