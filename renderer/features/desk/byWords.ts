import type { Text } from '../../kit/text/useText';

/** Who did it: a person's or unit's name as it is, a kind of source in words. */
export function byWords(by: string, t: Text['t']): string {
  const isSource = by === 'device' || by === 'worker' || by === 'system';
  return isSource ? t(`desk.source.${by}`) : by;
}
