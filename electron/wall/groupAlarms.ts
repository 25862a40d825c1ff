import type { AlarmId } from '#contract/ids';
import type { OpenAlarm } from './openAlarm';

interface Group {
  first: OpenAlarm;
  count: number;
}

/** Where it is: the branch of the tree, else the camera. A rehearsal is no part of what happens there. */
const placeOf = ({ nodeId, cameraId, alarmId, isRehearsal }: OpenAlarm): string =>
  `${isRehearsal === true ? 'rehearsal ' : ''}${nodeId ?? cameraId ?? alarmId}`;

/**
 * First-out: alarms of one incident, and alarms of one place that begin within `groupMs` of the
 * first, are one happening; each but the first points to it. Put aside, an alarm is in no group.
 * `alarms` is sorted by age.
 */
export const groupAlarms = (alarms: readonly OpenAlarm[], groupMs: number): OpenAlarm[] => {
  const byPlace = new Map<string, Group>();
  const byIncident = new Map<string, Group>();
  const groups = new Map<AlarmId, Group>();
  for (const alarm of alarms) {
    if (alarm.aside !== null) continue;
    const near = byPlace.get(placeOf(alarm));
    const isNear = near !== undefined && alarm.raisedAtMs <= near.first.raisedAtMs + groupMs;
    const caused = alarm.incidentId === null ? undefined : byIncident.get(alarm.incidentId);
    const group = caused ?? (isNear ? near : { first: alarm, count: 0 });
    group.count += 1;
    groups.set(alarm.alarmId, group);
    if (!isNear) byPlace.set(placeOf(alarm), group);
    if (alarm.incidentId !== null) byIncident.set(alarm.incidentId, group);
  }
  return alarms.map((alarm) => {
    const group = groups.get(alarm.alarmId);
    if (group === undefined || group.count === 1) return alarm;
    return groupedOnce(alarm, group.first === alarm ? group.count : group.first.alarmId);
  });
};

interface Grouped {
  readonly as: number | AlarmId;
  readonly alarm: OpenAlarm;
}

const known = new WeakMap<OpenAlarm, Grouped>();

/** As the first of so many, or as one that follows; the same object while that is so. */
const groupedOnce = (alarm: OpenAlarm, as: Grouped['as']): OpenAlarm => {
  const before = known.get(alarm);
  if (before?.as === as) return before.alarm;
  const grouped = {
    ...alarm,
    ...(typeof as === 'number' ? { groupCount: as } : { firstAlarmId: as }),
  };
  known.set(alarm, { as, alarm: grouped });
  return grouped;
};
