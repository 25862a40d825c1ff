import { useCallback, useEffect, useState } from 'react';
import type { Fault } from '#contract/outcome';
import type { Settings, SettingsPatch } from '#contract/settings';
import { request } from '../../bridge/bridge';

export interface SettingsRoom {
  settings: Settings | undefined;
  fault: Fault | null;
  /** Saved at once; only the parts named change. */
  change: (patch: SettingsPatch) => Promise<void>;
  reset: () => Promise<void>;
  reload: () => Promise<void>;
}

export function useSettings(): SettingsRoom {
  const [settings, setSettings] = useState<Settings>();
  const [fault, setFault] = useState<Fault | null>(null);
  const take = useCallback(
    (outcome: Awaited<ReturnType<typeof request<'settings:read'>>>): void => {
      if (outcome.ok) setSettings(outcome.value);
      setFault(outcome.ok ? null : outcome.fault);
    },
    [],
  );
  const reload = useCallback(async () => take(await request('settings:read', {})), [take]);
  const change = useCallback(
    async (patch: SettingsPatch) => take(await request('settings:write', patch)),
    [take],
  );
  const reset = useCallback(async () => take(await request('settings:reset', {})), [take]);
  useEffect(() => {
    void request('settings:read', {}).then(take);
  }, [take]);
  return { settings, fault, change, reset, reload };
}
