import './tours.css';
import type { TourOrder, SceneTourView } from '#contract/tour';
import { Button } from '../../kit/Button';
import { useText } from '../../kit/text/useText';

interface Props {
  tour: SceneTourView;
  /** The selected tile has a tour of its own: the keys are for that one. */
  hasKeys: boolean;
  onOrder: (order: TourOrder) => void;
  onEnd: () => void;
}

/** The tour of scenes over the whole wall: how far it is, why it stands still, its orders. */
export function SceneTourLine({ tour, hasKeys, onOrder, onEnd }: Props) {
  const { t } = useText();
  const { number, name, position, count, isPaused, isHeld } = tour;
  const key = (label: string) => (hasKeys ? { keyLabel: label } : {});
  const state = isPaused ? t('tour.paused') : isHeld ? t('tour.sceneHeld') : null;
  const far = t('tour.byScene', { name: `${String(number)} ${name}`, position, count });
  return (
    <div
      className="tour-controls"
      role="group"
      aria-label={t('tour.sceneTitle')}
      data-testid="scene-tour"
    >
      <p className="hint" role="status">
        {[t('tour.sceneTitle'), far, ...(state === null ? [] : [state])].join(' · ')}
      </p>
      <Button {...key('G')} isPressed={isPaused} onPress={() => onOrder('toggle')}>
        {t(isPaused ? 'tour.resume' : 'tour.pause')}
      </Button>
      <Button {...key('[')} onPress={() => onOrder('previous')}>
        {t('tour.previous')}
      </Button>
      <Button {...key(']')} onPress={() => onOrder('next')}>
        {t('tour.next')}
      </Button>
      <Button look="plain" onPress={onEnd} testId="scene-tour-end">
        {t('tour.end')}
      </Button>
    </div>
  );
}
