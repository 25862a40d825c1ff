import type { Screen } from '#contract/scene';
import type { MissingScreen } from '#contract/screens';
import type { Text } from './useText';

/** What people call a wall: the name they gave it, else its number. */
export const screenName = (
  { name, number }: Pick<Screen, 'name' | 'number'>,
  t: Text['t'],
): string => (name === '' ? t('desk.wall.number', { number }) : name);

/** A wall that is away: by its name, its own number, or what it is. */
export const missingName = (screen: MissingScreen, t: Text['t']): string => {
  const { name, number, widthPx: width, heightPx: height, label } = screen;
  if (name !== '') return name;
  if (number !== null) return t('desk.wall.number', { number });
  return t('screens.nameless', { width, height, label }).trim();
};
