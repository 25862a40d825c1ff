import type { WallChange } from '#contract/scene';
import type { StationView } from '#contract/view';
import { faultWords } from '../../kit/text/faultWords';
import { useText } from '../../kit/text/useText';
import { useSecond } from '../../kit/ticker';
import { clockText } from '../../kit/time';
import { changeWords } from './changeWords';
import { Chip } from './Chip';

interface Props {
  station: StationView;
  lastChange: WallChange | null;
}

/** ux.md §8: who changed a wall is shown for 10 s in its corner. */
const changeShownMs = 10_000;
/** A platform that is still connecting at the start is not yet a broken one. */
const downAfterMs = 3000;

/** What the whole wall must say: alarms out of date, platform or gateway down, who changed it. */
export function WallNotices({ station, lastChange }: Props) {
  const { t } = useText();
  return (
    <div className="wall-notices" data-testid="notices">
      <LastChange change={lastChange} />
      {station.isMediaLive ? null : <Chip icon="plug" words={t('wall.mediaDown')} />}
      {station.platforms.map((platform) => (
        <PlatformNotices key={platform.platformId} platform={platform} />
      ))}
    </div>
  );
}

function PlatformNotices({ platform }: { platform: StationView['platforms'][number] }) {
  const { t } = useText();
  const now = useSecond();
  const { alarmsStaleSinceMs, fault, name, sinceMs, state } = platform;
  const isDown = state === 'down' && fault !== null && now - sinceMs > downAfterMs;
  return (
    <>
      {isDown ? (
        <Chip
          icon="plug"
          words={t('wall.platformDown', {
            name,
            reason: faultWords(fault.code, t),
            time: clockText(sinceMs),
          })}
        />
      ) : null}
      {alarmsStaleSinceMs === null ? null : (
        <Chip icon="clock" words={t('wall.alarmsStale', { time: clockText(alarmsStaleSinceMs) })} />
      )}
    </>
  );
}

function LastChange({ change }: { change: WallChange | null }) {
  const { t } = useText();
  const now = useSecond();
  if (change === null || now - change.atMs > changeShownMs) return null;
  const { seat, name } = change.actor;
  return <Chip words={t('wall.changedBy', { seat, name, change: changeWords(change, t) })} />;
}
