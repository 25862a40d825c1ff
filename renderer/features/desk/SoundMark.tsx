import { useCallback, useEffect } from 'react';
import type { Camera } from '#contract/camera';
import type { ScreenPlan } from '#contract/scene';
import { useWallSelector } from '../../bridge/dispatch';
import { request } from '../../bridge/bridge';
import { selectView, type HasView } from '../../bridge/viewSelectors';
import { Icon } from '../../kit/Icon';
import { KeyCap } from '../../kit/KeyCap';
import { localText, useText } from '../../kit/text/useText';
import { useIsSounding } from '../alarms';
import { HeardCamera, type SoundState } from '../playback';
import { mostSoundLevel, type Listening } from './deskState';
import { heardTile } from './soundCommands';
import { useDesk } from './useDesk';

/** What is left of a tile's sound while an alarm is heard. */
const lowered = 0.15;

/**
 * The one tile that is heard. The sound lives in its mark: where the mark is gone nothing sounds, and
 * as long as something sounds the mark is on the desk, whatever page is open.
 */
export function SoundMark() {
  const { state, dispatch } = useDesk();
  const { plans } = useWallSelector<HasView, ReturnType<typeof selectView>>(selectView);
  const { listening } = state;
  const camera = heardTile(plans, listening)?.camera ?? null;
  const isOver = listening !== null && camera === null;
  useEffect(() => {
    // It does not come back by itself with its camera.
    if (isOver) dispatch({ type: 'soundTurned', listening: null });
  }, [isOver, dispatch]);
  if (listening === null || camera === null) return null;
  const { screenId, tileId, cameraId } = listening;
  return <Heard key={`${screenId} ${tileId} ${cameraId}`} listening={listening} camera={camera} />;
}

function Heard({ listening, camera }: { listening: Listening; camera: Camera }) {
  const { t } = useText();
  const { state, dispatch } = useDesk();
  const isLowered = useIsSounding();
  const { screenId, tileId, cameraId } = listening;
  const { heard } = state;
  useEffect(
    () => () => void request('tile:listen', { screenId, tileId, cameraId, isOn: false }),
    [screenId, tileId, cameraId],
  );
  const onState = useCallback(
    (told: SoundState) => dispatch({ type: 'soundTold', heard: told }),
    [dispatch],
  );
  const level = state.soundLevel / mostSoundLevel;
  return (
    <button
      type="button"
      className="tab sound-mark"
      data-testid="sound-mark"
      data-sound={heard}
      data-lowered={isLowered}
      title={t('hear.off')}
      onClick={() => dispatch({ type: 'soundTurned', listening: null })}
    >
      <Icon name={heard === 'none' || heard === 'lost' ? 'silence' : 'sound'} />
      <b>{camera.number}</b>
      <span className="sound-words" role="status">
        <SoundWords camera={camera} />
      </span>
      <KeyCap keyOf="sound" />
      <HeardCamera
        cameraId={cameraId}
        volume={isLowered ? level * lowered : level}
        onState={onState}
      />
    </button>
  );
}

/** Which camera, and how loud; or why nothing is heard of it. */
function SoundWords({ camera }: { camera: Camera }) {
  const { t, locale } = useText();
  const { heard, soundLevel } = useDesk().state;
  const percent = Math.round((soundLevel / mostSoundLevel) * 100);
  return `${localText(camera.shortName, locale)} · ${t(`hear.${heard}`, { percent })}`;
}

/** The same beside the miniature of the screen, where a narrow desk has room for it. */
export function SoundLine({ plan }: { plan: ScreenPlan }) {
  const { listening } = useDesk().state;
  const camera = heardTile({ [plan.screenId]: plan }, listening)?.camera ?? null;
  if (camera === null) return null;
  return (
    <span className="sound-line" data-testid="sound-line">
      <Icon name="sound" size="1em" /> {camera.number} <SoundWords camera={camera} />
    </span>
  );
}
