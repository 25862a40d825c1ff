import type { Alarm } from '#contract/alarm';
import type { Text } from '../../kit/text/useText';
import { clockText } from '../../kit/time';

/** What people see of condition and response together (ux.md §5.2). */
export function alarmStateWords(alarm: Alarm, t: Text['t']): string {
  if (alarm.response === 'pending') return t('alarm.pending');
  if (alarm.response === 'waiting') {
    return t(alarm.condition === 'cleared' ? 'alarm.clearedWaiting' : 'alarm.waiting');
  }
  const seen = alarm.acknowledgement;
  return seen === null
    ? t('alarm.acknowledged')
    : t('alarm.acknowledgedBy', { name: seen.actor.name, time: clockText(seen.atMs) });
}
