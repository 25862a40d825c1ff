import { useEffect, useState } from 'react';
import type { CameraId } from '#contract/ids';
import { request } from '../../bridge/bridge';

/** A small still picture of an item's first camera; its place stays while there is none. */
export function ItemStill({ cameraId }: { cameraId: CameraId | null | undefined }) {
  const [still, setStill] = useState<{ cameraId: CameraId; url: string }>();
  useEffect(() => {
    if (cameraId == null) return undefined;
    let isGone = false;
    void request('picture:open', { of: 'camera', cameraId }).then((opened) => {
      if (opened.ok && !isGone) setStill({ cameraId, url: opened.value.url });
    });
    return () => {
      isGone = true;
    };
  }, [cameraId]);
  return (
    <span className="item-still">
      {still !== undefined && still.cameraId === cameraId ? <img src={still.url} alt="" /> : null}
    </span>
  );
}
