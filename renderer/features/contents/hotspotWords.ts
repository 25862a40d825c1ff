import type { PlanHotspot } from '#contract/hotspot';
import type { IconName } from '../../kit/Icon';
import type { Text } from '../../kit/text/useText';

interface HotspotChip {
  icon: IconName;
  words: readonly [string, string];
}

/** A name on the desk says where a hotspot is. */
export const hotspotName = (name: string, t: Text['t']): string =>
  name === ''
    ? t('board.form.hotspot')
    : t('content.named', { what: t('board.form.hotspot'), name });

/** Why a hotspot shows what it shows, the longer words first. */
export function hotspotChip(
  { reason }: PlanHotspot,
  isPinned: boolean,
  t: Text['t'],
): HotspotChip | null {
  if (reason === null) return null;
  const why = t(`content.hotspot.reason.${reason}`);
  const icon = isPinned ? 'pin' : 'hotspot';
  return { icon, words: [t('content.hotspot.chip', { why }), why] };
}
