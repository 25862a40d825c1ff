import { useEffect, useRef } from 'react';
import { onSecond } from '../../kit/ticker';
import { clockText } from '../../kit/time';
import { windowPlayers } from '../playback/index';

/** Clock of the picture now shown. It is written past React: 64 of them tick every second. */
export function SourceClock({ playKey, hasSeconds }: { playKey: string; hasSeconds: boolean }) {
  const place = useRef<HTMLTimeElement>(null);
  useEffect(() => {
    const write = (): void => {
      const atMs = windowPlayers.pictureAtMs(playKey);
      const text = atMs === null ? '' : clockText(atMs);
      if (place.current !== null) {
        place.current.textContent = hasSeconds ? text : text.slice(0, 5);
      }
    };
    write();
    return onSecond(write);
  }, [playKey, hasSeconds]);
  return <time ref={place} className="caption-clock" />;
}
