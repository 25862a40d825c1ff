import { useEffect, useState } from 'react';
import type { WebPlace } from '#contract/content';
import { request } from '../../bridge/bridge';

/** Tells where pages have room whenever that changes, and that there is none when the wall goes. */
export function useWebPlaces(places: readonly WebPlace[]): void {
  const told = JSON.stringify(places);
  const [hadAny, setHadAny] = useState(places.length > 0);
  const isTold = hadAny || places.length > 0;
  if (isTold !== hadAny) setHadAny(isTold);
  useEffect(() => {
    // A wall without pages has nothing to tell.
    if (!isTold) return;
    void request('web:placed', { places: JSON.parse(told) as WebPlace[] });
  }, [told, isTold]);
}

/** Where the notices of the wall are now, by their element; null while they say nothing. */
export function useNoticesPlace(isAsked: boolean): { top: number; right: number } | null {
  const [place, setPlace] = useState<{ top: number; right: number } | null>(null);
  useEffect(() => {
    const element = isAsked ? document.querySelector('.wall-notices') : null;
    // jsdom measures nothing.
    if (element === null || !('ResizeObserver' in window)) return undefined;
    const look = (): void => {
      const { top, right, height } = element.getBoundingClientRect();
      setPlace((before) => {
        if (height === 0) return null;
        return before?.top === top && before.right === right ? before : { top, right };
      });
    };
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, [isAsked]);
  return isAsked ? place : null;
}
