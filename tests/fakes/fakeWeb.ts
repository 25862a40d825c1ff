import type { WebPage, WebPageNews, WebPort } from '../../electron/wall/ports';
import { Signal } from '../../electron/wall/signal';

/** Pages that nobody sees: what the wall wanted last, and news as the test tells them. */
export class FakeWeb implements WebPort {
  pages: readonly WebPage[] = [];
  /** How often the wall said what it wants. */
  count = 0;
  readonly #news = new Signal<WebPageNews>();
  readonly onPageNews = this.#news.on;

  show(pages: readonly WebPage[]): void {
    this.pages = pages;
    this.count += 1;
  }

  /** The page came, or failed, in the try that is under way. */
  tell(page: WebPage | undefined, fault: WebPageNews['fault']): void {
    if (page === undefined) throw new Error('no such page');
    const { screenId, pageKey, attempt } = page;
    this.#news.emit({ screenId, pageKey, attempt, fault });
  }
}
