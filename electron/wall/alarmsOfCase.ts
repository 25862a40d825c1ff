import type { Incident } from '#contract/incident';
import type { AlarmLedger } from './alarmLedger';
import type { BundleAlarm } from './bundleParts';
import type { ClockPort, JournalPort } from './ports';

/** An alarm of a case may have come so long before it. */
const beforeMs = 86_400_000;
const mostRead = 20_000;

/** The alarms of a case: the open ones, and from the journal those that are over. */
export const alarmsOfCase = async (
  { alarmIds, reportedAtMs }: Incident,
  { alarms, journal, clock }: { alarms: AlarmLedger; journal: JournalPort; clock: ClockPort },
): Promise<BundleAlarm[]> => {
  const open = alarmIds.flatMap((alarmId) => alarms.alarm(alarmId) ?? []);
  if (open.length === alarmIds.length) return open;
  const kept = await journal.alarmsBetween(reportedAtMs - beforeMs, clock.now(), mostRead);
  const held = new Set(open.map(({ alarmId }) => alarmId));
  const over = kept.filter(({ alarmId }) => alarmIds.includes(alarmId) && !held.has(alarmId));
  return [...open, ...over].sort((a, b) => a.raisedAtMs - b.raisedAtMs);
};
