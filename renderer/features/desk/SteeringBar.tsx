import { useEffect, useState } from 'react';
import type { Preset } from '#contract/ptz';
import type { PlanTile } from '#contract/scene';
import { useWallSelector } from '../../bridge/dispatch';
import { selectStation } from '../../bridge/viewSelectors';
import { SteeringControls, SteeringNotice } from '../ptz';
import { useDesk } from './useDesk';
import { useDeskSteering } from './useSteering';

/** Steering of the selected tile's camera, and why it ended where it did. */
export function SteeringBar({ tile }: { tile: PlanTile | undefined }) {
  const { run, state } = useDesk();
  const { steering, actor } = useWallSelector(selectStation);
  const camera = tile?.camera ?? null;
  const presets = useOwnPresets();
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
          onPreset={(number) => run({ kind: 'preset', number })}
        />
      )}
      <SteeringNotice news={steering.news} />
    </>
  );
}

/** Where the steered camera can be sent; asked once for each steering. */
function useOwnPresets(): readonly Preset[] {
  const { ask } = useDesk();
  const { selection } = useWallSelector(selectStation);
  const cameraId = useDeskSteering()?.own.cameraId;
  const [listed, setListed] = useState<{ of: string; presets: readonly Preset[] } | null>(null);
  useEffect(() => {
    if (cameraId === undefined || selection === null) return undefined;
    let isWanted = true;
    void ask('tile:presets', selection).then((outcome) => {
      if (isWanted && outcome.ok) setListed({ of: cameraId, presets: outcome.value });
    });
    return () => {
      isWanted = false;
    };
  }, [cameraId, selection, ask]);
  return listed !== null && listed.of === cameraId ? listed.presets : [];
}
