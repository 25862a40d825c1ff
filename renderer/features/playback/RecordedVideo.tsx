import './playback.css';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { CameraId } from '#contract/ids';
import type { TileReplay } from '#contract/replay';
import type { StreamProfile } from '#contract/stream';
import { canPaint } from '../../player/canvas/paintWorker';
import { RecordedPlayer, type AskStretch, type RecordedPlace } from '../../player/recordedPlayer';
import { askStretch } from './askRecording';
import { replayCanvas } from './replayCanvas';

interface Props {
  cameraId: CameraId;
  replay: TileReplay;
  onPlace: (place: RecordedPlace | null) => void;
}

/** A camera's recording 录像, out of its platform's recorder. Label and frame are the business of who shows it. */
export function RecordedVideo({ cameraId, replay, onPlace }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const player = useRef<RecordedPlayer>(null);
  const latest = useRef(replay);
  const [state, setState] = useState<RecordedPlace['state']>('loading');
  const tell = useRef(onPlace);
  useEffect(() => {
    tell.current = onPlace;
  }, [onPlace]);

  useEffect(() => {
    const element = host.current;
    if (element === null || !canPaint()) return undefined;
    const ask: AskStretch = (asked) =>
      askStretch({ cameraId, ...asked, profile: profileFor(element) });
    player.current = new RecordedPlayer(element, replayCanvas, ask, (place) => {
      setState(place.state);
      tell.current(place);
    });
    player.current.play(latest.current);
    return () => {
      player.current?.destroy();
      player.current = null;
      tell.current(null);
    };
  }, [cameraId]);

  // Its tile may show another part of it now.
  useLayoutEffect(() => replayCanvas.layoutChanged());

  useEffect(() => {
    if (latest.current === replay) return;
    latest.current = replay;
    player.current?.play(replay);
  }, [replay]);

  return (
    <div
      ref={host}
      className="replay-video"
      data-replay={replay.replayId}
      data-shown={true}
      data-blank={state !== 'shown' && state !== 'loading'}
      data-recording={state}
    />
  );
}

/** What a tile of that size needs, where a recorder keeps several sizes. */
const profileFor = (element: HTMLElement): StreamProfile => {
  const widthPx = element.getBoundingClientRect().width * devicePixelRatio;
  if (widthPx > 1_000) return 'main';
  return widthPx > 400 ? 'sub' : 'small';
};
