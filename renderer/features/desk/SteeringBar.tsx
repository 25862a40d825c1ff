import { useEffect, useRef, useState } from 'react';
import type { Preset } from '#contract/ptz';
import type { PlanTile } from '#contract/scene';
import type { WindowView } from '#contract/view';
import { useWallSelector } from '../../bridge/dispatch';
import { selectStation, selectView, type HasView } from '../../bridge/viewSelectors';
import { SteeringControls, SteeringNotice } from '../ptz';
import { chosenScreen } from './runCommand';
import { useDesk } from './useDesk';
import { useDeskSteering } from './useSteering';

/** Steering of the selected tile's camera, and why it ended where it did. */
export function SteeringBar({ tile }: { tile: PlanTile | undefined }) {
  const { run, state } = useDesk();
  const { steering, actor } = useWallSelector(selectStation);
  const camera = tile?.camera ?? null;
  const presets = useOwnPresets(tile);
  const held = steering.held.find(({ cameraId }) => cameraId === camera?.cameraId);
  return (
    <>
      {camera?.kind !== 'ptz' ? null : (
        <SteeringControls
          steering={held}
          actor={actor}
          speed={state.steerSpeed}
          presets={presets}
          onSteer={() => run({ kind: 'steer' })}
          onTakeOver={() => run({ kind: 'steer-over' })}
          onSpeed={(by) => run({ kind: 'steer-speed', by })}
          onCruise={(number) => run({ kind: 'cruise', number })}
          onPreset={(number) => run({ kind: 'preset', number })}
        />
      )}
      <SteeringNotice news={steering.news} />
    </>
  );
}

/** Where the steered camera can be sent; asked once for each steering, whatever else changes. */
function useOwnPresets(tile: PlanTile | undefined): readonly Preset[] {
  const { ask, state } = useDesk();
  const view = useWallSelector<HasView, WindowView>(selectView);
  const cameraId = useDeskSteering()?.own.cameraId;
  const screenId = chosenScreen(view, state.screenNumber)?.screenId;
  const tileId = tile?.tileId;
  const [listed, setListed] = useState<{ of: string; presets: readonly Preset[] } | null>(null);
  const asking = useRef(ask);
  useEffect(() => {
    if (cameraId === undefined || screenId === undefined || tileId === undefined) return undefined;
    let isWanted = true;
    void asking.current('tile:presets', { screenId, tileId }).then((outcome) => {
      if (isWanted && outcome.ok) setListed({ of: cameraId, presets: outcome.value });
    });
    return () => {
      isWanted = false;
    };
  }, [cameraId, screenId, tileId]);
  return listed !== null && listed.of === cameraId ? listed.presets : [];
}
