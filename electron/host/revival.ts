import type { BrowserWindow } from 'electron';
import type { LogBook } from './logBook';
import { neverDied, reviveAfter } from './revivalPolicy';

/** A page that answers nothing for this long is ended and loaded again. */
const hungMs = 20_000;

/** Loads the page of a window, and loads it again whenever it dies or hangs; the others go on. */
export const keepAlive = (window: BrowserWindow, name: string, url: string, log: LogBook): void => {
  const contents = window.webContents;
  let revival = neverDied;
  let waiting: NodeJS.Timeout | undefined;
  let hung: NodeJS.Timeout | undefined;

  const load = (): void => {
    waiting = undefined;
    if (window.isDestroyed()) return;
    contents.loadURL(url).catch((error: unknown) => {
      log.error('a page could not be loaded', { name, error });
    });
  };
  const revive = (reason: string): void => {
    if (waiting !== undefined || window.isDestroyed()) return;
    revival = reviveAfter(revival, Date.now());
    log.error('a page died', { name, reason, delayMs: revival.delayMs });
    waiting = setTimeout(load, revival.delayMs);
  };

  contents.on('render-process-gone', (_event, details) => {
    clearTimeout(hung);
    if (details.reason !== 'clean-exit') revive(details.reason);
  });
  contents.on('did-fail-load', (_event, code, _description, _url, isMainFrame) => {
    // -3: another load took its place.
    if (isMainFrame && code !== -3) revive('not loaded');
  });
  window.on('unresponsive', () => {
    log.warn('a page does not answer', { name });
    clearTimeout(hung);
    hung = setTimeout(() => {
      if (!window.isDestroyed()) contents.forcefullyCrashRenderer();
    }, hungMs);
  });
  window.on('responsive', () => {
    clearTimeout(hung);
  });
  window.once('closed', () => {
    clearTimeout(hung);
    clearTimeout(waiting);
  });
  load();
};
