import { useEffect, useRef, type FocusEvent, type RefObject } from 'react';

/** The page inside that has keys of its own; where none has, what is scrolled by keys. */
const pageIn = (around: HTMLElement): HTMLElement | null =>
  around.querySelector<HTMLElement>('.overlay-body > [data-keys="own"][tabindex]') ??
  around.querySelector<HTMLElement>('.overlay-body');

const isOnTop = (around: HTMLElement): boolean =>
  [...document.querySelectorAll('[role="dialog"]')].at(-1) === around;

/**
 * Whoever has the focus in an overlay may be taken away, as a list that a file takes the place of. The
 * focus falls on the window then, or on the dialog around the page: it is handed to the page inside,
 * and the key that found nobody goes with it.
 */
export function usePageKeys(): {
  around: RefObject<HTMLDivElement | null>;
  onFocus: (event: FocusEvent) => void;
} {
  const around = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const dialog = around.current;
      if (dialog === null || !isOnTop(dialog)) return;
      if (event.target !== document.body && event.target !== dialog) return;
      const page = pageIn(dialog);
      page?.focus();
      // From there Tab and the keys that scroll go on by themselves.
      if (page?.dataset['keys'] === 'own' && event.code !== 'Tab') passOn(event, page);
    };
    // Before the desk, which leaves alone what somebody has taken.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
  const onFocus = ({ target, currentTarget }: FocusEvent): void => {
    if (target === currentTarget) pageIn(target as HTMLElement)?.focus();
  };
  return { around, onFocus };
}

/** The same press, as if the page had had the focus before it. */
function passOn(event: KeyboardEvent, page: HTMLElement): void {
  event.stopImmediatePropagation();
  const isFree = page.dispatchEvent(new KeyboardEvent(event.type, event));
  if (!isFree) event.preventDefault();
}
