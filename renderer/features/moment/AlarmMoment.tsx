import './moment.css';
import { useMemo, useState } from 'react';
import type { Alarm } from '#contract/alarm';
import type { TileReplay } from '#contract/replay';
import { useText } from '../../kit/text/useText';
import { clockText } from '../../kit/time';
import { ReplayVideo, type ReplayPlace } from '../playback';
import { RecordedMark } from './RecordedMark';
import { isKept, momentOf } from './momentOf';

interface Props {
  alarm: Pick<Alarm, 'alarmId' | 'raisedAtMs'>;
  /** The live picture of the alarm's camera in this window. */
  liveKey: string;
}

const startToleranceMs = 1500;

/** "10 s before to 5 s after" again and again, beside live; nothing once it is no longer kept. */
export function AlarmMoment({ alarm, liveKey }: Props) {
  const { raisedAtMs } = alarm;
  const [isThere] = useState(() => isKept(raisedAtMs, Date.now()));
  const replay = useMemo<TileReplay>(() => momentOf(raisedAtMs), [raisedAtMs]);
  return isThere ? <PlayedMoment liveKey={liveKey} replay={replay} /> : null;
}

function PlayedMoment({ liveKey, replay }: { liveKey: string; replay: TileReplay }) {
  const { t } = useText();
  const [place, setPlace] = useState<ReplayPlace | null>(null);
  const isShort = place !== null && place.fromMs > replay.fromMs + startToleranceMs;
  return (
    <div
      className="recorded"
      data-testid="alarm-moment"
      data-short={isShort}
      data-shown={place !== null}
    >
      <ReplayVideo liveKey={liveKey} replay={replay} isLooped onPlace={setPlace} />
      {place === null ? null : (
        <>
          <div className="recorded-frame" />
          <RecordedMark atMs={place.atMs} />
          {isShort ? (
            <p className="moment-since">
              {t('wall.momentSince', { time: clockText(place.fromMs) })}
            </p>
          ) : null}
        </>
      )}
    </div>
  );
}
