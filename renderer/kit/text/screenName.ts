import type { Text } from './useText';

interface Named {
  /** Empty where nobody gave one. */
  name: string;
  number: number | null;
}

/** What people call a wall: the name they gave it, else its number. */
export const screenName = ({ name, number }: Named, t: Text['t']): string =>
  name === '' ? t('desk.wall.number', { number: number ?? 0 }) : name;

/** A wall that is away: by its name, its own number, or what it is. */
export const missingName = (
  screen: Named & { widthPx: number; heightPx: number; label: string },
  t: Text['t'],
): string => {
  const { name, number, widthPx: width, heightPx: height, label } = screen;
  if (name !== '' || number !== null) return screenName(screen, t);
  return t('screens.nameless', { width, height, label }).trim();
};
