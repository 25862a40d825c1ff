import { useEffect, useState } from 'react';
import type { TourLook, TourSource } from '#contract/tour';
import { request } from '../../bridge/bridge';

/** Typing goes on: what it comes to is asked when it rests. */
const restMs = 300;
/** Time goes on too, and with it how long each was shown. */
const againMs = 5_000;

/** What a source comes to now; undefined until it was told. */
export function useTourLook(source: TourSource | undefined): TourLook | undefined {
  const word = source === undefined ? '' : JSON.stringify(source);
  const [told, setTold] = useState<{ word: string; look: TourLook }>();
  useEffect(() => {
    if (word === '') return undefined;
    let isCurrent = true;
    const ask = async (): Promise<void> => {
      const look = await request('tour:look', { source: JSON.parse(word) as TourSource });
      if (isCurrent && look.ok) setTold({ word, look: look.value });
    };
    const first = setTimeout(() => void ask(), restMs);
    const again = setInterval(() => void ask(), againMs);
    return () => {
      isCurrent = false;
      clearTimeout(first);
      clearInterval(again);
    };
  }, [word]);
  return told?.word === word ? told.look : undefined;
}
