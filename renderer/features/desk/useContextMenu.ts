import { useEffect, type Dispatch } from 'react';
import type { DeskAction } from './deskState';
import { subjectOf } from './menuItems';
import type { Desk } from './useDesk';

/** A right click, and on touch a long press: the browser tells both the same way. */
export function useContextMenu(desk: Desk): void {
  useEffect(() => {
    const onMenu = (event: MouseEvent): void => {
      const marked = event.target instanceof Element ? markOf(event.target) : null;
      if (marked === null) return;
      event.preventDefault();
      openMenu(marked, { x: event.clientX, y: event.clientY }, desk);
    };
    window.addEventListener('contextmenu', onMenu);
    return () => window.removeEventListener('contextmenu', onMenu);
  }, [desk]);
}

/** By key: about what has the focus, else about the selected tile. */
export function openMenuByKey(desk: Pick<Desk, 'run' | 'dispatch'>): void {
  const focused = document.activeElement;
  const named = focused?.getAttribute('aria-activedescendant') ?? null;
  const marked =
    (named === null ? null : document.getElementById(named)) ??
    focused?.querySelector('[data-context][data-active="true"]') ??
    (focused === null ? null : markOf(focused)) ??
    document.querySelector('[data-context][aria-pressed="true"]');
  if (!(marked instanceof HTMLElement)) return;
  const box = marked.getBoundingClientRect();
  openMenu(marked, { x: box.left + box.width / 4, y: box.top + box.height / 2 }, desk);
}

const markOf = (element: Element): HTMLElement | null => element.closest('[data-context]');

/** What the menu is about becomes the chosen thing, so that its commands mean it. */
function openMenu(
  marked: HTMLElement,
  at: { x: number; y: number },
  { run, dispatch }: { run: Desk['run']; dispatch: Dispatch<DeskAction> },
): void {
  const mark = marked.dataset['context'] ?? '';
  const subject = subjectOf(mark);
  if (subject === undefined) return;
  if (subject.of === 'tile') run({ kind: 'select-tile', number: subject.number });
  if (subject.of === 'alarm') dispatch({ type: 'alarmFocused', alarmId: subject.alarmId });
  dispatch({ type: 'menuOpened', menu: { mark, ...at } });
}
