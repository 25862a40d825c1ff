import { join } from 'node:path';
import { app, session } from 'electron';
import { serveAppProtocol } from '../host/appProtocol';
import { flavour } from '../host/flavour';
import { GraphicsWatch } from '../host/graphicsWatch';
import { HeldStills } from '../host/heldStills';
import { IpcHost } from '../host/ipcHost';
import { Lifecycle, logUncaught } from '../host/lifecycle';
import { openLogBook, type LogBook } from '../host/logBook';
import { PictureShelf } from '../host/pictureShelf';
import { keepDisplaysAwake } from '../host/powerGuard';
import { WindowRack } from '../host/windowRack';
import { secureEverything } from '../host/windowSecurity';
import { files } from './folders';

/** The parts of Electron that everything else hangs on. */
export interface Shell {
  log: LogBook;
  dataFolder: string;
  lifecycle: Lifecycle;
  windows: WindowRack;
  ipc: IpcHost;
  graphics: GraphicsWatch;
  pictures: PictureShelf;
}

/** Shuts the doors, then makes the rack of windows; none is open yet. */
export const openShell = (): Shell => {
  const dataFolder = app.getPath('userData');
  const log = openLogBook(join(dataFolder, 'logs'));
  logUncaught(log);
  secureEverything(log);
  const stills = new HeldStills();
  const pictures = new PictureShelf(dataFolder);
  serveAppProtocol(session.defaultSession, files.pages, { stills, pictures });
  const lifecycle = new Lifecycle(log);
  const windows = new WindowRack({
    preload: files.preload,
    pages: 'app://brightwall/',
    stills,
    hasDevTools: flavour !== 'release',
    log,
  });
  const ipc = new IpcHost(windows, log);
  lifecycle.onClosing(() => {
    ipc.pushToAll('app:closing', {});
  });
  windows.onDeskClosed(() => {
    lifecycle.quit(0);
  });
  lifecycle.closeAtEnd(keepDisplaysAwake());
  return { log, dataFolder, lifecycle, windows, ipc, graphics: new GraphicsWatch(log), pictures };
};
