import './moment.css';
import { useState } from 'react';
import type { CameraId } from '#contract/ids';
import type { TileReplay } from '#contract/replay';
import { useText } from '../../kit/text/useText';
import { RecordedVideo, ReplayVideo, type RecordedPlace, type ReplayPlace } from '../playback';
import { RecordedMark } from './RecordedMark';
import { RecordedWords } from './RecordedWords';

interface Props {
  /** The live picture below, whose camera is replayed. */
  liveKey: string;
  cameraId: CameraId;
  replay: TileReplay;
}

/** The moment or a recording over a live picture: framed, and labelled in a way that no setting removes. */
export function RecordedPicture({ liveKey, cameraId, replay }: Props) {
  const { t } = useText();
  const [place, setPlace] = useState<ReplayPlace | RecordedPlace | null>(null);
  return (
    <div
      className="recorded"
      data-testid="recorded"
      data-rate={replay.rate}
      data-beside-mark={true}
    >
      {replay.isRecording === true ? (
        <RecordedVideo cameraId={cameraId} replay={replay} onPlace={setPlace} />
      ) : (
        <ReplayVideo liveKey={liveKey} replay={replay} onPlace={setPlace} />
      )}
      {place === null ? null : (
        <>
          {'state' in place ? <RecordedWords state={place.state} /> : null}
          <div className="recorded-frame" />
          <RecordedMark
            atMs={place.atMs}
            words={(time) =>
              replay.rate === 0
                ? t('wall.replayStill', { time })
                : t('wall.replay', { time, rate: replay.rate })
            }
          />
        </>
      )}
    </div>
  );
}
