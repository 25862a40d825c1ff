import type { Zoom, ZoomOrder } from '#contract/zoom';
import { Button } from '../../kit/Button';
import { useText } from '../../kit/text/useText';

interface Props {
  zoom: Zoom | null;
  onZoom: (order: ZoomOrder) => void;
  onSave: () => void;
  onAround: () => void;
}

/** Nearer, farther, the whole again, the part under a name, the neighbours. */
export function ZoomControls({ zoom, onZoom, onSave, onAround }: Props) {
  const { t } = useText();
  const isWhole = zoom === null;
  const whole = isWhole ? t('fault.crop_whole') : undefined;
  return (
    <div className="tour-controls" role="group" aria-label={t('zoom.title')} data-testid="zoom">
      <Button keyOf="zoomIn" onPress={() => onZoom({ kind: 'step', steps: 2 })}>
        {t('zoom.in')}
      </Button>
      <Button
        keyOf="zoomOut"
        unavailable={whole}
        onPress={() => onZoom({ kind: 'step', steps: -2 })}
      >
        {t('zoom.out')}
      </Button>
      {isWhole ? null : (
        <>
          <Button keyOf="zoomWhole" onPress={() => onZoom({ kind: 'whole' })}>
            {t('zoom.whole')}
          </Button>
          <Button keyOf="saveCrop" onPress={onSave} testId="save-crop">
            {t('zoom.save')}
          </Button>
        </>
      )}
      <Button keyOf="around" onPress={onAround} testId="around">
        {t('zoom.around')}
      </Button>
      <p className="hint">{t('zoom.hint')}</p>
    </div>
  );
}
