import { useEffect, useState } from 'react';
import type { Alarm } from '#contract/alarm';
import { askSpans } from '../playback';
import { momentOf } from './momentOf';

interface Wish {
  isWanted: boolean;
  /** Nothing else is there to be shown meanwhile. */
  isUrgent: boolean;
}

/** What this station has kept is given so long to begin. */
const graceMs = 6_000;
/** Recorders write in pieces: what has just happened is there a little later. */
const againMs = 5_000;
const mostAsked = 24;

/** Whether a recorder has the begin of an alarm; asked again for two minutes, since it may come. */
export const useIsRecorded = (
  { alarmId, cameraId, raisedAtMs }: Pick<Alarm, 'alarmId' | 'cameraId' | 'raisedAtMs'>,
  { isWanted, isUrgent }: Wish,
): boolean => {
  const [recordedId, setRecordedId] = useState<string>();
  const isKnown = recordedId === alarmId;
  useEffect(() => {
    if (!isWanted || isKnown || cameraId === null) return undefined;
    const { fromMs, toMs } = momentOf(raisedAtMs);
    let isCurrent = true;
    let asked = 0;
    const ask = async (): Promise<void> => {
      const told = await askSpans({ cameraId, fromMs, toMs });
      if (!isCurrent) return;
      asked += 1;
      const has =
        told.ok &&
        told.value.spans.some((span) => span.fromMs <= raisedAtMs && span.toMs > raisedAtMs);
      if (has) setRecordedId(alarmId);
      else if (asked < mostAsked && (told.ok || told.fault.code !== 'recording/not-offered')) {
        timer = setTimeout(() => void ask(), againMs);
      }
    };
    let timer = setTimeout(() => void ask(), isUrgent ? 0 : graceMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [alarmId, cameraId, raisedAtMs, isWanted, isUrgent, isKnown]);
  return isKnown;
};
