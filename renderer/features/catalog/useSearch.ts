import { useEffect, useState } from 'react';
import type { CameraFilter, SearchPage } from '#contract/camera';
import { request } from '../../bridge/bridge';

/** Enough for a person to look through; the rest is said as a number. */
const limit = 200;

/** Hits for what is typed; null while nothing is. Only the newest question is answered. */
export function useSearch(query: string, filter: CameraFilter): SearchPage | null {
  const [page, setPage] = useState<SearchPage | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const ask = async (): Promise<void> => {
      const outcome =
        query.trim() === '' ? null : await request('catalog:search', { query, filter, limit });
      if (isCurrent) setPage(outcome?.ok === true ? outcome.value : null);
    };
    void ask();
    return () => {
      isCurrent = false;
    };
  }, [query, filter]);
  return page;
}
