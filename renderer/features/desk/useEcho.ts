import { useEffect, useState } from 'react';
import type { Camera } from '#contract/camera';
import type { Preset } from '#contract/ptz';
import type { PlanTile, ScreenPlan } from '#contract/scene';
import { request } from '../../bridge/bridge';

/** The camera with the typed number; its stream is opened beforehand. */
export function useCameraNumber(digits: string): Camera | null {
  const [camera, setCamera] = useState<Camera | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const ask = async (): Promise<void> => {
      const outcome =
        Number(digits) > 0 ? await request('catalog:number', { number: Number(digits) }) : null;
      if (!isCurrent) return;
      const found = outcome?.ok === true ? outcome.value : null;
      setCamera(found);
      if (found !== null) void request('stream:hint', { cameraIds: [found.cameraId] });
    };
    void ask();
    return () => {
      isCurrent = false;
    };
  }, [digits]);
  return camera;
}

/** The preset positions of the selected tile's camera; null until they are known. */
export function usePresets(
  screenId: ScreenPlan['screenId'] | undefined,
  tile: PlanTile | undefined,
): readonly Preset[] | null {
  const [known, setKnown] = useState<{ of: string; presets: readonly Preset[] } | null>(null);
  const tileId = tile?.tileId;
  const steerable = tile?.camera?.kind === 'ptz' ? tile.camera.cameraId : undefined;
  useEffect(() => {
    if (screenId === undefined || tileId === undefined || steerable === undefined) return undefined;
    let isCurrent = true;
    void request('tile:presets', { screenId, tileId }).then((outcome) => {
      if (isCurrent && outcome.ok) setKnown({ of: steerable, presets: outcome.value });
    });
    return () => {
      isCurrent = false;
    };
  }, [screenId, tileId, steerable]);
  return known !== null && known.of === steerable ? known.presets : null;
}
