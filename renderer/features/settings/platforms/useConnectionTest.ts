import { useCallback, useEffect, useState } from 'react';
import type { ConnectionReport } from '#contract/connection';
import type { Fault } from '#contract/outcome';
import type { PlatformSettings } from '#contract/settings';
import { request } from '../../../bridge/bridge';

const lookEveryMs = 300;

/** A test of a connection as the desk follows it. */
export interface TestRoom {
  /** Whose; null while nobody asked. */
  of: PlatformSettings | null;
  report: ConnectionReport | null;
  fault: Fault | null;
  isRunning: boolean;
  isStopped: boolean;
  begin: (platform: PlatformSettings, password: string | null) => void;
  stop: () => void;
  clear: () => void;
}

const idle = { of: null, report: null, fault: null, isRunning: false, isStopped: false };

/** One test at a time; leaving the settings ends it. */
export function useConnectionTest(): TestRoom {
  const [standing, setStanding] = useState<Omit<TestRoom, 'begin' | 'stop' | 'clear'>>(idle);
  const { isRunning } = standing;
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(() => {
      void request('platform:testing', {}).then((told) => {
        if (!told.ok || told.value === null) return;
        const report = told.value;
        setStanding((now) => (now.isRunning ? { ...now, report } : now));
      });
    }, lookEveryMs);
    return () => clearInterval(timer);
  }, [isRunning]);
  useEffect(() => () => void request('platform:stop-test', {}), []);
  const begin = useCallback((platform: PlatformSettings, password: string | null): void => {
    setStanding({ ...idle, of: platform, isRunning: true });
    void request('platform:test', { platform, password }).then((told) => {
      setStanding((now) => {
        // A later test took its place.
        if (now.of !== platform) return now;
        const report = told.ok ? told.value : now.report;
        return { ...now, report, fault: told.ok ? null : told.fault, isRunning: false };
      });
    });
  }, []);
  const stop = useCallback((): void => {
    setStanding((now) => ({ ...now, isStopped: true }));
    void request('platform:stop-test', {});
  }, []);
  const clear = useCallback((): void => setStanding(idle), []);
  return { ...standing, begin, stop, clear };
}
