import type { Camera } from '#contract/camera';
import type { StreamPurpose } from '#contract/stream';
import { useCallback, useState } from 'react';
import type { PlayState } from '#contract/stream';
import { faultWords } from '../../kit/text/faultWords';
import { useText } from '../../kit/text/useText';
import { clockText } from '../../kit/time';
import { TileVideo } from '../playback';

interface Props {
  playKey: string;
  camera: Camera;
  purpose: StreamPurpose;
  /** Miniatures say only that they are not live; the selected tile says why. */
  hasWords?: boolean;
}

/** A picture at the desk: never without its Demo mark, never old without saying so. */
export function LivePicture({ playKey, camera, purpose, hasWords = false }: Props) {
  const { t } = useText();
  const [state, setState] = useState<PlayState>({ kind: 'opening' });
  const onState = useCallback((next: PlayState) => setState(next), []);
  const isOld = state.kind === 'frozen' || state.kind === 'recovering';
  return (
    <div className="picture" data-play={state.kind} data-old={isOld}>
      <TileVideo playKey={playKey} camera={camera} purpose={purpose} onState={onState} />
      {camera.isDemo ? <span className="demo-mark">{t('mark.demo')}</span> : null}
      {isOld && hasWords ? (
        <p className="picture-words">
          {state.kind === 'frozen' ? t('desk.picture.frozen') : faultWords(state.fault.code, t)}
          {state.kind === 'recovering'
            ? ` · ${t('desk.picture.nextTry', { time: clockText(state.nextTryAtMs) })}`
            : null}
        </p>
      ) : null}
    </div>
  );
}
