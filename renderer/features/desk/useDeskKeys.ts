import { useEffect } from 'react';
import { interpretKey } from './keys';
import type { KeyBook } from './keyBook';
import { pressOf } from './pressOf';
import type { Desk } from './useDesk';

/** Listens to the window's keys. */
export function useDeskKeys(desk: Desk, book: KeyBook): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { digits } = desk.current();
      if (event.defaultPrevented || isForControl(event, digits)) return;
      const command = interpretKey(digits, pressOf(event), book);
      if (command === undefined) return;
      event.preventDefault();
      desk.run(command);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [desk, book]);
}

/** Enter presses a focused button, and lists keep their arrows, unless a number was typed. */
function isForControl(event: KeyboardEvent, digits: string): boolean {
  const target = event.target instanceof HTMLElement ? event.target : null;
  if (target === null || digits !== '') return false;
  if (event.code === 'Enter' && target.closest('button, [role="option"]') !== null) return true;
  const isArrow = event.code.startsWith('Arrow') || event.code === 'Enter';
  return isArrow && target.closest('[data-keys="own"]') !== null;
}
