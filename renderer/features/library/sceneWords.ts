import type { LibraryRow, SceneShape, SceneVersion } from '#contract/sceneLibrary';
import type { Text } from '../../kit/text/useText';
import { clockText, dateText } from '../../kit/time';

/** "2026-11-23 14:20:05 · saved by Lin, seat 3"; who and when, or that nobody knows. */
export function versionWords({ atMs, actor, how }: SceneVersion, t: Text['t']): string {
  if (atMs === null) return t('library.unknownTime');
  const time = { date: dateText(atMs), time: clockText(atMs) };
  if (actor === null) return `${time.date} ${time.time}`;
  const who = t('library.by', { name: actor.name, seat: actor.seat });
  return t('library.lastSaved', { ...time, who, how: t(`library.how.${how}`) });
}

/** "Wall 2 Hall", or that it is not there. */
export function screenWords({ screen, screenId }: SceneShape, t: Text['t']): string {
  if (screen === null) return t('library.awayScreen', { id: screenId });
  const { number, name } = screen;
  return name === '' ? t('library.screen', { number }) : t('library.screenNamed', { number, name });
}

/** What a scene misses here: cameras, screens. */
export function missingWords(
  { lostCameras, shapes }: Pick<LibraryRow, 'lostCameras' | 'shapes'>,
  t: Text['t'],
): string[] {
  const away = shapes.filter(({ screen }) => screen === null).length;
  return [
    ...(lostCameras > 0 ? [t('library.lost', { count: lostCameras })] : []),
    ...(away > 0 ? [t('library.away', { count: away })] : []),
  ];
}
