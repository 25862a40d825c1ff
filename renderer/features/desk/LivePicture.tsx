import type { Camera } from '#contract/camera';
import type { TileReplay } from '#contract/replay';
import type { PlayState, StreamPurpose } from '#contract/stream';
import type { Zoom } from '#contract/zoom';
import { createContext, useCallback, useContext, useLayoutEffect, useState } from 'react';
import { useWallSelector } from '../../bridge/dispatch';
import { faultWords } from '../../kit/text/faultWords';
import { useText } from '../../kit/text/useText';
import { clockText } from '../../kit/time';
import {
  selectTilePlay,
  TileVideo,
  windowCanvas,
  type HasPlayback,
  type TilePlay,
} from '../playback';
import { RecordedPicture } from '../moment';
import { zoomed, ZoomMark } from '../zoom';

interface Props {
  playKey: string;
  camera: Camera;
  purpose: StreamPurpose;
  /** The moment shown instead of live. */
  replay?: TileReplay | null;
  /** The part of it that is seen. */
  zoom?: Zoom | null;
  /** Miniatures say only that they are not live; the selected tile says why. */
  hasWords?: boolean;
}

/** Whether a page lies over the pictures below this: they rest until it is gone. */
export const PicturesCovered = createContext(false);

/** A picture at the desk: never without its Demo mark, never old without saying so. */
export function LivePicture({
  playKey,
  camera,
  purpose,
  replay = null,
  zoom = null,
  hasWords = false,
}: Props) {
  const { t } = useText();
  const isCovered = useContext(PicturesCovered);
  const [state, setState] = useState<PlayState>({ kind: 'opening' });
  const onState = useCallback((next: PlayState) => setState(next), []);
  const doubt = useWallSelector<HasPlayback, TilePlay | undefined>(selectTilePlay(playKey))?.doubt;
  useLayoutEffect(() => windowCanvas.layoutChanged(), [zoom]);
  const isOld = state.kind === 'frozen' || state.kind === 'recovering' || doubt === 'frozen';
  return (
    <div
      className="picture"
      {...zoomed(zoom)}
      data-play={state.kind}
      data-old={isOld}
      data-doubt={doubt ?? undefined}
    >
      <TileVideo {...{ playKey, camera, purpose, isCovered, onState }} />
      {replay === null ? null : (
        <RecordedPicture liveKey={playKey} cameraId={camera.cameraId} replay={replay} />
      )}
      {camera.isDemo ? <span className="demo-mark">{t('mark.demo')}</span> : null}
      <ZoomMark zoom={purpose === 'miniature' ? null : zoom} />
      {hasWords && replay === null ? <StateWords state={state} doubt={doubt ?? null} /> : null}
    </div>
  );
}

/** What is wrong with a live picture, in words; nothing when nothing is. */
function StateWords({ state, doubt }: { state: PlayState; doubt: TilePlay['doubt'] }) {
  const { t } = useText();
  if (state.kind === 'recovering') {
    const next = t('desk.picture.nextTry', { time: clockText(state.nextTryAtMs) });
    return <p className="picture-words">{`${faultWords(state.fault.code, t)} · ${next}`}</p>;
  }
  const isFrozen = state.kind === 'frozen' || doubt === 'frozen';
  if (!isFrozen && doubt === null) return null;
  return (
    <p className="picture-words">
      {isFrozen ? t('desk.picture.frozen') : t(`wall.doubt.${String(doubt)}`)}
    </p>
  );
}
