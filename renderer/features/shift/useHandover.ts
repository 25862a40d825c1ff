import { useEffect, useState } from 'react';
import type { Handover } from '#contract/handover';
import { request } from '../../bridge/bridge';

/** The list, read anew after `reload` and whenever something in `news` is another one. */
export function useHandover(news: readonly unknown[]): {
  handover: Handover | undefined;
  reload: () => Promise<void>;
} {
  const [handover, setHandover] = useState<Handover>();
  useEffect(() => {
    let isCurrent = true;
    void request('handover:read', {}).then((outcome) => {
      if (isCurrent && outcome.ok) setHandover(outcome.value);
    });
    return () => {
      isCurrent = false;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- what is news, the caller knows
  }, [...news]);
  const reload = async (): Promise<void> => {
    const outcome = await request('handover:read', {});
    if (outcome.ok) setHandover(outcome.value);
  };
  return { handover, reload };
}
