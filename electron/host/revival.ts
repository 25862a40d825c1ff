import type { BrowserWindow } from 'electron';
import type { LogBook } from './logBook';
import { neverDied, reviveAfter } from './revivalPolicy';

/** A page that answers nothing for this long is ended and loaded again. */
const hungMs = 20_000;
const askEveryMs = 5_000;

/**
 * Ends a page that answers nothing any more. Asked by the clock, because Chromium notices a page
 * that hangs only when somebody types into it, and nobody types into a wall.
 */
const endWhenHung = (window: BrowserWindow, name: string, log: LogBook): (() => void) => {
  const contents = window.webContents;
  let askedMs: number | undefined;
  const answered = (): void => {
    askedMs = undefined;
  };
  contents.on('did-start-loading', answered);
  contents.on('render-process-gone', answered);
  const timer = setInterval(() => {
    // Somebody who looks into the page may hold it as long as they like.
    if (contents.isLoading() || contents.isCrashed() || contents.isDevToolsOpened()) return;
    if (askedMs === undefined) {
      askedMs = Date.now();
      contents.executeJavaScript('0').then(answered, answered);
    } else if (Date.now() - askedMs >= hungMs) {
      answered();
      log.warn('a page does not answer', { name });
      contents.forcefullyCrashRenderer();
    }
  }, askEveryMs);
  return () => {
    clearInterval(timer);
  };
};

/** Loads the page of a window, and loads it again whenever it dies or hangs; the others go on. */
export const keepAlive = (window: BrowserWindow, name: string, url: string, log: LogBook): void => {
  const contents = window.webContents;
  let revival = neverDied;
  let waiting: NodeJS.Timeout | undefined;
  const stopAsking = endWhenHung(window, name, log);

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
    if (details.reason !== 'clean-exit') revive(details.reason);
  });
  contents.on('did-fail-load', (_event, code, _description, _url, isMainFrame) => {
    // -3: another load took its place.
    if (isMainFrame && code !== -3) revive('not loaded');
  });
  window.once('closed', () => {
    stopAsking();
    clearTimeout(waiting);
  });
  load();
};
