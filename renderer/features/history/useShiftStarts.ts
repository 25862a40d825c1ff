import { useEffect, useState } from 'react';
import { request } from '../../bridge/bridge';

const none: readonly number[] = [];

/** When shifts begin here, in minutes after midnight; none until it is known. */
export function useShiftStarts(): readonly number[] {
  const [starts, setStarts] = useState(none);
  useEffect(() => {
    let isCurrent = true;
    void request('settings:read', {}).then((outcome) => {
      if (isCurrent && outcome.ok) setStarts(outcome.value.alarmRules.shiftStarts);
    });
    return () => {
      isCurrent = false;
    };
  }, []);
  return starts;
}
