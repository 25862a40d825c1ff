import './playback.css';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Camera } from '#contract/camera';
import type { PlayState, StreamPurpose } from '#contract/stream';
import { useWallDispatch, useWallSelector } from '../../bridge/dispatch';
import { measureTogether } from './measureTogether';
import { selectTilePlay, tileHidden, tileShown, type HasPlayback } from './playbackSlice';
import { windowPlayers } from './windowPlayers';

interface Props {
  /** Names the picture in this window; two shown at once need two keys. */
  playKey: string;
  camera: Camera;
  purpose: StreamPurpose;
  /** Another picture lies over it: nobody sees it. */
  isCovered?: boolean;
  className?: string;
  /** Told of every change; for those who are not below the store's selectors. */
  onState?: (state: PlayState) => void;
}

const noState: PlayState = { kind: 'opening' };

/** The moving picture of a camera. Words about it are the business of who shows it. */
export function TileVideo(props: Props) {
  const { playKey, camera, purpose, isCovered = false, className, onState } = props;
  const { cameraId, isOnline } = camera;
  const host = useRef<HTMLDivElement>(null);
  const dispatch = useWallDispatch();
  const play = useWallSelector<HasPlayback, ReturnType<ReturnType<typeof selectTilePlay>>>(
    selectTilePlay(playKey),
  );
  const state = play?.state ?? noState;

  // In the turn of the change: a call-up has no frame to give away.
  useLayoutEffect(() => {
    const element = host.current;
    if (element === null) return undefined;
    let isShown = true;
    const show = (): void => {
      measureTogether(element, (rect) => {
        if (!isShown) return;
        dispatch(tileShown({ playKey, cameraId, purpose, isCovered, ...pixelsOf(rect) }));
      });
    };
    windowPlayers.mount(playKey, element);
    show();
    const stopWatching = onResized(element, show);
    return () => {
      isShown = false;
      stopWatching();
      dispatch(tileHidden({ playKey }));
    };
  }, [playKey, cameraId, purpose, isCovered, dispatch]);

  useEffect(() => {
    // Its tile does not wait for its minute when the platform says that it is there again.
    if (isOnline) windowPlayers.tryAgain({ leaseIds: [], cameraIds: [cameraId], withinMs: 1000 });
  }, [cameraId, isOnline]);

  useEffect(() => onState?.(state), [onState, state]);

  return (
    <div
      ref={host}
      className={className === undefined ? 'tile-video' : `tile-video ${className}`}
      data-picture={playKey}
      data-play={state.kind}
      data-step={play?.standing?.step}
    />
  );
}

/** Device pixels of an element; at least one, as before the first layout. */
function pixelsOf({ width, height }: DOMRect): { widthPx: number; heightPx: number } {
  const pixels = (length: number): number =>
    Math.max(1, Math.round(length * window.devicePixelRatio));
  return { widthPx: pixels(width), heightPx: pixels(height) };
}

function onResized(element: HTMLElement, listener: () => void): () => void {
  if (typeof ResizeObserver !== 'function') return () => undefined;
  const observer = new ResizeObserver(listener);
  observer.observe(element);
  return () => observer.disconnect();
}
