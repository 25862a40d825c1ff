import { useEffect, useRef } from 'react';

/**
 * Whether nobody has the key: what had the focus is gone, as a list that a file has taken the place of.
 * It is with the window then, or with the dialog around the page, which catches a focus that got lost.
 */
const isNobodys = ({ target }: KeyboardEvent): boolean =>
  target === document.body ||
  (target instanceof HTMLElement && target.getAttribute('role') === 'dialog');

/** Keys that nobody has go to the page that lies over all others. */
export function useLostKeys(takes: (event: KeyboardEvent) => boolean): void {
  const latest = useRef(takes);
  useEffect(() => {
    latest.current = takes;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (isNobodys(event)) latest.current(event);
    };
    // Before the desk, which leaves alone what somebody has taken.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}
