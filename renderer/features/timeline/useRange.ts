import { useCallback, useEffect, useRef, useState } from 'react';
import type { TileReplay } from '#contract/replay';
import { rangeAbout, rangeWith, shareOf, timeAt, zoomedLength, type TimeRange } from './timeRange';
import { playheadAt } from './usePlayhead';

const everyMs = 500;

interface Wished {
  replay: TileReplay | null;
  lengthMs: number;
  onLength: (lengthMs: number) => void;
}

/** What the strip shows: it follows the picture until somebody looks elsewhere. */
export function useRange({ replay, lengthMs, onLength }: Wished) {
  const [range, setRange] = useState<TimeRange>(() => {
    const nowMs = Date.now();
    return rangeAbout(playheadAt(replay, nowMs), lengthMs, nowMs);
  });
  const isElsewhere = useRef(false);

  useEffect(() => {
    // What was just ordered is what is looked at.
    isElsewhere.current = false;
    const follow = (): void => {
      const nowMs = Date.now();
      const atMs = playheadAt(replay, nowMs);
      if (!isElsewhere.current) setRange((shown) => rangeWith(shown, atMs, nowMs));
    };
    follow();
    const timer = setInterval(follow, everyMs);
    return () => clearInterval(timer);
  }, [replay]);

  const latest = useRef(replay);
  useEffect(() => {
    latest.current = replay;
  }, [replay]);
  useEffect(() => {
    setRange((shown) => {
      if (shown.toMs - shown.fromMs === lengthMs) return shown;
      const nowMs = Date.now();
      const about = isElsewhere.current ? timeAt(0.5, shown) : playheadAt(latest.current, nowMs);
      return rangeAbout(about, lengthMs, nowMs);
    });
  }, [lengthMs]);

  /** Nearer or wider, with what is under the pointer staying there. */
  const zoomAt = useCallback(
    (share: number, by: number): void => {
      const next = zoomedLength(range.toMs - range.fromMs, by);
      const nowMs = Date.now();
      const nearer = rangeAbout(timeAt(share, range), next, nowMs, share);
      const here = shareOf(playheadAt(latest.current, nowMs), nearer);
      // Who looks closer at another time is not led back to what plays.
      isElsewhere.current = here < 0 || here > 1;
      setRange(nearer);
      onLength(next);
    },
    [range, onLength],
  );
  const lookAt = useCallback((atMs: number): void => {
    isElsewhere.current = true;
    setRange(({ fromMs, toMs }) => rangeAbout(atMs, toMs - fromMs, Date.now()));
  }, []);
  const pan = useCallback(
    (share: number): void => lookAt(timeAt(0.5 + share, range)),
    [lookAt, range],
  );
  return { range, zoomAt, lookAt, pan };
}
