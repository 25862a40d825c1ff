import type { Alarm } from '#contract/alarm';
import type { AlarmId } from '#contract/ids';
import type { Incident } from '#contract/incident';
import { localText, type Text } from '../../kit/text/useText';
import { clockText } from '../../kit/time';
import type { PartChoice } from './PartFields';

/** More than that nobody reads through; the nearest in time come first. */
const most = 12;

type Words = Pick<Text, 'locale'>;

const wordsOf = (one: Alarm | Incident, atMs: number, { locale }: Words): string =>
  `${clockText(atMs)} ${localText(one.place, locale)} ${localText(one.what, locale)}`;

/** Cases and alarms without a case that may be about the same happening. */
export function mergeChoices(
  incident: Incident,
  incidents: readonly Incident[],
  alarms: readonly Alarm[],
  words: Words,
): PartChoice[] {
  const others = incidents
    .filter((one) => one.platformId === incident.platformId && one.allowed.includes('merge'))
    .filter((one) => one.incidentId !== incident.incidentId)
    .map((one) => ({
      atMs: one.reportedAtMs,
      part: { of: 'incident' as const, incidentId: one.incidentId },
      words: wordsOf(one, one.reportedAtMs, words),
    }));
  const free = alarms
    .filter((alarm) => alarm.platformId === incident.platformId && alarm.incidentId === null)
    .map((alarm) => ({
      atMs: alarm.raisedAtMs,
      part: { of: 'alarm' as const, alarmId: alarm.alarmId },
      words: wordsOf(alarm, alarm.raisedAtMs, words),
    }));
  const apart = ({ atMs }: { atMs: number }): number => Math.abs(atMs - incident.reportedAtMs);
  return [...others, ...free].sort((a, b) => apart(a) - apart(b)).slice(0, most);
}

/** What came in later and can go out again. */
export function splitChoices(
  incident: Incident,
  alarmOf: (alarmId: AlarmId) => Alarm | undefined,
  words: Words,
): PartChoice[] {
  const cases = incident.mergedIds.map((incidentId) => ({
    part: { of: 'incident' as const, incidentId },
    words: incidentId.slice(incidentId.indexOf(':') + 1),
  }));
  const own = incident.source === 'device' ? 1 : 0;
  const alarms = incident.alarmIds.slice(own).map((alarmId) => {
    const alarm = alarmOf(alarmId);
    const bare = alarmId.slice(alarmId.indexOf(':') + 1);
    return {
      part: { of: 'alarm' as const, alarmId },
      words: alarm === undefined ? bare : wordsOf(alarm, alarm.raisedAtMs, words),
    };
  });
  return [...cases, ...alarms];
}
