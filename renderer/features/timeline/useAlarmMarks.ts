import { useEffect, useMemo, useState } from 'react';
import type { Alarm, AlarmReport } from '#contract/alarm';
import type { Camera } from '#contract/camera';
import { request } from '../../bridge/bridge';
import { marksOf, type AlarmMark } from './alarmMarks';
import { alarmsOfCamera } from './cameraAlarms';
import type { TimeRange } from './timeRange';

/** What a mark needs of an alarm, kept or open. */
type Seen = Pick<AlarmReport, 'alarmId' | 'raisedAtMs' | 'priority' | 'what'>;

/** The alarms of a camera as marks: those of the journal for the days looked at, and the open ones. */
export function useAlarmMarks(
  { cameraId, number }: Camera,
  open: Readonly<Record<string, Alarm>>,
  { fromMs, toMs }: TimeRange,
  range: TimeRange,
): AlarmMark[] {
  const [kept, setKept] = useState<readonly AlarmReport[]>([]);
  useEffect(() => {
    let isWanted = true;
    const asked = { cameraId, number };
    const ask = (query: Parameters<Parameters<typeof alarmsOfCamera>[0]>[0]) =>
      request('alarm:history', query);
    void alarmsOfCamera(ask, asked, { fromMs, toMs }).then((rows) => {
      if (isWanted) setKept(rows);
    });
    return () => {
      isWanted = false;
    };
  }, [cameraId, number, fromMs, toMs]);
  return useMemo(() => {
    const all = new Map<string, Seen>();
    for (const one of [...kept, ...Object.values(open)]) {
      if (one.cameraId === cameraId) all.set(one.alarmId, one);
    }
    return marksOf(
      [...all.values()].map(({ alarmId, raisedAtMs, priority, what }) => ({
        ...{ alarmId, atMs: raisedAtMs, priority, what },
      })),
      range,
    );
  }, [kept, open, cameraId, range]);
}
