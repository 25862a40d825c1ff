import './tours.css';
import type { PlanTour } from '#contract/tour';
import { useText } from '../../kit/text/useText';
import { useSecond } from '../../kit/ticker';

/** What is left of the stay of this camera, as a bar that grows shorter; or that there is none. */
export function TourBar({ tour }: { tour: PlanTour }) {
  const { t } = useText();
  const now = useSecond();
  const { sinceMs, untilMs, count } = tour;
  if (count === 0) return <p className="tour-none">{t('tour.none')}</p>;
  if (untilMs === null || untilMs <= sinceMs) return null;
  const left = Math.max(0, Math.min(1, (untilMs - now) / (untilMs - sinceMs)));
  return (
    <div className="tour-bar" aria-hidden data-testid="tour-bar">
      <div className="tour-rest" style={{ transform: `scaleX(${left.toFixed(3)})` }} />
    </div>
  );
}
