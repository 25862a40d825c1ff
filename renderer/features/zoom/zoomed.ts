import type { CSSProperties } from 'react';
import type { Zoom } from '#contract/zoom';

interface Zoomed {
  /** Read by painters: factor and the middle. */
  'data-zoom': string | undefined;
  style: CSSProperties;
}

/** What an element around a picture says of its zoom; painters and video elements both follow it. */
export function zoomed(zoom: Zoom | null): Zoomed {
  if (zoom === null) return { 'data-zoom': undefined, style: {} };
  const { factor, x, y } = zoom;
  const percent = (middle: number): string => `${((0.5 - middle) * factor * 100).toFixed(3)}%`;
  return {
    'data-zoom': `${factor} ${x} ${y}`,
    style: {
      '--zoom': factor,
      '--zoom-x': percent(x),
      '--zoom-y': percent(y),
    } as CSSProperties,
  };
}
