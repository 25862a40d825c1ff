import { useEffect, useRef } from 'react';
import { onSecond } from '../../kit/ticker';
import { clockText } from '../../kit/time';
import { windowPlayers } from '../playback/index';

interface Props {
  playKey: string;
  /** The picture stands still since then, whatever its stream says. */
  stoppedAtMs: number | null;
  hasSeconds: boolean;
}

/** Clock of the picture now shown. It is written past React: 64 of them tick every second. */
export function SourceClock({ playKey, stoppedAtMs, hasSeconds }: Props) {
  const place = useRef<HTMLTimeElement>(null);
  useEffect(() => {
    const write = (): void => {
      const atMs = stoppedAtMs ?? windowPlayers.pictureAtMs(playKey);
      const text = atMs === null ? '' : clockText(atMs);
      if (place.current !== null) {
        place.current.textContent = hasSeconds ? text : text.slice(0, 5);
      }
    };
    write();
    return onSecond(write);
  }, [playKey, stoppedAtMs, hasSeconds]);
  return <time ref={place} className="caption-clock" />;
}
