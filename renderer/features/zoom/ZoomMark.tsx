import './zoom.css';
import type { Zoom } from '#contract/zoom';
import { useText } from '../../kit/text/useText';

/** How much larger the picture is than it is sent: a part is never taken for the whole. */
export function ZoomMark({ zoom }: { zoom: Zoom | null }) {
  const { t } = useText();
  if (zoom === null) return null;
  return (
    <span className="chip zoom-mark" data-testid="zoom-mark">
      {t('zoom.mark', { factor: zoom.factor.toFixed(1) })}
    </span>
  );
}
