import { useCallback, useEffect, useLayoutEffect, useReducer, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { AlarmReport } from '#contract/alarm';
import type { AlarmPage } from '#contract/history';
import type { FaultCode } from '#contract/outcome';
import { request } from '../../bridge/bridge';
import { firstWish, queryOf, type HistoryWish, type Narrowing } from './historyWish';

/** What was found so far, and for which wish. */
export interface Found {
  /** Null before the first answer. */
  answered: HistoryWish | null;
  rows: readonly AlarmReport[];
  next: AlarmPage['next'];
  fault: FaultCode | null;
  /** Types met so far; narrowing the search does not make one forget the others. */
  kinds: ReadonlyMap<string, AlarmReport['what']>;
  /** The answer takes so long that it must be said. */
  isLate: boolean;
}

type Told =
  | { kind: 'late' }
  | { kind: 'found'; wish: HistoryWish; page: AlarmPage }
  | { kind: 'more'; page: AlarmPage }
  | { kind: 'failed'; code: FaultCode };

const nothing: Found = {
  ...{ answered: null, rows: [], next: null, fault: null, kinds: new Map(), isLate: false },
};
/** An answer that comes sooner is not announced: it would only flicker. */
const lateMs = 300;

/** What was found stays until its successor is here, also when that cannot be had. */
function fold(found: Found, told: Told): Found {
  switch (told.kind) {
    case 'late':
      return { ...found, isLate: true };
    case 'found':
      return {
        ...{ answered: told.wish, ...told.page, fault: null, isLate: false },
        kinds: withKinds(found.kinds, told.page.rows),
      };
    case 'more':
      return {
        ...found,
        rows: [...found.rows, ...told.page.rows],
        next: told.page.next,
        ...{ fault: null, isLate: false },
        kinds: withKinds(found.kinds, told.page.rows),
      };
    case 'failed':
      return { ...found, fault: told.code, isLate: false };
  }
}

function withKinds(known: Found['kinds'], rows: readonly AlarmReport[]): Found['kinds'] {
  const fresh = rows.filter(({ kind }) => !known.has(kind));
  if (fresh.length === 0) return known;
  return new Map([...known, ...fresh.map(({ kind, what }) => [kind, what] as const)]);
}

interface Search extends Found {
  wish: HistoryWish;
  search: (text: string) => void;
  narrow: (part: Partial<Narrowing>) => void;
  more: () => void;
  again: () => void;
}

/** Asks at every letter, shows the newest answer only; `more` fetches the next page once. */
export function useHistory(shiftStarts: readonly number[]): Search {
  const [wish, setWish] = useState(firstWish);
  const [found, tell] = useReducer(fold, nothing);
  const asked = useRef(0);
  const isOut = useRef(false);
  const ask = useCallback(
    async (wish: HistoryWish, before: AlarmPage['next']): Promise<void> => {
      const serial = (asked.current += 1);
      isOut.current = true;
      const late = setTimeout(() => {
        if (serial === asked.current) tell({ kind: 'late' });
      }, lateMs);
      const query = queryOf(wish, { nowMs: Date.now(), shiftStarts, before });
      const outcome = await request('alarm:history', query);
      clearTimeout(late);
      if (serial !== asked.current) return;
      isOut.current = false;
      if (!outcome.ok) tell({ kind: 'failed', code: outcome.fault.code });
      else if (before !== null) tell({ kind: 'more', page: outcome.value });
      // Somebody types: the answer is drawn now, and not behind whatever else the page has to do.
      else flushSync(() => tell({ kind: 'found', wish, page: outcome.value }));
    },
    [shiftStarts],
  );
  const now = useRef({ wish, found });
  useLayoutEffect(() => {
    now.current = { wish, found };
  });
  useEffect(() => {
    void ask(now.current.wish, null);
    return () => {
      asked.current += 1;
    };
  }, [ask]);
  // The question leaves before the letter is drawn: both take their time side by side.
  const change = useCallback(
    (part: Partial<HistoryWish>): void => {
      const wanted = { ...now.current.wish, ...part };
      void ask(wanted, null);
      setWish(wanted);
    },
    [ask],
  );
  const search = useCallback((text: string): void => change({ text }), [change]);
  const more = useCallback((): void => {
    const { wish, found } = now.current;
    const isAnswered = found.answered === wish;
    if (found.next !== null && !isOut.current && isAnswered) void ask(wish, found.next);
  }, [ask]);
  const again = useCallback((): void => void ask(now.current.wish, null), [ask]);
  return { ...found, wish, search, narrow: change, more, again };
}
