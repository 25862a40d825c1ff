import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { timeAt, type TimeRange } from './timeRange';

interface Room {
  range: TimeRange;
  atMs: number;
  onAt: (atMs: number) => void;
}

/** Keys that are held are one wish: it is asked for when they rest. */
const restMs = 300;

/** Pointer and arrow keys on the strip: what they point at, and the wish that is not yet ordered. */
export function useStripHand({ range, atMs, onAt }: Room) {
  const [wishedMs, setWished] = useState<number | null>(null);
  /** A place, not a time: the strip moves under a pointer that rests. */
  const [pointed, setPointed] = useState<number | null>(null);
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(rest.current), []);

  const shareAt = (event: PointerEvent<HTMLElement>): number => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return Math.min(1, Math.max(0, (event.clientX - left) / width));
  };
  const order = (toMs: number): void => {
    clearTimeout(rest.current);
    setWished(null);
    onAt(toMs);
  };
  const wishByKey = (toMs: number): void => {
    clearTimeout(rest.current);
    setWished(toMs);
    rest.current = setTimeout(() => order(toMs), restMs);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const length = range.toMs - range.fromMs;
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: 10, ArrowDown: -10 }[event.code];
    if (by === undefined || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    wishByKey(Math.round((wishedMs ?? atMs) + (by * length) / 120));
  };
  return {
    wishedMs,
    pointed,
    handlers: {
      onKeyDown,
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setWished(timeAt(shareAt(event), range));
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        const share = shareAt(event);
        setPointed(share);
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        setWished(timeAt(share, range));
      },
      onPointerUp: (event: PointerEvent<HTMLElement>) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        order(timeAt(shareAt(event), range));
      },
      onPointerCancel: () => setWished(null),
      onPointerLeave: () => setPointed(null),
    },
  };
}
