import { failure, success, type Fault, type Outcome } from '#contract/outcome';

import type { BoundedAnswer, BoundedFetch } from '../common/boundedFetch';
import { readJson } from '../common/readAnswer';
import { plainText } from '../plainText';
import { wireErrorSchema, wirePageSchema } from './mediamtxWire';

interface MediamtxApiParts {
  root: string;
  headers: Record<string, string>;
  ask: BoundedFetch;
  onAnswer: (tookMs: number) => void;
}

const pageSize = 500;
/** An honest list ends; 200,000 paths are more than a station takes. */
const mostPages = 400;
/** A list that changes while its pages are read skips a row now and then: it is read once more. */
const readings = 2;

interface Page {
  items: unknown[];
  itemCount: number | undefined;
  pageCount: number | undefined;
}

/** Asks the control interface. */
export class MediamtxApi {
  readonly #parts: MediamtxApiParts;

  constructor(parts: MediamtxApiParts) {
    this.#parts = parts;
  }

  async get(path: string): Promise<Outcome<unknown>> {
    const { root, headers, ask, onAnswer } = this.#parts;
    const answer = await ask({ url: `${root}${path}`, headers });
    if (!answer.ok) return answer;
    onAnswer(answer.value.tookMs);
    const body = readJson(answer.value);
    const { status } = answer.value;
    if (status >= 200 && status < 300) return body;
    return refusalOf(answer.value, body);
  }

  /** All rows of a list, each name once. */
  async list(path: string): Promise<Outcome<unknown[]>> {
    const rows = new Map<string, unknown>();
    for (let reading = 1; reading <= readings; reading += 1) {
      const read = await this.#readPages(path, rows);
      if (!read.ok) return read;
      if (read.value.pages < 2 || rows.size >= read.value.itemCount) break;
    }
    return success([...rows.values()]);
  }

  async #readPages(
    path: string,
    rows: Map<string, unknown>,
  ): Promise<Outcome<{ pages: number; itemCount: number }>> {
    const seen = new Set<string>();
    for (let page = 0; page < mostPages; page += 1) {
      const read = await this.#page(path, page);
      if (!read.ok) return read;
      const { items, itemCount = 0, pageCount = 1 } = read.value;
      const before = seen.size;
      for (const [at, item] of items.entries()) {
        const key = keyOf(item) ?? `#${String(page)}.${String(at)}`;
        seen.add(key);
        rows.set(key, item);
      }
      // A server that knows no pages sends the same one for ever.
      const isLast = page + 1 >= pageCount || seen.size === before;
      if (isLast) return success({ pages: page + 1, itemCount });
    }
    return failure('platform/bad-answer', 'the list does not end');
  }

  async #page(path: string, page: number): Promise<Outcome<Page>> {
    const query = `itemsPerPage=${String(pageSize)}&page=${String(page)}`;
    const body = await this.get(`${path}?${query}`);
    if (!body.ok) return body;
    const parsed = wirePageSchema.safeParse(body.value);
    if (!parsed.success) return failure('platform/bad-answer', 'not a list');
    const { items, itemCount, pageCount } = parsed.data;
    return success({ items, itemCount, pageCount });
  }
}

const keyOf = (item: unknown): string | undefined => {
  const isNamed = typeof item === 'object' && item !== null && 'name' in item;
  return isNamed && typeof item.name === 'string' ? item.name : undefined;
};

/** What a refusal means; its body may say more. */
export const refusalOf = (
  { status }: BoundedAnswer,
  body?: Outcome<unknown>,
): { ok: false; fault: Fault } => {
  if (status === 401 || status === 403) return failure('platform/login-refused');
  const said = wireErrorSchema.safeParse(body?.ok === true ? body.value : undefined);
  const words = said.success ? `: ${plainText(said.data.error, 200)}` : '';
  const detail = `status ${String(status)}${words}`;
  return failure(status >= 500 ? 'platform/failed' : 'platform/refused', detail);
};
