import type { HandoverLine } from '#contract/handover';
import type { Text } from '../../kit/text/useText';
import { clockText, dateText } from '../../kit/time';

/** Number, step, since when, until when, why and by whom: one sentence under the place. */
export function lineWords(line: HandoverLine, t: Text['t']): string {
  const since = `${dateText(line.sinceMs).slice(5)} ${clockText(line.sinceMs)}`;
  return [
    line.caseNumber ?? '',
    line.step === null ? '' : t(`step.${line.step}`),
    t('handover.state.since', { time: since }),
    untilWords(line, t),
    line.reason === null ? '' : t(`alarm.asideReason.${line.reason}`),
    ownerWords(line, t),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

function untilWords({ kind, untilMs }: HandoverLine, t: Text['t']): string {
  if (untilMs === null) return '';
  const time = clockText(untilMs);
  if (kind === 'overrun') return t('handover.state.over', { time });
  return t(kind === 'incident' ? 'handover.state.limit' : 'handover.state.until', { time });
}

function ownerWords({ kind, owner }: HandoverLine, t: Text['t']): string {
  if (kind === 'alarm') {
    return owner === null
      ? t('handover.state.unseen')
      : t('handover.state.seen', { name: owner.name });
  }
  if (owner !== null) return t('seat.owner', { seat: owner.seat, name: owner.name });
  return kind === 'incident' || kind === 'overrun' ? t('handover.state.nobody') : '';
}
