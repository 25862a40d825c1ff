import { useEffect, type Dispatch } from 'react';
import type { DeskAction } from './deskState';
import { subjectOf } from './menuItems';
import type { Desk } from './useDesk';

/** So long a finger rests until it means the menu, and so far it may wander meanwhile. */
const restMs = 500;
const wanderPx = 10;

/** A right click, and a finger that rests: not every system makes a click of that. */
export function useContextMenu(desk: Desk): void {
  useEffect(() => {
    const open = (event: MouseEvent): boolean => {
      const marked = event.target instanceof Element ? markOf(event.target) : null;
      if (marked !== null) openMenu(marked, { x: event.clientX, y: event.clientY }, desk);
      return marked !== null;
    };
    const onMenu = (event: MouseEvent): void => {
      if (open(event)) event.preventDefault();
    };
    const resting = new RestingFinger(open);
    const events = {
      contextmenu: onMenu,
      pointerdown: resting.down,
      pointermove: resting.move,
      pointerup: resting.up,
      pointercancel: resting.up,
      touchend: resting.press,
      mousedown: resting.press,
      click: resting.click,
    };
    const names = Object.keys(events) as (keyof typeof events)[];
    for (const name of names) window.addEventListener(name, events[name] as EventListener, true);
    return () => {
      resting.up();
      for (const name of names)
        window.removeEventListener(name, events[name] as EventListener, true);
    };
  }, [desk]);
}

/** Waits for a finger to rest; the click that follows it is not meant any more. */
class RestingFinger {
  readonly #open: (event: PointerEvent) => boolean;
  #waiting: { event: PointerEvent; timer: ReturnType<typeof setTimeout> } | undefined;
  #isOpened = false;

  constructor(open: (event: PointerEvent) => boolean) {
    this.#open = open;
  }

  readonly down = (event: PointerEvent): void => {
    this.up();
    this.#isOpened = false;
    if (event.pointerType !== 'touch' || !event.isPrimary) return;
    const timer = setTimeout(() => {
      this.#isOpened = this.#open(event);
    }, restMs);
    this.#waiting = { event, timer };
  };

  readonly move = ({ clientX, clientY }: PointerEvent): void => {
    const from = this.#waiting?.event;
    if (from === undefined) return;
    if (Math.hypot(clientX - from.clientX, clientY - from.clientY) > wanderPx) this.up();
  };

  readonly up = (): void => {
    clearTimeout(this.#waiting?.timer);
    this.#waiting = undefined;
  };

  /** What the browser makes of the lifted finger would take the focus from the menu. */
  readonly press = (event: Event): void => {
    if (this.#isOpened) event.preventDefault();
  };

  readonly click = (event: MouseEvent): void => {
    if (!this.#isOpened) return;
    this.#isOpened = false;
    event.stopPropagation();
    event.preventDefault();
  };
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
