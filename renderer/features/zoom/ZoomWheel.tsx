import { useEffect, useRef, type ReactNode } from 'react';
import type { ZoomOrder } from '#contract/zoom';

interface Props {
  children: ReactNode;
  className: string;
  onZoom: (order: ZoomOrder) => void;
}

/** The wheel over a picture goes nearer and farther, at the pointer. */
export function ZoomWheel({ children, className, onZoom }: Props) {
  const area = useRef<HTMLDivElement>(null);
  const tell = useRef(onZoom);
  useEffect(() => {
    tell.current = onZoom;
  }, [onZoom]);
  useEffect(() => {
    const element = area.current;
    if (element === null) return undefined;
    const turn = (event: WheelEvent): void => {
      if (event.deltaY === 0) return;
      // The page behind it stays where it is.
      event.preventDefault();
      const { left, top, width, height } = element.getBoundingClientRect();
      const at = {
        x: share((event.clientX - left) / width),
        y: share((event.clientY - top) / height),
      };
      tell.current({ kind: 'step', steps: event.deltaY < 0 ? 1 : -1, at });
    };
    element.addEventListener('wheel', turn, { passive: false });
    return () => element.removeEventListener('wheel', turn);
  }, []);
  return (
    <div ref={area} className={className}>
      {children}
    </div>
  );
}

const share = (part: number): number => Math.min(1, Math.max(0, part));
