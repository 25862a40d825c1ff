/** Long enough to read ten rows twice. */
const pageMs = 12_000;

/** One page of a list that is longer than its place. */
export interface PageOfList {
  /** From 0. */
  page: number;
  pages: number;
  /** Place of its first row in the list. */
  first: number;
}

/**
 * Which page stands there now. It follows from the time alone, so that all walls turn together and
 * none needs a clock of its own.
 */
export function pageAt(nowMs: number, count: number, perPage: number): PageOfList {
  const pages = perPage > 0 ? Math.max(1, Math.ceil(count / perPage)) : 1;
  const page = Math.floor(nowMs / pageMs) % pages;
  return { page, pages, first: page * Math.max(0, perPage) };
}
