import { useCallback, useEffect, useState } from 'react';
import type { SourceList } from '#contract/alarmSource';
import type { Fault, Outcome } from '#contract/outcome';
import { request } from '../../bridge/bridge';
import type { SourceDraft } from './sourceDraft';

/** What came meanwhile is looked at this often while the page is open. */
const lookMs = 2_000;

interface SourceRoom {
  list: SourceList;
  fault: Fault | null;
  save: (draft: SourceDraft) => Promise<boolean>;
  remove: (sourceId: SourceDraft['source']['sourceId']) => Promise<boolean>;
}

export function useSources(): SourceRoom {
  const [list, setList] = useState<SourceList>([]);
  const [fault, setFault] = useState<Fault | null>(null);
  const take = useCallback((outcome: Outcome<SourceList>): void => {
    if (outcome.ok) setList(outcome.value);
  }, []);
  const read = useCallback(async () => take(await request('source:list', {})), [take]);
  useEffect(() => {
    const look = (): void => void request('source:list', {}).then(take);
    look();
    const timer = setInterval(look, lookMs);
    return () => clearInterval(timer);
  }, [take]);
  const after = useCallback(
    async (outcome: Outcome<null>): Promise<boolean> => {
      setFault(outcome.ok ? null : outcome.fault);
      await read();
      return outcome.ok;
    },
    [read],
  );
  const save = useCallback(
    async (draft: SourceDraft) => after(await request('source:save', draft)),
    [after],
  );
  const remove = useCallback(
    async (sourceId: SourceDraft['source']['sourceId']) =>
      after(await request('source:remove', { sourceId })),
    [after],
  );
  return { list, fault, save, remove };
}
