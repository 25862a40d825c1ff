import { useCallback, useEffect, useState } from 'react';
import type { Camera, CameraShelf } from '#contract/camera';
import { request } from '../../bridge/bridge';

export interface ShelfState {
  shelf: CameraShelf;
  isFavourite: (cameraId: string) => boolean;
  /** Makes a camera a favourite, or ends that. */
  favour: (camera: Camera) => void;
}

const empty: CameraShelf = { favourites: [], recent: [] };

/** Favourites and recent cameras; read anew whenever `stamp` changes. */
export function useShelf(stamp: string): ShelfState {
  const [shelf, setShelf] = useState(empty);
  useEffect(() => {
    let isCurrent = true;
    void request('catalog:shelf', {}).then((outcome) => {
      if (isCurrent && outcome.ok) setShelf(outcome.value);
    });
    return () => {
      isCurrent = false;
    };
  }, [stamp]);
  const isFavourite = useCallback(
    (cameraId: string) => shelf.favourites.some((camera) => camera.cameraId === cameraId),
    [shelf],
  );
  const favour = useCallback(
    ({ cameraId }: Camera) => {
      const wish = { cameraId, isFavourite: !isFavourite(cameraId) };
      void request('catalog:favour', wish).then((outcome) => {
        if (outcome.ok) setShelf(outcome.value);
      });
    },
    [isFavourite],
  );
  return { shelf, isFavourite, favour };
}
