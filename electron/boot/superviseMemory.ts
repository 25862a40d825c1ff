import type { WindowId } from '#contract/ids';
import { watchMemory } from '../host/memoryWatch';
import type { SettingsKeeper } from '../wall/settingsKeeper';
import type { WallStation } from '../wall/wallStation';
import type { Shell } from './shell';

/** Renews windows whose pages have grown; the rules say where an alarm waits for an officer. */
export const superviseMemory = (
  { windows, lifecycle, log }: Shell,
  settings: SettingsKeeper,
  station: WallStation,
): void => {
  const isFlashing = (windowId: WindowId): boolean => {
    const racked = windows.windows().find((one) => one.windowId === windowId);
    const plan = racked?.screenId ? station.plans()[racked.screenId] : undefined;
    return (plan?.tiles ?? []).some(
      ({ alarmId }) => alarmId !== null && station.alarms.alarm(alarmId)?.response === 'waiting',
    );
  };
  const stop = watchMemory({
    windows: () => windows.windows(),
    isFlashing,
    limitMb: () => settings.current().windowMemoryMb,
    renew: (windowId) => windows.renew(windowId),
    log,
  });
  lifecycle.closeAtEnd(stop);
};
