import './moment.css';
import { useMemo, useState } from 'react';
import type { Alarm } from '#contract/alarm';
import type { TileReplay } from '#contract/replay';
import { useText } from '../../kit/text/useText';
import { clockText } from '../../kit/time';
import { ReplayVideo, type ReplayPlace } from '../playback';
import { RecordedMark } from './RecordedMark';
import { RecordedMoment } from './RecordedMoment';
import { isKept, momentOf } from './momentOf';
import { useIsRecorded } from './useIsRecorded';

interface Props {
  alarm: Pick<Alarm, 'alarmId' | 'raisedAtMs' | 'cameraId'>;
  /** The live picture of the alarm's camera in this window; null where there is none. */
  liveKey: string | null;
}

const startToleranceMs = 1500;

/**
 * "10 s before to 5 s after" beside live, again and again. Where this station has not kept it, since
 * the camera was not open then or it is too long ago, it comes from the platform's recorder; nothing
 * where there is none either.
 */
export function AlarmMoment({ alarm, liveKey }: Props) {
  const { raisedAtMs, cameraId } = alarm;
  const [isThere] = useState(() => isKept(raisedAtMs, Date.now()));
  const [isSeen, setSeen] = useState(false);
  const replay = useMemo<TileReplay>(() => momentOf(raisedAtMs), [raisedAtMs]);
  const isPlayed = liveKey !== null && isThere;
  const isRecorded = useIsRecorded(alarm, { isWanted: !isSeen, isUrgent: !isPlayed });
  if (isRecorded && cameraId !== null && !isSeen) {
    return <RecordedMoment cameraId={cameraId} raisedAtMs={raisedAtMs} />;
  }
  return isPlayed ? (
    <PlayedMoment
      liveKey={liveKey}
      replay={replay}
      onPlace={({ fromMs }) => setSeen(fromMs <= raisedAtMs)}
    />
  ) : null;
}

interface PlayedProps {
  liveKey: string;
  replay: TileReplay;
  onPlace: (place: ReplayPlace) => void;
}

function PlayedMoment({ liveKey, replay, onPlace }: PlayedProps) {
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
      <ReplayVideo
        liveKey={liveKey}
        replay={replay}
        isLooped
        onPlace={(told) => {
          setPlace(told);
          if (told !== null) onPlace(told);
        }}
      />
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
