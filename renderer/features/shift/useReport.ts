import { useEffect, useState } from 'react';
import type { ShiftReport } from '#contract/shiftReport';
import { request } from '../../bridge/bridge';

/** The present shift is counted anew this often. */
const everyMs = 15_000;

/** The report of a shift; the one before stays until the next is there. */
export function useReport(back: number): ShiftReport | undefined {
  const [report, setReport] = useState<ShiftReport>();
  useEffect(() => {
    let isCurrent = true;
    const read = async (): Promise<void> => {
      const outcome = await request('shift:report', { back });
      if (isCurrent && outcome.ok) setReport(outcome.value);
    };
    void read();
    const timer = back === 0 ? setInterval(() => void read(), everyMs) : undefined;
    return () => {
      isCurrent = false;
      clearInterval(timer);
    };
  }, [back]);
  return report;
}
