import './tours.css';
import type { PlanTour, TourOrder } from '#contract/tour';
import { Button } from '../../kit/Button';
import { useText } from '../../kit/text/useText';
import { tourLine } from './tourWords';

interface Props {
  tour: PlanTour;
  onOrder: (order: TourOrder) => void;
}

/** The tour of the selected tile: how far it is, pause, back, forth. */
export function TourControls({ tour, onOrder }: Props) {
  const { t, locale } = useText();
  return (
    <div className="tour-controls" role="group" aria-label={t('tour.title')} data-testid="tour">
      <Button keyOf="tourPause" isPressed={tour.isPaused} onPress={() => onOrder('toggle')}>
        {t(tour.isPaused ? 'tour.resume' : 'tour.pause')}
      </Button>
      <Button keyOf="tourPrevious" onPress={() => onOrder('previous')}>
        {t('tour.previous')}
      </Button>
      <Button keyOf="tourNext" onPress={() => onOrder('next')}>
        {t('tour.next')}
      </Button>
      <p className="hint">{tourLine(tour, { t, locale })}</p>
    </div>
  );
}
