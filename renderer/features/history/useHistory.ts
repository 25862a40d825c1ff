import { useCallback, useEffect, useLayoutEffect, useReducer, useRef } from 'react';
import type { AlarmReport } from '#contract/alarm';
import type { AlarmPage } from '#contract/history';
import type { FaultCode } from '#contract/outcome';
import { request } from '../../bridge/bridge';
import { queryOf, type HistoryWish } from './historyWish';

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

/** Asks at every letter, shows the newest answer only; `more` fetches the next page once. */
export function useHistory(
  wish: HistoryWish,
  shiftStarts: readonly number[],
): Found & { more: () => void; again: () => void } {
  const [found, tell] = useReducer(fold, nothing);
  const asked = useRef(0);
  const isOut = useRef(false);
  const ask = useCallback(
    async (before: AlarmPage['next']): Promise<void> => {
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
      else if (before === null) tell({ kind: 'found', wish, page: outcome.value });
      else tell({ kind: 'more', page: outcome.value });
    },
    [wish, shiftStarts],
  );
  useEffect(() => {
    void ask(null);
    return () => {
      asked.current += 1;
    };
  }, [ask]);
  const { next, answered } = found;
  const now = useRef({ ask, next, isAnswered: answered === wish });
  useLayoutEffect(() => {
    now.current = { ask, next, isAnswered: answered === wish };
  });
  const more = useCallback((): void => {
    const { next: before, isAnswered } = now.current;
    if (before !== null && !isOut.current && isAnswered) void now.current.ask(before);
  }, []);
  const again = useCallback((): void => void ask(null), [ask]);
  return { ...found, more, again };
}
