import type { PlanHotspot } from '#contract/hotspot';
import type { IconName } from '../../kit/Icon';
import type { Text } from '../../kit/text/useText';

interface HotspotChip {
  icon: IconName;
  words: readonly [string, string];
}

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
