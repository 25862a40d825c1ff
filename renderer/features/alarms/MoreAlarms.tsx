import type { Priority } from '#contract/alarm';
import { useText } from '../../kit/text/useText';
import { StripSymbol } from './AlarmStrip';

/** "+N" on an alarm tile that somebody is at work in or has pinned: alarms that found no other. */
export function MoreAlarms({ count, priority }: { count: number; priority: Priority }) {
  const { t } = useText();
  return (
    <span
      className="alarm-strip more-alarms"
      data-priority={priority}
      data-hollow={false}
      data-testid="more-alarms"
    >
      <StripSymbol look={{ priority, isHollow: false, isFlashing: true }} size="1.25em" />
      <b>{t('wall.more', { count })}</b>
    </span>
  );
}
