import './railNotices.css';
import { useState } from 'react';
import type { PlatformHealth } from '#contract/view';
import { Button } from '../../kit/Button';
import { useText } from '../../kit/text/useText';
import { clockText } from '../../kit/time';

interface Props {
  platforms: readonly PlatformHealth[];
}

/** Its alarms are those of before; a platform that was never there yet has none. */
export const isStale = ({ alarmsStaleSinceMs, state }: PlatformHealth): boolean =>
  alarmsStaleSinceMs !== null && state === 'down';

/** Above the list of alarms: since when it is not current, and what could not be read. */
export function RailNotices({ platforms }: Props) {
  const { t } = useText();
  return (
    <>
      {platforms.filter(isStale).map(({ platformId, name, alarmsStaleSinceMs }) => (
        <p key={platformId} className="rail-notice" role="status" data-testid="stale">
          {t('railNotice.stale', { name, time: clockText(alarmsStaleSinceMs ?? 0) })}
        </p>
      ))}
      {platforms.map((platform) => (
        <UnreadableNotice key={platform.platformId} platform={platform} />
      ))}
    </>
  );
}

/** One line a platform, however much came; put away until there is more. */
function UnreadableNotice({ platform: { name, unreadable } }: { platform: PlatformHealth }) {
  const { t } = useText();
  const [seen, setSeen] = useState(0);
  const total = unreadable === null ? 0 : unreadable.lost + unreadable.mended;
  if (unreadable === null || total <= seen) return null;
  const { lost, mended, lastId, lastAtMs } = unreadable;
  const parts = [
    ...(lost > 0 ? [t('railNotice.lost', { count: lost })] : []),
    ...(mended > 0 ? [t('railNotice.mended', { count: mended })] : []),
    t('railNotice.last', { time: clockText(lastAtMs) }),
  ];
  return (
    <div className="rail-notice" role="status" data-testid="unreadable">
      <p>
        <b>{t('railNotice.unreadable', { name })}</b> {parts.join(' · ')}
        {lastId === null ? null : <bdi className="rail-notice-id">{lastId}</bdi>}
      </p>
      <Button look="plain" onPress={() => setSeen(total)}>
        {t('railNotice.seen')}
      </Button>
    </div>
  );
}
