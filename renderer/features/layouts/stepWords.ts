import { isPreset, type Layout } from '#contract/layout';
import type { PreviewStep } from '#contract/preview';
import type { Text } from '../../kit/text/useText';

/** One edit of the preview in words, without its screen. */
export function stepWords(step: PreviewStep, t: Text['t']): string {
  const { kind, tile = 0, other = 0, columns = 0, rows = 0, tiles } = step;
  switch (kind) {
    case 'camera':
      return step.cameraNumber == null
        ? t('layouts.step.off', { tile })
        : t('layouts.step.camera', { tile, number: step.cameraNumber });
    case 'pin':
    case 'reserve':
    case 'ribbon':
      return t(`layouts.step.${kind}${step.isOn === true ? 'On' : 'Off'}`, { tile });
    default:
      return t(`layouts.step.${kind}`, { tile, other, columns, rows, tiles });
  }
}

/** "9", or "free 6 × 4". */
export const layoutName = (layout: Layout, t: Text['t']): string =>
  isPreset(layout)
    ? t('layouts.preset', { tiles: layout.tileCount })
    : t('layouts.free', { columns: layout.columns, rows: layout.rows });
