import type { BrowserWindow } from 'electron';
import { endPage, type HeartWatch } from './heartWatch';
import type { LogBook } from './logBook';
import { neverDied, reviveAfter } from './revivalPolicy';

interface Kept {
  window: BrowserWindow;
  name: string;
  /** Its own page. */
  url: string;
  /** The plain page that stands there until the next try at that time. */
  safeUrl: (reason: string, nextTryAtMs: number) => string;
  heart: HeartWatch;
  log: LogBook;
}

/** Loads the page of a window, and loads it again whenever it dies or hangs; the others go on. */
export class PageKeeper {
  readonly #kept: Kept;
  #revival = neverDied;
  #waiting: NodeJS.Timeout | undefined;
  /** Why we ended the page ourselves, until it is gone. */
  #ending: 'hung' | 'renewed' | undefined;

  constructor(kept: Kept) {
    this.#kept = kept;
    const { window, name, heart, log } = kept;
    const contents = window.webContents;
    heart.watch(window, name, () => {
      this.#ending = 'hung';
      endPage(window);
    });
    contents.on('render-process-gone', (_event, { reason }) => {
      const ending = this.#ending;
      this.#ending = undefined;
      if (ending === 'renewed') this.#load();
      else if (ending !== undefined || reason !== 'clean-exit') this.#revive(ending ?? reason);
    });
    contents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
      // -3: another load took its place.
      if (!isMainFrame || code === -3) return;
      log.error('a page could not be loaded', { name, description });
      this.#revive('not-loaded');
    });
    window.once('closed', () => {
      clearTimeout(this.#waiting);
    });
    this.#load();
  }

  /** A new process with the same page, without counting it as a death. */
  renew(): void {
    const { window } = this.#kept;
    if (this.#waiting !== undefined || this.#ending !== undefined || window.isDestroyed()) return;
    this.#ending = 'renewed';
    endPage(window);
  }

  #load(): void {
    this.#waiting = undefined;
    this.#show(this.#kept.url);
  }

  #show(url: string): void {
    const { window } = this.#kept;
    if (window.isDestroyed()) return;
    // What fails is told by `did-fail-load`.
    window.webContents.loadURL(url).catch(() => undefined);
  }

  #revive(reason: string): void {
    const { window, name, safeUrl, log } = this.#kept;
    // A plain page that dies as well leaves the surface; the next try comes anyway.
    if (this.#waiting !== undefined || window.isDestroyed()) return;
    this.#revival = reviveAfter(this.#revival, Date.now());
    const { delayMs } = this.#revival;
    log.error('a page died', { name, reason, delayMs });
    this.#waiting = setTimeout(() => {
      this.#load();
    }, delayMs);
    if (delayMs > 0) this.#show(safeUrl(reason, Date.now() + delayMs));
  }
}
