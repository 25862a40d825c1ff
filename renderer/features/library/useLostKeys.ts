import { useEffect, useRef } from 'react';

/**
 * Keys that nobody has: what had the focus is gone, as a list that a file has taken the place of. The
 * page that lies over all others takes them.
 */
export function useLostKeys(takes: (event: KeyboardEvent) => boolean): void {
  const latest = useRef(takes);
  useEffect(() => {
    latest.current = takes;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.target === document.body) latest.current(event);
    };
    // Before the desk, which leaves alone what somebody has taken.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}
