import { useRef, type PointerEvent } from 'react';
import type { PtzMotion } from '#contract/ptz';
import { useText } from '../../kit/text/useText';

interface Props {
  /** Where the mouse holds it, as shares of the way from the middle to the edge; null: lifted. */
  onPoint: (at: { right: number; down: number } | null) => void;
  motion: PtzMotion | null;
  /** The speed that full pull means now. */
  full: number;
}

/** The picture as a stick: press and hold, farther from the middle is faster. */
export function SteeringPad({ onPoint, motion, full }: Props) {
  const { t } = useText();
  const holding = useRef(false);
  const point = (event: PointerEvent<HTMLDivElement>): void => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    onPoint({
      right: ((event.clientX - left) / width) * 2 - 1,
      down: ((event.clientY - top) / height) * 2 - 1,
    });
  };
  const lift = (): void => {
    if (!holding.current) return;
    holding.current = false;
    onPoint(null);
  };
  return (
    <div
      className="steering-pad"
      data-testid="steering-pad"
      aria-label={t('ptz.onPicture')}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        holding.current = true;
        point(event);
      }}
      onPointerMove={(event) => {
        if (holding.current) point(event);
      }}
      onPointerUp={lift}
      onPointerCancel={lift}
      onLostPointerCapture={lift}
    >
      <svg viewBox="-50 -50 100 100" aria-hidden="true">
        <circle r="6" />
        <path d="M-5 -30 0 -36 5 -30M-5 30 0 36 5 30M-30 -5 -36 0 -30 5M30 -5 36 0 30 5" />
        {motion === null ? null : (
          <line
            x2={(motion.pan / full) * 36}
            y2={(-motion.tilt / full) * 36}
            data-testid="steering-arrow"
          />
        )}
      </svg>
    </div>
  );
}
