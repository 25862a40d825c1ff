import { join } from 'node:path';
import { FileStore } from '../host/fileStore';
import { ScreenWatch } from '../host/screenWatch';
import { SettingsKeeper } from '../wall/settingsKeeper';
import type { StartArguments } from './arguments';
import { overrideSettings } from './commandLineSettings';
import { openShell } from './shell';

/** The running program, as its start sees it. */
export interface Program {
  bringToFront: () => void;
}

/** Joins every part. Windows come first; what takes longer reports when it is there. */
export const compose = async (started: StartArguments): Promise<Program> => {
  const { log, dataFolder, windows } = openShell();
  const store = new FileStore(join(dataFolder, 'store'));
  const settings = new SettingsKeeper({ store, override: overrideSettings(started) });
  const loaded = await settings.load();
  if (!loaded.ok) log.warn('settings were broken and kept aside', { ...loaded.fault });
  const screens = new ScreenWatch({
    wallsOnOne: started.windowedScreens,
    told: settings.current().screens,
  });
  screens.onPlaced((placement) => {
    windows.arrange(placement);
  });
  windows.arrange(screens.placement());
  return {
    bringToFront: () => {
      windows.bringToFront();
    },
  };
};
