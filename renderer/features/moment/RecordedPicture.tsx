import './moment.css';
import { useState } from 'react';
import type { TileReplay } from '#contract/replay';
import { useText } from '../../kit/text/useText';
import { ReplayVideo, type ReplayPlace } from '../playback';
import { RecordedMark } from './RecordedMark';

interface Props {
  /** The live picture below, whose camera is replayed. */
  liveKey: string;
  replay: TileReplay;
}

/** The moment over a live picture: framed, and labelled in a way that no setting removes. */
export function RecordedPicture({ liveKey, replay }: Props) {
  const { t } = useText();
  const [place, setPlace] = useState<ReplayPlace | null>(null);
  return (
    <div
      className="recorded"
      data-testid="recorded"
      data-rate={replay.rate}
      data-beside-mark={true}
    >
      <ReplayVideo liveKey={liveKey} replay={replay} onPlace={setPlace} />
      {place === null ? null : (
        <>
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
