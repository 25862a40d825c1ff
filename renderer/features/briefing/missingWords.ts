import type { Text } from '../../kit/text/useText';

/** "No camera 77, no scene 12": what an item names and nobody has. */
export function missingWords(missing: readonly string[], t: Text['t']): string {
  const parts = missing.map((one) =>
    one.startsWith('S')
      ? t('briefing.missing.scene', { number: one.slice(1) })
      : t('briefing.missing.camera', { number: one }),
  );
  return parts.join(t('briefing.and'));
}
