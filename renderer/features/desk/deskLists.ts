import { priorities } from '#contract/alarm';
import type { CameraId } from '#contract/ids';
import type { Incident } from '#contract/incident';
import type { WindowView } from '#contract/view';

/** Most urgent first, then the oldest: the one that waits longest. What is closed comes last. */
export function orderIncidents(incidents: Readonly<Record<string, Incident>>): Incident[] {
  return Object.values(incidents).sort(
    (a, b) =>
      Number(a.closedAtMs !== null) - Number(b.closedAtMs !== null) ||
      priorities.indexOf(a.priority) - priorities.indexOf(b.priority) ||
      a.reportedAtMs - b.reportedAtMs,
  );
}

/** `screen·tile` of every camera on the wall. */
export function wallPlaces(view: WindowView): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  for (const screen of view.station.screens) {
    for (const { camera, number } of view.plans[screen.screenId]?.tiles ?? []) {
      if (camera !== null) places.set(camera.cameraId, `${screen.number}·${number}`);
    }
  }
  return places;
}

/** The camera of the open case that `W` puts on the wall; null when it has none. */
export function openedCamera(
  view: WindowView,
  opened: { alarmId: string | null; incidentId: string | null },
): CameraId | null {
  const alarm =
    opened.alarmId === null ? undefined : view.alarms[opened.alarmId as keyof WindowView['alarms']];
  const incident =
    opened.incidentId === null
      ? undefined
      : view.incidents[opened.incidentId as keyof WindowView['incidents']];
  return alarm?.cameraId ?? incident?.cameraIds[0] ?? null;
}
