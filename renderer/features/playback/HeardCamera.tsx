import './playback.css';
import { useEffect, useRef } from 'react';
import type { CameraId } from '#contract/ids';
import type { SoundState } from './soundOutlet';
import { openTileSound, type TileSound } from './tileSound';

interface Props {
  cameraId: CameraId;
  /** 0 to 1. */
  volume: number;
  onState: (state: SoundState) => void;
}

/** A camera that is heard as long as this is there. Words about it are the business of who shows it. */
export function HeardCamera({ cameraId, volume, onState }: Props) {
  const host = useRef<HTMLSpanElement>(null);
  const sound = useRef<TileSound | null>(null);
  useEffect(() => {
    if (host.current === null) return undefined;
    const opened = openTileSound(cameraId, host.current, onState);
    sound.current = opened;
    return () => {
      sound.current = null;
      opened.close();
    };
  }, [cameraId, onState]);
  useEffect(() => sound.current?.setVolume(volume), [cameraId, volume]);
  return <span ref={host} className="heard-camera" aria-hidden="true" data-heard={cameraId} />;
}
