import type { PlanTour } from '#contract/tour';
import type { IconName } from '../../kit/Icon';
import { localText, type Text } from '../../kit/text/useText';

/** A tour in one line, for the desk: place, how far, what is skipped. */
export function tourLine(tour: PlanTour, { t, locale }: Pick<Text, 't' | 'locale'>): string {
  const { position, count, skipped } = tour;
  const place = placeWords(tour, { t, locale });
  const far = t('tour.line', { place, position, count, seconds: tour.dwellS });
  return skipped === 0 ? far : `${far} · ${t('tour.skipped', { count: skipped })}`;
}

function placeWords(tour: PlanTour, { t, locale }: Pick<Text, 't' | 'locale'>): string {
  if (tour.groupName !== undefined) return tour.groupName;
  if (tour.isList === true) return t('tour.list');
  return tour.name === null ? t('board.everything') : localText(tour.name, locale);
}

/** Why it stands still, longest words first; null while it goes on, which the bar tells. */
export function tourChip(
  tour: PlanTour,
  t: Text['t'],
): { icon: IconName; words: readonly [string, string] } | null {
  if (tour.isPaused) return { icon: 'paused', words: [t('tour.paused'), t('tour.pausedShort')] };
  if (tour.isHeld) return { icon: 'pin', words: [t('tour.held'), t('tour.heldShort')] };
  return null;
}
