import type { CameraId } from '#contract/ids';
import type { StreamProfile } from '#contract/stream';
import { chooseProfile } from './chooseProfile';
import type { WholeView } from './stationView';

/** What windows that are still being opened will ask for. */
export interface AwaitedTiles {
  cameraIds: CameraId[];
  /** The one that most of their tiles will want. */
  profile: StreamProfile;
}

/**
 * The tiles of walls that have not shown anything yet. Only those of the most common profile: a
 * stream of another would be opened in vain. Large tiles are few, and their streams cost the most.
 */
export const awaitedTiles = ({
  plans,
  station,
  showing,
}: Pick<WholeView, 'plans' | 'showing'> & {
  station: Pick<WholeView['station'], 'screens'>;
}): AwaitedTiles => {
  const byProfile = { small: [] as CameraId[], sub: [] as CameraId[], main: [] as CameraId[] };
  for (const { screenId, widthPx, heightPx } of station.screens) {
    const plan = plans[screenId];
    if (plan === undefined || showing[screenId] !== undefined) continue;
    const { columns, rows } = plan.layout;
    for (const { camera, slot } of plan.tiles) {
      if (camera?.isOnline !== true) continue;
      const profile = chooseProfile({
        widthPx: (widthPx * slot.columnSpan) / columns,
        heightPx: (heightPx * slot.rowSpan) / rows,
        purpose: 'wall',
      });
      byProfile[profile].push(camera.cameraId);
    }
  }
  const { small, sub } = byProfile;
  return small.length > sub.length
    ? { cameraIds: small, profile: 'small' }
    : { cameraIds: sub, profile: 'sub' };
};
