import { useCallback, useEffect, useReducer, useRef } from 'react';
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
  /** A question is out: a new one, or the next page. */
  isAsking: boolean;
}

type Told =
  | { kind: 'asked' }
  | { kind: 'found'; wish: HistoryWish; page: AlarmPage }
  | { kind: 'more'; page: AlarmPage }
  | { kind: 'failed'; code: FaultCode };

const nothing: Found = { answered: null, rows: [], next: null, fault: null, isAsking: true };

/** What was found stays until its successor is here, also when that cannot be had. */
function fold(found: Found, told: Told): Found {
  switch (told.kind) {
    case 'asked':
      return { ...found, isAsking: true };
    case 'found':
      return { answered: told.wish, ...told.page, fault: null, isAsking: false };
    case 'more':
      return {
        ...found,
        rows: [...found.rows, ...told.page.rows],
        next: told.page.next,
        fault: null,
        isAsking: false,
      };
    case 'failed':
      return { ...found, fault: told.code, isAsking: false };
  }
}

/** Asks at every letter, shows the newest answer only; `more` fetches the next page once. */
export function useHistory(
  wish: HistoryWish,
  shiftStarts: readonly number[],
): Found & { more: () => void; again: () => void } {
  const [found, tell] = useReducer(fold, nothing);
  const asked = useRef(0);
  const ask = useCallback(
    async (before: AlarmPage['next']): Promise<void> => {
      const serial = (asked.current += 1);
      tell({ kind: 'asked' });
      const query = queryOf(wish, { nowMs: Date.now(), shiftStarts, before });
      const outcome = await request('alarm:history', query);
      if (serial !== asked.current) return;
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
  const { next, isAsking, answered } = found;
  const more = useCallback((): void => {
    if (next !== null && !isAsking && answered === wish) void ask(next);
  }, [ask, next, isAsking, answered, wish]);
  const again = useCallback((): void => void ask(null), [ask]);
  return { ...found, more, again };
}
