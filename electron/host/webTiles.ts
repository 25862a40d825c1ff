import type { BrowserWindow } from 'electron';
import { webOriginOf } from '#contract/content';
import type { ScreenId } from '#contract/ids';
import type { WebPage, WebPageNews, WebPort } from '../wall/ports';
import { Signal } from '../wall/signal';
import type { LogBook } from './logBook';
import { WebSession } from './webSession';
import { WebTile } from './webTile';

interface WebTilesDeps {
  wallOf: (screenId: ScreenId) => BrowserWindow | undefined;
  log: LogBook;
}

interface Open {
  readonly attempt: number;
  readonly tile: WebTile;
  readonly room: WebSession;
  readonly window: BrowserWindow;
}

const keyOf = ({ screenId, pageKey }: Pick<WebPage, 'screenId' | 'pageKey'>): string =>
  `${screenId} ${pageKey}`;

/** The pages of the web on all walls, as the wall wants them; no page knows of another. */
export class WebTiles implements WebPort {
  readonly #deps: WebTilesDeps;
  readonly #open = new Map<string, Open>();
  /** Sessions cannot be ended: those of closed pages are used again, empty. */
  readonly #free: WebSession[] = [];
  #made = 0;
  readonly #news = new Signal<WebPageNews>();
  readonly onPageNews = this.#news.on;

  constructor(deps: WebTilesDeps) {
    this.#deps = deps;
  }

  show(pages: readonly WebPage[]): void {
    const wanted = new Map(pages.map((page) => [keyOf(page), page]));
    for (const [key, open] of this.#open) {
      if (wanted.get(key)?.attempt !== open.attempt || open.window.isDestroyed()) this.#close(key);
    }
    for (const [key, page] of wanted) {
      const known = this.#open.get(key);
      if (known === undefined) this.#start(key, page);
      else known.tile.place(page);
    }
  }

  #start(key: string, page: WebPage): void {
    const { wallOf, log } = this.#deps;
    const window = wallOf(page.screenId);
    if (window === undefined || window.isDestroyed()) return;
    const room = this.#free.pop() ?? new WebSession(`web-${String((this.#made += 1))}`);
    const { screenId, pageKey, attempt } = page;
    const tile = new WebTile(page, {
      window,
      room,
      tell: (fault) => {
        if (fault !== null)
          log.warn('a page of the web failed', { site: webOriginOf(page.url), ...fault });
        // Not at once: the page may fail while it is being opened.
        setImmediate(() => {
          this.#news.emit({ screenId, pageKey, attempt, fault });
        });
      },
    });
    this.#open.set(key, { attempt, tile, room, window });
  }

  #close(key: string): void {
    const open = this.#open.get(key);
    if (open === undefined) return;
    this.#open.delete(key);
    void open.tile.close().then(() => this.#free.push(open.room));
  }
}
