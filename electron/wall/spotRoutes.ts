import type { Alarm } from '#contract/alarm';
import type { WallZone } from '#contract/alarmRule';
import type { ScreenId } from '#contract/ids';

/** Whether an alarm may go to a tile. */
export type Routes = (
  alarm: Pick<Alarm, 'ruling'>,
  tile: { readonly screenId: ScreenId },
) => boolean;

/**
 * A rule sends its alarms to the alarm tiles of its zone and to no others. A zone that has none now,
 * because its screens are unplugged or nothing is reserved on them, stands for the whole wall: an
 * alarm must not be lost to a cable.
 */
export const routes = (
  offered: readonly { readonly screenId: ScreenId }[],
  zones: readonly WallZone[],
): Routes => {
  const screensOf = new Map(
    zones
      .filter((zone) => offered.some(({ screenId }) => zone.screenIds.includes(screenId)))
      .map(({ zoneId, screenIds }) => [zoneId, new Set(screenIds)]),
  );
  return ({ ruling }, { screenId }) => {
    const screens = ruling.zoneId === null ? undefined : screensOf.get(ruling.zoneId);
    return screens === undefined || screens.has(screenId);
  };
};
