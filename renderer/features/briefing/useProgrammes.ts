import { useCallback, useMemo, useRef, useState } from 'react';
import type { BriefingBook, Programme } from '#contract/briefing';
import type { FaultCode } from '#contract/outcome';
import { request } from '../../bridge/bridge';
import { useBook } from './useBriefing';

export interface Programmes {
  book: BriefingBook | null;
  programme: BriefingBook['programmes'][number] | undefined;
  index: number;
  refusal: FaultCode | null;
  canUndo: boolean;
  choose: (programmeId: string) => void;
  chooseItem: (index: number) => void;
  /** Kept at once. */
  change: (next: Programme, index?: number) => void;
  undo: () => void;
  add: (name: string) => void;
  remove: () => void;
  say: (code: FaultCode | null) => void;
}

const mostUndone = 20;

/** The programmes on the page before a presentation: what is changed is kept at once, and undone. */
export function useProgrammes(): Programmes {
  const { book, again } = useBook();
  const [chosen, setChosen] = useState<string | null>(null);
  const [index, setIndex] = useState(0);
  const [refusal, say] = useState<FaultCode | null>(null);
  const [undone, setUndone] = useState<Programme[]>([]);
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const programmes = book?.programmes;
  const programme =
    programmes?.find(({ programmeId }) => programmeId === chosen) ?? programmes?.[0];

  const keep = useCallback(
    (next: Programme) => {
      const { programmeId, name, items } = next;
      line.current = line.current.then(async () => {
        const saved = await request('briefing:save', { programme: { programmeId, name, items } });
        say(saved.ok ? null : saved.fault.code);
        await again();
      });
    },
    [again],
  );
  const change = useCallback(
    (next: Programme, to?: number) => {
      if (programme === undefined || next === programme) return;
      setUndone((before) => [...before, programme].slice(-mostUndone));
      if (to !== undefined) setIndex(to);
      keep(next);
    },
    [programme, keep],
  );
  return useMemo(
    () => ({
      ...{ book, programme, index, refusal, say, change },
      canUndo: undone.length > 0,
      choose: (programmeId) => {
        setChosen(programmeId);
        setIndex(0);
        setUndone([]);
      },
      chooseItem: setIndex,
      undo: () => {
        const last = undone.at(-1);
        if (last === undefined) return;
        setUndone(undone.slice(0, -1));
        keep(last);
      },
      add: (name) => {
        const programmeId = crypto.randomUUID();
        setChosen(programmeId);
        setIndex(0);
        setUndone([]);
        keep({ programmeId, name: { zh: name, en: name }, items: [] });
      },
      remove: () => {
        if (programme === undefined) return;
        setChosen(null);
        setIndex(0);
        setUndone([]);
        void request('briefing:remove', { programmeId: programme.programmeId }).then((removed) => {
          say(removed.ok ? null : removed.fault.code);
          return again();
        });
      },
    }),
    [book, programme, index, refusal, change, undone, keep, again],
  );
}
