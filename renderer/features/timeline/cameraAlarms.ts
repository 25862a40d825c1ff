import type { AlarmReport } from '#contract/alarm';
import type { Camera } from '#contract/camera';
import type { AlarmPage, AlarmQuery } from '#contract/history';
import type { Outcome } from '#contract/outcome';
import type { TimeRange } from './timeRange';

type AskHistory = (query: AlarmQuery) => Promise<Outcome<AlarmPage>>;

/** So many pages of other cameras' alarms are passed over before it is given up. */
const mostPages = 5;

/** The journalled alarms of one camera within a time, newest first. */
export async function alarmsOfCamera(
  ask: AskHistory,
  { cameraId, number }: Pick<Camera, 'cameraId' | 'number'>,
  { fromMs, toMs }: TimeRange,
): Promise<AlarmReport[]> {
  const found: AlarmReport[] = [];
  let before: AlarmPage['next'] = null;
  for (let page = 0; page < mostPages; page += 1) {
    const outcome = await ask({
      // The journal is searched by words; the number is the camera's word.
      ...{ text: String(number), priorities: [], kinds: [], nodeIds: [] },
      ...{ fromMs, toMs, before, limit: 200 },
    });
    if (!outcome.ok) break;
    found.push(...outcome.value.rows.filter((row) => row.cameraId === cameraId));
    before = outcome.value.next;
    if (before === null) break;
  }
  return found;
}
