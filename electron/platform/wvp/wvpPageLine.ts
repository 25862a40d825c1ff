import type { Outcome } from '#contract/outcome';

import type { WvpApi } from './wvpApi';
import type { ReadPage, WvpPage } from './wvpPage';

/** One answer of about a megabyte. */
const pageRows = 1_000;
export const mostPages = 220;
/** Questions without an answer: a platform has other clients. */
const mostOpen = 2;
/** Pages that wait for who takes them, unless more are allowed. */
const usualAhead = 2;

interface PagedList<Row> {
  path: string;
  page: ReadPage<Row>;
  /** So many pages may wait until they are taken. */
  ahead?: number;
}

type Asking = Pick<WvpApi, 'read'>;
type Answer<Row> = Outcome<WvpPage<Row>>;

/** The pages of one list in their order, asked for ahead of who takes them. */
export class PageLine<Row> {
  readonly #api: Asking;
  readonly #list: PagedList<Row>;
  readonly #coming: Promise<Answer<Row>>[] = [];
  #asked = 0;
  #open = 0;
  /** The last page by what the answer before counted; 0 when no more is asked ahead. */
  #last = 1;

  /** Asks for the first page at once. */
  constructor(api: Asking, list: PagedList<Row>) {
    this.#api = api;
    this.#list = list;
    this.#fill();
  }

  /** The next page, also beyond what the list counts. */
  async next(): Promise<Answer<Row>> {
    const answer = await (this.#coming.shift() ?? this.#ask());
    this.#fill();
    return answer;
  }

  /** The same list from its first page on. */
  anew(): PageLine<Row> {
    return new PageLine(this.#api, this.#list);
  }

  /** Nobody takes the rest. */
  stop(): void {
    this.#last = 0;
  }

  #fill(): void {
    const { ahead = usualAhead } = this.#list;
    while (this.#open < mostOpen && this.#coming.length < ahead && this.#asked < this.#last) {
      this.#coming.push(this.#ask());
    }
  }

  async #ask(): Promise<Answer<Row>> {
    const { path, page } = this.#list;
    this.#asked += 1;
    this.#open += 1;
    const asked = { page: this.#asked, count: pageRows };
    const answer = await this.#api.read(path, asked, page);
    this.#open -= 1;
    if (this.#last > 0) this.#last = answer.ok ? pagesOf(answer.value) : 0;
    this.#fill();
    return answer;
  }
}

const pagesOf = ({ total }: { total: number }): number =>
  Math.min(mostPages, Math.ceil(total / pageRows));
